import { parseInstant } from '../../calendar/index.ts';
import { stateAsOf } from '../../case/as-of.ts';
import { viewOf } from '../../case/case-view.ts';
import type { Message } from '../../case/command.ts';
import { handle } from '../../case/engine.ts';
import { evolve } from '../../case/evolve.ts';
import type { CaseState } from '../../case/state.ts';
import { dueText } from '../../obligations/apply-ledger.ts';
import { derive } from '../../obligations/case-deadlines.ts';
import { type Deadline, deadlinesOf } from '../../obligations/deadline.ts';
import { explain } from '../../obligations/explain.ts';
import { familyIsBereaved } from '../../obligations/loss.ts';
import { isPastAt, isPausedAt } from '../../obligations/past.ts';
import { statusOf } from '../../obligations/status.ts';
import { isFamilyRole, isRole } from '../../rules/roles.ts';
import { readScenario } from '../scenario.ts';
import { writeScenario } from '../write-scenario.ts';
import type { PlayedCase, PlayedLife } from './played-life.ts';

/** Something that is true of every life. `holds` answers null, or what is wrong and where. */
export interface Invariant {
  name: string;
  holds(life: PlayedLife): string | null;
}

/** The first complaint of a list. */
function first<T>(items: Iterable<T>, complaint: (item: T) => string | null): string | null {
  for (const item of items) {
    const said = complaint(item);
    if (said !== null) return said;
  }
  return null;
}

const copy = (state: CaseState): CaseState => JSON.parse(JSON.stringify(state));
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Ids of deadlines that two derivations tell differently. */
function differing(one: readonly Deadline[], other: readonly Deadline[]): string[] {
  const known = new Map(other.map((deadline) => [deadline.id, JSON.stringify(deadline)]));
  const ids = one.filter((deadline) => known.get(deadline.id) !== JSON.stringify(deadline)).map((d) => d.id);
  return ids.length === 0 && one.length !== other.length ? ['number of deadlines'] : ids;
}

const everyCase =
  (complaint: (kase: PlayedCase, life: PlayedLife) => string | null): Invariant['holds'] =>
  (life) =>
    first(life.cases, (kase) => {
      const said = complaint(kase, life);
      return said === null ? null : `${kase.ref}: ${said}`;
    });

const everyDeadline = (complaint: (d: Deadline, untilMs: number) => string | null): Invariant['holds'] =>
  everyCase(({ state }, { untilMs }) =>
    first(deadlinesOf(state, untilMs), (d) => {
      const said = complaint(d, untilMs);
      return said === null ? null : `${d.id} is ${d.status}, ${said}`;
    }),
  );

const done = new Set(['met', 'met-late']);
const silent = new Set(['met', 'met-late', 'cancelled', 'exempted']);

/** The status says the same as the dates and the facts beside it. */
function inconsistency(d: Deadline, untilMs: number): string | null {
  const isDone = done.has(d.status);
  if (isDone !== (d.metAt !== null)) return `but metAt is ${d.metAt}`;
  if (d.metAt !== null && (parseInstant(d.metAt) ?? 0) > untilMs) return 'met in the future';
  if (d.status === 'cancelled' && d.statusReason === null) return 'without a reason';
  if ((d.status === 'paused' || d.status === 'exempted') && d.nature === 'LOV')
    return 'though it is statutory';
  if (silent.has(d.status) && d.reminders.length > 0) return 'and still reminds';
  const late = d.reminders.find(({ at }) => (parseInstant(at) ?? 0) <= untilMs);
  return late ? `with a reminder ahead that lies behind, ${late.at}` : null;
}

/** The messages that a case sent between one step and the next, with the state that sent them. */
function* spoken(
  life: PlayedLife,
): Generator<{ ref: string; state: CaseState; messages: readonly Message[] }> {
  for (const [i, moment] of life.moments.entries()) {
    for (const [ref, state] of moment.states) {
      const before = moment.sent.get(ref)?.length ?? 0;
      const later = life.moments[i + 1];
      const all = later
        ? later.refused === null || later.ref !== ref
          ? later.sent.get(ref)
          : undefined
        : life.cases.find((kase) => kase.ref === ref)?.sent;
      // Only what time alone brought about; what the next command itself made known is that command's.
      const messages = (all ?? [])
        .slice(before)
        .filter((m) => (parseInstant(m.at) ?? 0) < (later?.atMs ?? Infinity));
      if (messages.length > 0) yield { ref, state, messages };
    }
  }
}

