import { municipalitiesOf } from '../access/horizon.ts';
import { may } from '../access/may.ts';
import { civilDateOf } from '../domain/calendar/index.ts';
import type { CaseKind } from '../domain/case/state.ts';
import type { JsonObject } from '../domain/json.ts';
import { erasableFrom, LEAST_YEARS, type RetentionPolicy } from '../domain/retention/policy.ts';
import { type ErasureStanding, holdReasons, standingOf } from '../domain/retention/votes.ts';
import type { ClosedCase } from './disclosure-ports.ts';
import type { Caller } from './identity/caller.ts';
import { type Looker, recordList } from './look.ts';
import { no } from './refused.ts';

const MOST_YEARS = 110;
const LONGEST_BASIS = 200;

/** A case whose time is over, and what leaders have said of its erasure. */
export interface DueForErasure extends ClosedCase {
  dueOn: string;
  years: number;
  standing: ErasureStanding;
}

/** Retention is decided, and cases are erased, by the leaders of the municipality that has them. */
export const mayDecideRetention = ({ role, scope }: Pick<Caller, 'role' | 'scope'>): boolean =>
  municipalitiesOf({ scope }).includes(scope) &&
  may({ role }, 'administrate', { on: 'parameters', as: 'own' });

function municipalityOf({ role, scope }: Caller): string {
  if (mayDecideRetention({ role, scope })) return scope;
  throw no(
    null,
    'NOT_PERMITTED',
    'Opbevaring og sletning afgøres af kommunens ledere.',
    "Retention and erasure are decided by the municipality's leaders.",
    { reason: role },
  );
}

/** The policies in force in the caller's municipality. Throws NOT_PERMITTED. */
export const policiesFor = ({ ports, caller }: Looker): Promise<RetentionPolicy[]> =>
  ports.retention.policies(municipalityOf(caller));

/** The cases of the caller's municipality that are due for erasure, oldest first; the look is on record. */
export async function dueForErasure(looker: Looker): Promise<readonly DueForErasure[]> {
  const { ports, caller } = looker;
  const municipality = municipalityOf(caller);
  const nowMs = ports.clock();
  const [policies, closed] = await Promise.all([
    ports.retention.policies(municipality),
    ports.retention.closed([municipality], nowMs),
  ]);
  const votes = await ports.retention.votes(closed.map(({ caseId }) => caseId));
  const due = closed.flatMap((one) => {
    const years = policies.find(({ kind }) => kind === one.kind)?.years ?? null;
    if (years === null) return [];
    const dueOn = erasableFrom(one.lastEntryMs, years);
    if (civilDateOf(nowMs + one.clockOffsetMs) < dueOn) return [];
    return [{ ...one, years, dueOn, standing: standingOf(votes.get(one.caseId) ?? []) }];
  });
  await recordList(looker, 'search', { list: 'erasure' }, due);
  return due;
}

/** What stays of the cases of the caller's municipality that were erased. */
export const erasedCases = ({ ports, caller }: Looker) => ports.retention.erased([municipalityOf(caller)]);

/** Puts a retention policy in force. Throws VALIDATION and NOT_PERMITTED. */
export async function decideRetention(
  { ports, caller }: Looker,
  { kind, years, basis }: JsonObject,
): Promise<void> {
  const municipality = municipalityOf(caller);
  if (kind !== 'pregnancy' && kind !== 'child') throw wrong('kind', 'pregnancy, child');
  const isYears = typeof years === 'number' && Number.isInteger(years);
  if (years !== null && !(isYears && years >= LEAST_YEARS && years <= MOST_YEARS))
    throw wrong('years', `${LEAST_YEARS}–${MOST_YEARS}, null`);
  if (typeof basis !== 'string' || basis.trim() === '' || basis.length > LONGEST_BASIS)
    throw wrong('basis', `1–${LONGEST_BASIS}`);
  const policy = { kind: kind as CaseKind, years: years as number | null, basis };
  await ports.retention.decide(municipality, policy, { subject: caller.subject, role: caller.role });
}

/**
 * Approves the erasure of a case that is due, holds it back, or lets it go again. Two different people's approvals are
 * carried out by the worker. Throws NOT_FOUND for a case that is not due, and DUPLICATE for a second approval.
 */
export async function voteOnErasure(
  looker: Looker,
  caseId: string,
  { vote, reason = null }: JsonObject,
): Promise<DueForErasure> {
  const { ports, caller } = looker;
  if (vote !== 'approve' && vote !== 'hold' && vote !== 'release')
    throw wrong('vote', 'approve, hold, release');
  const held = holdReasons.find((one) => one === reason) ?? null;
  if ((vote === 'hold') !== (held !== null)) throw wrong('reason', holdReasons.join(', '));
  const known = (await dueForErasure(looker)).find((one) => one.caseId === caseId);
  if (!known)
    throw no(404, 'NOT_FOUND', 'Sagen er ikke på sletningslisten.', 'The case is not due for erasure.');
  const { standing } = known;
  if (vote === 'approve' && standing.held !== null)
    throw no(null, 'PRECONDITION', 'Sagen er holdt tilbage.', 'The case is held back.', { reason: 'held' });
  if (vote === 'approve' && standing.approvals.some(({ subject }) => subject === caller.subject))
    throw no(
      null,
      'DUPLICATE',
      'Du har godkendt sletningen; en anden skal godkende den også.',
      'You have approved the erasure; somebody else must approve it too.',
      { reason: 'subject' },
    );
  if (vote === 'release' && standing.held === null)
    throw no(null, 'WRONG_ORDER', 'Sagen er ikke holdt tilbage.', 'The case is not held back.', {
      reason: 'held',
    });
  await ports.retention.vote(caseId, {
    vote,
    reason: held,
    subject: caller.subject,
    role: caller.role,
  });
  const votes = await ports.retention.votes([caseId]);
  return { ...known, standing: standingOf(votes.get(caseId) ?? []) };
}

const wrong = (field: string, known: string) =>
  no(null, 'VALIDATION', `${field} skal være: ${known}.`, `${field} must be: ${known}.`, { reason: field });
