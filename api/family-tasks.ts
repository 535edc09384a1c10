import { may } from '../access/may.ts';
import { unitOf } from '../access/unit.ts';
import { formatInstant } from '../domain/calendar/index.ts';
import { viewOf } from '../domain/case/case-view.ts';
import { type FamilyNotice, familyNotice } from '../domain/disclosure/family-notice.ts';
import { copiesAtSending } from '../domain/disclosure/letters.ts';
import type { JsonObject } from '../domain/json.ts';
import { isFamilyRole } from '../domain/rules/roles.ts';
import { type Text, text } from '../domain/text.ts';
import { tellDenied } from './denied.ts';
import type { FamilyTask } from './family-ports.ts';
import type { Caller } from './identity/caller.ts';
import { type Looker, lookAtCase, recordList } from './look.ts';
import { reachOf } from './reach.ts';
import { no } from './refused.ts';
import { type SeenCase, seenCase } from './seen-case.ts';

const MOST = 200;

/** A task as somebody sees it, with what there is to tell and to whom, read from the case now. */
export interface SeenTask {
  task: FamilyTask;
  seen: SeenCase;
  notice: FamilyNotice | null;
  /** Places in the case: custody holders of today, or the one whose copy did not arrive. */
  tell: readonly string[];
}

/** Why somebody gives a task back: a closed list, so that it says nothing of anybody. */
export const returnReasons = {
  'not-reached': text('Familien kunne ikke træffes', 'The family could not be reached'),
  'told-already': text('Familien har fået det at vide på anden måde', 'The family was told in another way'),
  'not-ours': text('En anden skal gøre det', 'Somebody else has to do it'),
  mistake: text('Det bygger på en fejl', 'It rests on a mistake'),
} as const satisfies Record<string, Text>;

/** Whose work it is, for the menu: the clinic's social worker, and the family department that gets what is given back. */
export const tellsFamilies = ({ role }: Pick<Caller, 'role'>): boolean =>
  ['SSR', 'FP', 'FR'].includes(unitOf(role));

/** The tasks of the caller's cases that the caller may know of; the look is on record. */
export async function tasksSeen(looker: Looker, state?: 'open' | 'settled'): Promise<readonly SeenTask[]> {
  const { ports, caller } = looker;
  const { municipalities, ids } = reachOf(looker);
  const filter = { municipalities, ...(ids ? { cases: ids } : {}), ...(state ? { state } : {}) };
  const tasks = await ports.family.tasks(filter, MOST);
  const cases = new Map<string, SeenCase | null>();
  for (const id of new Set(tasks.map(({ caseId }) => caseId))) {
    const stored = await ports.reads.find(id).catch(() => null);
    cases.set(id, stored && seenCase(caller, stored, ports.clock()));
  }
  const found = tasks.flatMap((task) => {
    const seen = cases.get(task.caseId);
    return seen?.sight.sees('deadlines') ? [seenTask(task, seen, ports.clock())] : [];
  });
  await recordList(looker, 'worklist', { tasks: state ?? 'all' }, found);
  return found;
}

/** One task by its id, with the look at its case on record; null where it is not there for the caller. */
export async function taskSeen(looker: Looker, id: string): Promise<SeenTask | null> {
  const [task] = /^t_[0-9a-f]{32}$/.test(id) ? await looker.ports.family.tasks({ id }, 1) : [];
  if (!task) {
    tellDenied(looker, 'NOT_FOUND');
    return null;
  }
  const looked = await lookAtCase(looker, task.caseId, { task: id }, 'deadline');
  if (looked.kind !== 'seen' || !looked.stored.sight.sees('deadlines')) return null;
  return seenTask(task, looked.stored, looker.ports.clock());
}

function seenTask(task: FamilyTask, seen: SeenCase, clockMs: number): SeenTask {
  const { recipient, kind, about } = task;
  const { state } = seen;
  const nowMs = clockMs + seen.clockOffsetMs;
  // A task about one holder's copy tells what the letter to all of them told.
  const to = isFamilyRole(recipient) ? recipient : 'FMI';
  const notice = familyNotice(state, { kind, about, to }, nowMs);
  const named = isFamilyRole(recipient) ? recipient : null;
  const copies =
    named && notice
      ? copiesAtSending(viewOf(state), { to: [named], about: notice.about, categories: [] }, nowMs)
      : [];
  const holders = copies.filter((copy) => copy.sent).map(({ who }) => who);
  return { task, seen, notice, tell: named === 'FMI' && holders.length > 0 ? holders : [recipient] };
}

/** Whether the caller may say that a task is done, or give it back: whoever records in the case. */
export const maySettle = ({ caller }: Looker, { seen, task }: SeenTask): boolean =>
  may(caller, 'record', { on: 'case', as: seen.sight.relation }) &&
  (task.settled === null || task.settled.outcome === 'returned');

/** Settles a task: `done`, or `returned` with a reason. Throws VALIDATION, NOT_PERMITTED or DUPLICATE. */
export async function settleTask(
  looker: Looker,
  one: SeenTask,
  { outcome, reason }: JsonObject,
): Promise<void> {
  if (outcome !== 'done' && outcome !== 'returned')
    throw wrong('outcome', 'skal være done eller returned', 'must be done or returned');
  const known = Object.keys(returnReasons).join(', ');
  const isReason = typeof reason === 'string' && Object.hasOwn(returnReasons, reason);
  if (outcome === 'returned' && !isReason)
    throw wrong('reason', `skal være en af: ${known}`, `must be one of: ${known}`);
  const { caller, ports } = looker;
  const { task } = one;
  if (!may(caller, 'record', { on: 'case', as: one.seen.sight.relation }))
    throw no(null, 'NOT_PERMITTED', 'Du registrerer ikke i sagen.', 'You do not record in the case.', {
      reason: caller.role,
    });
  const { subject, role } = caller;
  const settled = await ports.family.settle(task.id, {
    outcome,
    reason: outcome === 'returned' ? String(reason) : null,
    by: { subject, role },
  });
  // The same answer by the same person twice is one.
  const before = task.settled;
  if (!settled && !(before?.outcome === outcome && before.by?.subject === subject))
    throw no(null, 'DUPLICATE', 'Opgaven er afsluttet.', 'The task was settled already.', {
      reason: 'outcome',
    });
}

const wrong = (field: string, da: string, en: string) =>
  no(null, 'VALIDATION', `${field} ${da}.`, `${field} ${en}.`, { reason: field });

/** A task as the API shows it. */
export const taskItem = ({ task, notice, tell, seen }: SeenTask) => ({
  id: task.id,
  case: task.caseId,
  municipality: seen.state.municipality,
  kind: task.kind,
  about: task.about,
  title: notice?.matter ?? null,
  dueOn: notice?.on ?? null,
  dueAt: notice?.at ?? null,
  tell,
  reason: task.reason,
  madeAt: formatInstant(task.madeMs),
  state: task.settled?.outcome ?? 'open',
  settled: task.settled && {
    at: formatInstant(task.settled.ms),
    reason: task.settled.reason,
    by: task.settled.by,
  },
});
