import type { Context } from 'hono';
import { actionOfCommand } from '../../access/action.ts';
import { may } from '../../access/may.ts';
import type { DraftContent, DraftPlace } from '../../api/draft-ports.ts';
import { deadlinesSeen, type SeenCase } from '../../api/seen-case.ts';
import type { CommandSpec } from '../../domain/case/command-spec.ts';
import { commandByName } from '../../domain/case/registry.ts';
import type { Deadline } from '../../domain/obligations/deadline.ts';
import {
  callOfPage,
  caseOfPage,
  nowOfCase,
  type PageCall,
  type PageDeps,
  PageRefused,
} from '../page-call.ts';
import { withColleagues } from './colleague-options.ts';
import type { FormNode } from './form-node.ts';
import { formOf } from './form-of-command.ts';
import { knownIn } from './known-options.ts';
import { formUrl } from './next-act.ts';
import type { SentForm } from './sent-form.ts';

/** A form of a case in the middle of a request. */
export interface FormCall {
  call: PageCall;
  stored: SeenCase;
  nowMs: number;
  spec: CommandSpec;
  /** The deadline from which the form was opened. */
  about: Deadline | null;
  /** The answers are those of a notice of the civil register. */
  proposed?: boolean;
}

/** The form that the path names, if the caller may give the command in that case. */
export async function formCallOf(c: Context, deps: PageDeps): Promise<FormCall> {
  const call = callOfPage(c, deps);
  const stored = await caseOfPage(call);
  const spec = commandOfForm(c);
  const as = stored.sight.relation;
  if (!may(call.caller, actionOfCommand(spec), { on: 'case', as })) throw new PageRefused('not-permitted');
  const nowMs = nowOfCase(call, stored);
  const about =
    deadlinesSeen(stored, stored.state, nowMs).find(({ id }) => id === c.req.query('for')) ?? null;
  return { call, stored, nowMs, spec, about };
}

/** The command whose form the path names; a referral has a page of its own. */
export function commandOfForm(c: Context): CommandSpec {
  const spec = commandByName(c.req.param('command') ?? '');
  if (!spec || spec.name === 'refer') throw new PageRefused('not-found');
  return spec;
}

/** The questions of the form, with what the case knows to choose from. */
export const questionsOf = async ({ call, stored, nowMs, spec }: FormCall): Promise<readonly FormNode[]> =>
  formOf(spec, await withColleagues(knownIn(stored, spec, nowMs), spec, call, stored));

export const placeOfDraft = ({ call, stored, spec }: FormCall): DraftPlace => ({
  subject: call.caller.subject,
  caseId: stored.state.id,
  form: spec.name,
});

export const urlOfForm = ({ stored, spec, about }: FormCall): string =>
  formUrl(stored.state.id, spec.name, about?.id);

/** What was sent, as a draft keeps it. */
export const draftOf = ({ envelope, answers }: SentForm, about: string | null): DraftContent => ({
  key: envelope.key,
  version: envelope.version,
  openedMs: envelope.openedMs,
  answers,
  about,
  step: envelope.step ?? 0,
});
