import { formatInstant, isCivilDate, parseInstant } from '../calendar/index.ts';
import type { Command } from '../case/command.ts';
import { advance, handle } from '../case/engine.ts';
import { type Refusal, refuse } from '../case/refusal.ts';
import { commandByName } from '../case/registry.ts';
import type { CaseState } from '../case/state.ts';
import { isStorable } from '../case/storable.ts';
import { isJsonObject, type JsonObject } from '../json.ts';
import { type Deadline, deadlinesOf } from '../obligations/deadline.ts';
import type { Status } from '../obligations/status.ts';
import type { Parameters } from '../rules/parameters.ts';
import type { Role } from '../rules/roles.ts';
import { parameterMistake } from '../rules/validate-parameters.ts';
import type { Text } from '../text.ts';

/** A question to a live case (contract §5): what would move if this were done, or if this were the law? */
export interface WhatIf {
  steps: readonly { at: string; command: string; data: JsonObject }[];
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

export interface WhatIfResult {
  /** The instant that both lives are compared at. */
  until: string;
  deadlines: readonly MovedDeadline[];
  reminders: { added: readonly PlannedReminder[]; removed: readonly PlannedReminder[] };
}

export type WhatIfAnswer =
  | { ok: true; result: WhatIfResult }
  | { ok: false; refusal: Refusal; step?: number };

const MAX_STEPS = 200;

/** Reads a question from parsed JSON; what is wrong is named by its place. */
export function readWhatIf(input: unknown): { ok: true; question: WhatIf } | { ok: false; refusal: Refusal } {
  const bad = (da: string, en: string, reason: string) => ({
    ok: false as const,
    refusal: refuse('VALIDATION', da, en, { reason }),
  });
  if (!isJsonObject(input))
    return bad('Spørgsmålet skal være et objekt.', 'The question must be an object.', 'body');
  const { steps = [], ruleSet, parameters = {}, until } = input as Record<string, unknown>;
  if (!Array.isArray(steps) || steps.length > MAX_STEPS || !steps.every(isStep))
    return bad(
      'steps skal være en liste af trin med at, command og data.',
      'steps must be a list of steps with at, command and data.',
      'steps',
    );
  if (ruleSet !== undefined && ruleSet !== 'current' && !isCivilDate(ruleSet))
    return bad('ruleSet skal være current eller en dato.', 'ruleSet must be current or a date.', 'ruleSet');
  if (!isJsonObject(parameters))
    return bad('parameters skal være et objekt.', 'parameters must be an object.', 'parameters');
  const mistake = parameterMistake(parameters);
  if (mistake)
    return bad(
      `${mistake.name} ${mistake.da}.`,
      `${mistake.name} ${mistake.en}.`,
      `parameters.${mistake.name}`,
    );
  if (until !== undefined && parseInstant(until) === null)
    return bad('until skal være et tidspunkt.', 'until must be an instant.', 'until');
  return {
    ok: true,
    question: {
      steps: steps.map((step: { at: string; command: string; data?: JsonObject }) => ({
        at: step.at,
        command: step.command,
        data: step.data ?? {},
      })),
      parameters: parameters as Partial<Parameters>,
      ...(typeof ruleSet === 'string' ? { ruleSet } : {}),
      ...(typeof until === 'string' ? { until } : {}),
    },
  };
}

const isStep = (step: unknown): boolean =>
  isJsonObject(step) &&
  parseInstant(step.at) !== null &&
  typeof step.command === 'string' &&
  (step.data === undefined || (isJsonObject(step.data) && isStorable(step.data)));

/**
 * Lives the case on twice, with and without the question, and tells what differs at `until` (left out: the last
 * step, at least now). Writes nothing; each step is given by a role that may give it.
 */
export function whatIf(state: CaseState, question: WhatIf, nowMs: number, role: Role): WhatIfAnswer {
  let changed: CaseState = {
    ...state,
    parameters: { ...state.parameters, ...question.parameters },
    ruleSet: question.ruleSet ?? state.ruleSet,
  };
  let untilMs = Math.max(nowMs, parseInstant(question.until) ?? nowMs);
  for (const [i, step] of question.steps.entries()) {
    const answer = handle(changed, commandOf(step, role));
    if (!answer.ok) return { ok: false, refusal: answer.refusal, step: i };
    changed = answer.state;
    if (question.until === undefined) untilMs = Math.max(untilMs, parseInstant(step.at) ?? 0);
  }
  const before = deadlinesOf(advance(state, untilMs).state, untilMs);
  const after = deadlinesOf(advance(changed, untilMs).state, untilMs);
  // The plan from now on, so that what would have left before `until` is seen too.
  const planned = remindersOf(deadlinesOf(state, nowMs));
  const plannedThen = remindersOf(deadlinesOf(changed, nowMs));
  return {
    ok: true,
    result: {
      until: formatInstant(untilMs),
      deadlines: movedBetween(before, after),
      reminders: {
        added: missingFrom(planned, plannedThen),
        removed: missingFrom(plannedThen, planned),
      },
    },
  };
}

const commandOf = (step: WhatIf['steps'][number], role: Role): Command => ({
  name: step.command,
  data: step.data,
  at: step.at,
  role: commandByName(step.command)?.roles === 'leader' ? 'FR-leader' : role,
});

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