function afterLoss(life: PlayedLife): string | null {
  return first(spoken(life), ({ ref, state, messages }) => {
    if (!familyIsBereaved(viewOf(state))) return null;
    const told = messages.find(({ to }) => isRole(to) && isFamilyRole(to));
    return told ? `${ref}: ${told.deadlineId} wrote to ${told.to} after the loss` : null;
  });
}

function afterClosing(life: PlayedLife): string | null {
  return first(spoken(life), ({ ref, state, messages }) => {
    const { closing, obligations } = derive(state);
    if (!closing) return null;
    const told = messages.find(
      (m) =>
        (parseInstant(m.at) ?? 0) >= closing.ms &&
        obligations.some((o) => o.id === m.deadlineId && !o.rule.survives),
    );
    return told ? `${ref}: ${told.deadlineId} spoke on ${told.at}, after the case had closed` : null;
  });
}

function doubleMessage({ sent }: PlayedCase): string | null {
  const known = new Set<string>();
  return first(sent, (m) => {
    const key = [m.deadlineId, m.due, m.to, m.step].join('|');
    if (known.has(key)) return `${key} was sent twice`;
    known.add(key);
    return null;
  });
}

const outOfOrder = ({ sent }: PlayedCase): string | null =>
  first(sent.entries(), ([i, m]) => {
    const before = sent[i - 1];
    return before && (parseInstant(before.at) ?? 0) > (parseInstant(m.at) ?? 0)
      ? `${m.deadlineId} of ${m.at} left after ${before.deadlineId} of ${before.at}`
      : null;
  });

/** Overdue is never kept quiet: somebody was told, unless nobody is to be told any more. */
function untoldBreach({ state, sent }: PlayedCase, { untilMs }: PlayedLife): string | null {
  const { obligations, closing, view } = derive(state);
  return first(obligations, (o) => {
    if (statusOf(o, untilMs, closing) !== 'overdue') return null;
    const due = o.plan.filter(
      (m) =>
        m.kind === 'breach' &&
        m.ms <= untilMs &&
        !isPausedAt(o, m.ms) &&
        (o.silentFromMs === null || m.ms < o.silentFromMs) &&
        !(closing && closing.ms <= m.ms && !o.rule.survives),
    );
    if (due.length === 0 || (o.rule.quietAfterLoss && familyIsBereaved(view))) return null;
    const told = sent.some((m) => m.kind === 'breach' && m.deadlineId === o.id && m.due === dueText(o));
    return told ? null : `${o.id} is overdue and nobody was told`;
  });
}

const falselyPast = ({ state }: PlayedCase, { untilMs }: PlayedLife): string | null => {
  const { obligations, closing } = derive(state);
  return first(obligations, (o) => {
    const status = statusOf(o, untilMs, closing);
    const waits = status === 'open' || status === 'due-soon' || status === 'waiting';
    const missed = status === 'overdue' || status === 'advisory-missed';
    if (waits && isPastAt(o, untilMs)) return `${o.id} is ${status} though its limit has passed`;
    return missed && !isPastAt(o, untilMs) ? `${o.id} is ${status} though its limit lies ahead` : null;
  });
};

/** What the journal says, told again from the beginning, is what the case knows. */
function refolded({ state, events, ref }: PlayedCase, { moments }: PlayedLife): string | null {
  const again = events.reduce(evolve, { ...state, facts: [], lastEventId: 0, version: 0 });
  if (!same(again.facts, state.facts)) return 'the journal told again gives other facts';
  const accepted = moments.filter((moment) => moment.ref === ref && moment.refused === null).length;
  const carriesBirth = state.facts[0]?.type === 'born';
  return state.version === accepted || carriesBirth
    ? null
    : `${accepted} commands, but version ${state.version}`;
}

const derivedAnew = ({ state }: PlayedCase, { untilMs }: PlayedLife): string | null => {
  const ids = differing(deadlinesOf(copy(state), untilMs), deadlinesOf(state, untilMs));
  return ids.length === 0 ? null : `derived anew, ${ids.slice(0, 3).join(', ')} differ`;
};

/** Prime, and so sparse that the checks cost no more than the life itself; over many lives every kind of step is met. */
const SAMPLED = 19;
const sampled = (i: number, { scenario }: PlayedLife): boolean => (i + scenario.steps.length) % SAMPLED === 0;

