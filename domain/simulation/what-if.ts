import { formatInstant, parseInstant } from '../calendar/index.ts';
import type { Accepted, Command, Message } from '../case/command.ts';
import { advance, handle, openBornChild, receive } from '../case/engine.ts';
import { type Refusal, refuse } from '../case/refusal.ts';
import { commandByName } from '../case/registry.ts';
import type { CaseKind, CaseState } from '../case/state.ts';
import type { JsonObject } from '../json.ts';
import { type Deadline, deadlinesOf } from '../obligations/deadline.ts';
import type { Status } from '../obligations/status.ts';
import type { Parameters } from '../rules/parameters.ts';
import type { Role } from '../rules/roles.ts';
import type { Text } from '../text.ts';

/** A question to a live case (contract §5): what would move if this were done, or if this were the law? */
export interface WhatIf {
  /** `case` names a linked case by its ref, also one that an earlier step opens; left out, the case that is asked. */
  steps: readonly { at: string; command: string; data: JsonObject; case?: string }[];
  ruleSet?: string;
  parameters: Partial<Parameters>;
  until?: string;
}

/** One deadline that the question moves. `before` and `after` are due dates or instants, null when it does not stand. */
export interface MovedDeadline {
  id: string;
  title: Text;
  before: string | null;
  after: string | null;
  statusBefore: Status | null;
  statusAfter: Status | null;
}

export interface PlannedReminder {
  deadlineId: string;
  at: string;
  to: string;
  kind: string;
}

/** What differs in one case: dates and standing, and the messages that would leave or no longer leave. */
export interface Difference {
  deadlines: readonly MovedDeadline[];
  reminders: { added: readonly PlannedReminder[]; removed: readonly PlannedReminder[] };
}

/** What differs in a linked case: one that a birth opens, one that disappears with it, one that learns of a step. */
export interface LinkedDifference extends Difference {
  ref: string;
  kind: CaseKind;
  change: 'opened' | 'withdrawn' | 'moved';
}

export interface WhatIfResult extends Difference {
  /** The instant that both lives are compared at. */
  until: string;
  cases: readonly LinkedDifference[];
}

export type WhatIfAnswer =
  | { ok: true; result: WhatIfResult }
  | { ok: false; refusal: Refusal; step?: number };

/** One case of a life that is lived on, and what it has said since the question was asked. */
interface Living {
  state: CaseState;
  said: readonly Message[];
}

type Lives = Map<string, Living>;

/**
 * Lives the case on twice, with and without the question, and tells what differs at `until` (left out: the last
 * step, at least now), in the case itself and in the linked cases that are known. Writes nothing; each step is given
 * by a role that may give it.
 */
export function whatIf(
  state: CaseState,
  question: WhatIf,
  nowMs: number,
  role: Role,
  linked: readonly CaseState[] = [],
): WhatIfAnswer {
  const asked = [state, ...linked].map((one): [string, CaseState] => [one.ref, advance(one, nowMs).state]);
  const without: Lives = new Map(asked.map(([ref, one]) => [ref, { state: one, said: [] }]));
  const lives: Lives = new Map(without);
  lives.set(state.ref, { state: underLaw(without.get(state.ref)?.state ?? state, question), said: [] });
  for (const [i, step] of question.steps.entries()) {
    const refusal = take(lives, step, step.case ?? state.ref, role);
    if (refusal) return { ok: false, refusal, step: i };
  }
  const lastMs = Math.max(nowMs, ...question.steps.map((step) => parseInstant(step.at) ?? 0));
  const untilMs = question.until === undefined ? lastMs : Math.max(nowMs, parseInstant(question.until) ?? 0);
  const spokenMs = Math.max(untilMs, lastMs);
  const difference = (ref: string): Difference => {
    const [was, is] = [without.get(ref), lives.get(ref)];
    const [planned, plannedThen] = [messagesOf(was, spokenMs), messagesOf(is, spokenMs)];
    return {
      deadlines: movedBetween(deadlinesAt(was, untilMs), deadlinesAt(is, untilMs)),
      reminders: {
        added: missingFrom(planned, plannedThen),
        removed: missingFrom(plannedThen, planned),
      },
    };
  };
  const others = [...new Set([...without.keys(), ...lives.keys()])].filter((ref) => ref !== state.ref);
  const cases = others.flatMap((ref): LinkedDifference[] => {
    const [was, is] = [without.get(ref), lives.get(ref)];
    if (was === is) return [];
    const kind = (is ?? was)?.state.kind ?? 'child';
    const change = !was ? 'opened' : is ? 'moved' : 'withdrawn';
    const differs = difference(ref);
    const { added, removed } = differs.reminders;
    const silent = change === 'moved' && differs.deadlines.length + added.length + removed.length === 0;
    return silent ? [] : [{ ref, kind, change, ...differs }];
  });
  return { ok: true, result: { until: formatInstant(untilMs), ...difference(state.ref), cases } };
}

