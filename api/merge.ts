import { may } from '../access/may.ts';
import { type MergePreview, previewMerge, previewSplit } from '../domain/case/merging/preview.ts';
import { mergeOf } from '../domain/case/merging/standing.ts';
import type { JsonObject } from '../domain/json.ts';
import { isJsonObject } from '../domain/json.ts';
import { partnerOf } from '../worker/gateway/merge-partner.ts';
import { type Looker, lookAtCase } from './look.ts';
import { no } from './refused.ts';
import type { SeenCase } from './seen-case.ts';

/** The two cases of a merge as their reader sees them. */
export interface MergePair {
  duplicate: SeenCase;
  survivor: SeenCase;
}

/** Merging shows each case to the readers of the other: only who carries both, and may record in both, does it. */
export const mayMerge = ({ caller }: Pick<Looker, 'caller'>, { sight }: SeenCase): boolean =>
  may(caller, 'merge', { on: 'case', as: sight.relation });

/**
 * The case that the duplicate goes into, or lives on in, as the caller sees it; the look is on record. Throws NOT_FOUND for
 * one that the caller may not know of, and NOT_PERMITTED where they may not merge.
 */
export async function survivorFor(looker: Looker, duplicate: SeenCase, into: unknown): Promise<SeenCase> {
  if (!mayMerge(looker, duplicate)) throw notTheirs();
  const looked = await lookAtCase(looker, typeof into === 'string' ? into : '', undefined, 'command');
  if (looked.kind === 'not-permitted' || looked.kind === 'read-only') throw notTheirs();
  if (looked.kind !== 'seen')
    throw no(
      422,
      'NOT_FOUND',
      'Sagen, der skal fortsætte, findes ikke, eller du har ikke adgang til den.',
      'There is no such case to go on, or you have no access to it.',
      { reason: 'into' },
    );
  if (!mayMerge(looker, looked.stored)) throw notTheirs();
  return looked.stored;
}

/**
 * Who may not act in both cases may not give the command, whatever the domain would say. Answers the case that a merge
 * names, where there is one.
 */
export async function requireBothCases(
  looker: Looker,
  command: string,
  duplicate: SeenCase,
  body: unknown,
): Promise<SeenCase | null> {
  if (command === 'split-case') {
    if (!mayMerge(looker, duplicate)) throw notTheirs();
    const merge = mergeOf(duplicate.state);
    // The other case loses what came over: nobody takes it from a case that another municipality has by now.
    if (merge) await survivorFor(looker, duplicate, merge.into);
  }
  if (command !== 'merge-case' || !isJsonObject(body) || typeof body.into !== 'string') return null;
  return body.into === duplicate.state.id ? null : survivorFor(looker, duplicate, (body as JsonObject).into);
}

/** What merging would do now, or, where the case is merged, what splitting would. */
export function previewOf({ caller, ports }: Looker, { duplicate, survivor }: MergePair): MergePreview {
  const clockMs = ports.clock();
  const pair = {
    duplicate: duplicate.state,
    survivor: survivor.state,
    role: caller.role,
    nowMs: clockMs + Math.max(duplicate.clockOffsetMs, survivor.clockOffsetMs),
  };
  if (mergeOf(duplicate.state)?.into === survivor.state.id) return previewSplit(pair);
  const stamp = partnerOf(duplicate.state, survivor.state, clockMs + survivor.clockOffsetMs);
  return previewMerge(pair, stamp);
}

const notTheirs = () =>
  no(
    null,
    'NOT_PERMITTED',
    'Kun den, der følger begge sager, kan lægge dem sammen eller skille dem ad.',
    'Only somebody who follows both cases may merge or split them.',
    { reason: 'merge-case' },
  );