/** Looking back at a moment shows what was shown at it. */
function lookingBack(life: PlayedLife): string | null {
  const { moments, cases } = life;
  return first(moments.entries(), ([i, moment]) => {
    const next = moments[i + 1];
    if (!sampled(i, life) || !next || next.atMs <= moment.atMs) return null;
    return first(cases, ({ ref, state }) => {
      const was = moment.states.get(ref);
      // A child whose birth was taken back and recorded anew is another case.
      const opening = was?.facts[0];
      if (!was || opening?.recordedMs !== state.facts[0]?.recordedMs) return null;
      const seen = stateAsOf(state, moment.atMs);
      if (!seen) return `${ref}: nothing is known of ${moment.command}, step ${i}`;
      const ids = differing(deadlinesOf(seen, moment.atMs), deadlinesOf(was, moment.atMs));
      return ids.length === 0 ? null : `${ref}: as of step ${i}, ${ids.slice(0, 3).join(', ')} differ`;
    });
  });
}

/** A command taken back at once leaves every date and status as if it had not been. */
function takenBack(life: PlayedLife): string | null {
  const { moments, scenario } = life;
  return first(moments.entries(), ([i, moment]) => {
    const before = moments[i - 1]?.states.get(moment.ref);
    const after = moment.states.get(moment.ref);
    if (!sampled(i, life) || moment.refused !== null || !before || !after) return null;
    const fact = after.facts.find((one) => one.version === after.version && !one.carried);
    const at = scenario.steps[i]?.at ?? '';
    const command = {
      name: 'retract',
      data: { eventId: fact?.id ?? 0, reason: 'Fejl' },
      at,
      role: 'FR' as const,
    };
    const answer = handle(after, command);
    if (!answer.ok) return null;
    const dates = (state: CaseState) =>
      deadlinesOf(state, moment.atMs).map((d) => [
        d.id,
        d.earliestOn,
        d.targetOn,
        d.dueOn,
        d.dueAt,
        d.status,
      ]);
    const other = dates(answer.state).find((one, n) => !same(one, dates(before)[n]));
    return other
      ? `${moment.ref}: ${moment.command} of step ${i} taken back leaves ${other.join(' ')}`
      : null;
  });
}

const unexplained = ({ state }: PlayedCase, life: PlayedLife): string | null =>
  first(deadlinesOf(state, life.untilMs).entries(), ([i, d]) => {
    if (!sampled(i, life)) return null;
    const result = explain(state, d.id, life.untilMs)?.steps.at(-1);
    const right =
      result?.kind === 'result' && (result.on ?? null) === d.dueOn && (result.at ?? null) === d.dueAt;
    return right ? null : `${d.id} does not explain its date`;
  });

function fileRoundTrip({ scenario }: PlayedLife): string | null {
  const read = readScenario(JSON.parse(JSON.stringify(writeScenario(scenario))));
  if (!read.ok) return `its file cannot be read: ${read.refusal.reason}`;
  const sorted = (one: object) =>
    Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)));
  const told = (one: typeof scenario) => sorted({ ...one, steps: one.steps.map(sorted) });
  return same(told(read.scenario), told(scenario)) ? null : 'its file tells another life';
}

const asForetold = ({ scenario, moments }: PlayedLife): string | null =>
  first(scenario.steps.entries(), ([i, step]) => {
    const got = moments[i]?.refused ?? null;
    return got === (step.refused ?? null)
      ? null
      : `step ${i} (${step.command}): ${got}, foretold ${step.refused}`;
  });

/** What is checked of every life on the pure core. */
export const lifeInvariants: readonly Invariant[] = [
  { name: 'the same life comes out again', holds: asForetold },
  { name: 'a life survives its file', holds: fileRoundTrip },
  { name: 'a status agrees with what stands beside it', holds: everyDeadline(inconsistency) },
  { name: 'missed means past, open means ahead', holds: everyCase(falselyPast) },
  { name: 'nobody in the family is written to after a loss', holds: afterLoss },
  { name: 'a closed case is silent', holds: afterClosing },
  { name: 'no message leaves twice', holds: everyCase(doubleMessage) },
  { name: 'messages leave in order', holds: everyCase(outOfOrder) },
  { name: 'every overdue deadline was told as a breach', holds: everyCase(untoldBreach) },
  { name: 'the journal tells the same case again', holds: everyCase(refolded) },
  { name: 'deadlines are the same derived anew', holds: everyCase(derivedAnew) },
  { name: 'looking back shows what was shown', holds: lookingBack },
  { name: 'a retraction restores every date', holds: takenBack },
  { name: 'every deadline explains its date', holds: everyCase(unexplained) },
];