const underLaw = (state: CaseState, { ruleSet, parameters }: WhatIf): CaseState => ({
  ...state,
  parameters: { ...state.parameters, ...parameters },
  ruleSet: ruleSet ?? state.ruleSet,
});

/** Gives one step to its case and lets the others learn of it, as the live cases would; the refusal, or null. */
function take(lives: Lives, step: WhatIf['steps'][number], ref: string, role: Role): Refusal | null {
  const living = lives.get(ref);
  if (!living)
    return refuse('NOT_FOUND', 'Der er ingen sådan tilknyttet sag.', 'There is no such linked case.', {
      reason: 'case',
    });
  const answer = handle(living.state, commandOf(step, role, lives));
  if (!answer.ok) return answer.refusal;
  lives.set(ref, { state: answer.state, said: [...living.said, ...answer.messages] });
  tell(lives, ref, step.at, answer);
  return null;
}

function tell(lives: Lives, from: string, at: string, { births, withdrawn, relays }: Accepted): void {
  for (const child of births) lives.set(child.opening.ref, { state: openBornChild(child).state, said: [] });
  for (const gone of withdrawn) lives.delete(gone);
  for (const relay of relays) {
    const other = lives.get(relay.ref);
    if (!other) continue;
    const before = advance(other.state, parseInstant(at) ?? 0);
    const heard = receive(before.state, from, relay.events);
    lives.set(relay.ref, {
      state: heard.state,
      said: [...other.said, ...before.messages, ...heard.messages],
    });
  }
}

const commandOf = (step: WhatIf['steps'][number], role: Role, lives: Lives): Command => ({
  name: step.command,
  data: step.data,
  at: step.at,
  role: commandByName(step.command)?.roles === 'leader' ? 'FR-leader' : role,
  linkedVersions: Object.fromEntries([...lives].map(([ref, { state }]) => [ref, state.version])),
});

const deadlinesAt = (living: Living | undefined, ms: number): readonly Deadline[] =>
  living ? deadlinesOf(advance(living.state, ms).state, ms) : [];

/** All that a case says from the question on: what left on the way, and the plan still ahead. */
function messagesOf(living: Living | undefined, ms: number): readonly PlannedReminder[] {
  if (!living) return [];
  const later = advance(living.state, ms);
  const left = [...living.said, ...later.messages].map(({ deadlineId, at, to, kind }) => ({
    deadlineId,
    at,
    to,
    kind,
  }));
  return [...left, ...remindersOf(deadlinesOf(later.state, ms))];
}

function movedBetween(before: readonly Deadline[], after: readonly Deadline[]): MovedDeadline[] {
  const old = new Map(before.map((deadline) => [deadline.id, deadline]));
  const now = new Map(after.map((deadline) => [deadline.id, deadline]));
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((id) => {
    const was = old.get(id);
    const is = now.get(id);
    const moved: MovedDeadline = {
      id,
      title: ((is ?? was) as Deadline).title,
      before: standing(was),
      after: standing(is),
      statusBefore: was?.status ?? null,
      statusAfter: is?.status ?? null,
    };
    return moved.before === moved.after && moved.statusBefore === moved.statusAfter ? [] : [moved];
  });
}

/** The limit of a deadline that stands; a cancelled one has none any more. */
const standing = (deadline: Deadline | undefined): string | null =>
  !deadline || deadline.status === 'cancelled' ? null : (deadline.dueAt ?? deadline.dueOn);

const remindersOf = (deadlines: readonly Deadline[]): PlannedReminder[] =>
  deadlines.flatMap(({ id, reminders }) =>
    reminders.map(({ at, to, kind }) => ({ deadlineId: id, at, to, kind })),
  );

function missingFrom(one: readonly PlannedReminder[], other: readonly PlannedReminder[]): PlannedReminder[] {
  const key = (r: PlannedReminder) => `${r.deadlineId}|${r.at}|${r.to}|${r.kind}`;
  const known = new Set(one.map(key));
  return other.filter((reminder) => !known.has(key(reminder)));
}
