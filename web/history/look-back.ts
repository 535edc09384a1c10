import { casePeople } from '../../api/case-people.ts';
import { unspaced } from '../../api/query.ts';
import { factsSeen, type SeenCase } from '../../api/seen-case.ts';
import {
  addDays,
  civilDateOf,
  endOfDayMs,
  formatInstant,
  isCivilDate,
  parseInstant,
} from '../../domain/calendar/index.ts';
import { stateAsOf } from '../../domain/case/as-of.ts';
import type { CaseState } from '../../domain/case/state.ts';
import { derive } from '../../domain/obligations/case-deadlines.ts';
import { phaseOf } from '../../domain/obligations/phase.ts';
import { caseOfPage, nowOfCase, type PageCall } from '../page-call.ts';

/** A page that shows its case as it was known at a moment that has passed. */
export interface LookingBack {
  /** As the address says it: a date, or an instant. */
  asked: string;
  atMs: number;
  /** Now on the case's own clock. */
  nowMs: number;
  /** A whole day was asked for, and stands for its end. */
  wholeDay: boolean;
  /** The case had not begun by then, and is shown as it began. */
  notBegun: boolean;
  /** The neighbouring days and recordings, as addresses say them; null where now, or nothing, lies there. */
  steps: {
    previousDay: string | null;
    previousEvent: string | null;
    nextEvent: string | null;
    nextDay: string | null;
  };
}

/**
 * The case that the path names as it was known at the moment that `asOf` names, with the moment as its now: what had been
 * recorded by then, seen by whoever may see it today. Without `asOf`, or with one that has not passed, the case as it is.
 */
export async function caseAsOfPage(call: PageCall): Promise<{ stored: SeenCase; nowMs: number }> {
  const seen = await caseOfPage(call);
  const nowMs = nowOfCase(call, seen);
  const asked = unspaced(call.c.req.query('asOf') ?? '');
  const wholeDay = isCivilDate(asked);
  const askedMs = wholeDay ? endOfDayMs(asked) : parseInstant(asked);
  if (askedMs === null || askedMs >= nowMs) return { stored: seen, nowMs };
  const { state } = seen;
  const known = stateAsOf(state, askedMs);
  const beganMs = state.facts.find(({ id }) => id === 1)?.recordedMs ?? state.startedMs;
  const was = known ?? stateAsOf(state, beganMs);
  if (!was) return { stored: seen, nowMs };
  const atMs = known ? askedMs : beganMs;
  const stored = asItWas(seen, was, atMs, call.deps.ports.clock());
  call.frame.lookingBack = {
    asked: known ? asked : formatInstant(atMs),
    atMs,
    nowMs,
    wholeDay: wholeDay && known !== null,
    notBegun: known === null,
    steps: stepsAround(seen, { atMs, beganMs, nowMs }),
  };
  const today = call.frame.people;
  if (today) {
    const then = await casePeople(call.deps.ports, call.caller, stored, atMs);
    // Who worked in it is of that day; whom the reader may be told of is of today: an adoption since then has a mother unnamed.
    call.frame.people = { ...then, mother: today.mother === null ? null : then.mother };
  }
  return { stored, nowMs: atMs };
}

/** A demo case's clock is not moved from the past; everything else is worked out from what was known. */
function asItWas(seen: SeenCase, was: CaseState, atMs: number, clockMs: number): SeenCase {
  const derived = derive(was);
  return {
    state: was,
    clockOffsetMs: atMs - clockMs,
    demo: false,
    phase: phaseOf(derived, atMs),
    closesMs: derived.closing?.ms ?? null,
    sight: seen.sight,
  };
}

function stepsAround(
  seen: SeenCase,
  { atMs, beganMs, nowMs }: { atMs: number; beganMs: number; nowMs: number },
): LookingBack['steps'] {
  const recorded = [...new Set(factsSeen(seen, seen.state).map(({ recordedMs }) => recordedMs))]
    .filter((ms) => ms >= beganMs && ms < nowMs)
    .sort((a, b) => a - b);
  const known = recorded.filter((ms) => ms <= atMs);
  const before = known.at(-2);
  const after = recorded.find((ms) => ms > atMs);
  const dayBefore = addDays(civilDateOf(atMs), -1);
  const dayAfter = addDays(civilDateOf(atMs), 1);
  return {
    previousDay: dayBefore >= civilDateOf(beganMs) ? dayBefore : null,
    previousEvent: before === undefined ? null : formatInstant(before),
    nextEvent: after === undefined ? null : formatInstant(after),
    nextDay: endOfDayMs(dayAfter) < nowMs ? dayAfter : null,
  };
}
