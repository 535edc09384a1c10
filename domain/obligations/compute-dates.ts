import {
  addDays,
  addHverdage,
  addMonths,
  addWorkingDays,
  addYears,
  type CivilDate,
  type DayTrace,
  dateAtGestationalAge,
  lastWorkingDayOnOrBefore,
  maxDate,
  minDate,
  rollForward,
  rollForwardEu,
} from '../calendar/index.ts';
import type { CaseView } from '../case/case-view.ts';
import type { Base, Dates, Due, Quantity, Seed, Tracer } from '../rules/rule.ts';
import { text } from '../text.ts';

const HOUR_MS = 3_600_000;

/**
 * The dates of one occurrence from the form of its limit (R-01 … R-09). `null` when the rule does not apply:
 * a parameter is null, or the termin or birth it counts from is not known. With a tracer every step is told.
 */
export function computeDates(due: Due, seed: Seed, view: CaseView, trace?: Tracer): Dates | null {
  switch (due.count) {
    case 'none':
      return {};
    case 'computed':
      return due.by(seed, view, trace);
    case 'hours':
      return afterHours(due.hours, seed, trace);
    case 'gestation':
      return atGestation(due.age, view, trace);
    case 'sameDayThen':
      return sameDayThen(due.workingDays, due.base ?? 'trigger', seed, view, trace);
    case 'earliest':
    case 'latest':
      return pick(due.count, due.of, seed, view, trace);
    default:
      return counted(due, seed, view, trace);
  }
}

/** Whether a limit hangs on termin or birth, and so falls under the contract's rule on late referral. */
export function boundTo(due: Due): 'term' | 'birth' | null {
  switch (due.count) {
    case 'gestation':
      return 'term';
    case 'earliest':
    case 'latest':
      return due.of.map(boundTo).find((bound) => bound !== null) ?? null;
    case 'computed':
      return due.bound ?? null;
    case 'hours':
    case 'none':
      return null;
    default:
      return due.base === 'term' || due.base === 'birth' ? due.base : null;
  }
}

/** A fixed number, or the municipality's; `null` when its parameter is null. */
export function quantity(n: Quantity, view: CaseView): number | null {
  if (typeof n === 'number') return n;
  const value = view.parameters[n];
  return typeof value === 'number' ? value : null;
}

/** The date counting starts from; told to the tracer by name. */
export function baseDate(base: Base, seed: Seed, view: CaseView, trace?: Tracer): CivilDate | null {
  if (base === 'term') {
    if (view.term) trace?.({ text: text('Termin', 'Due date of birth (termin)'), on: view.term.edd });
    return view.term?.edd ?? null;
  }
  if (base === 'birth') {
    if (view.birth) trace?.({ text: text('Fødsel', 'Birth'), on: view.birth.on });
    return view.birth?.on ?? null;
  }
  const on = seed.base ?? seed.trigger.on;
  trace?.({
    text: text('Tælles fra (dag 0, tælles ikke med, R-02)', 'Counted from (day 0, not counted itself, R-02)'),
    on,
  });
  return on;
}

function afterHours(hours: number, seed: Seed, trace?: Tracer): Dates {
  const dueMs = seed.trigger.ms + hours * HOUR_MS;
  trace?.({ text: text('Tælles fra tidspunktet', 'Counted from the instant'), ms: seed.trigger.ms });
  trace?.({
    text: text(
      `${hours} forløbne timer, uanset weekend, helligdag og sommertid (R-01)`,
      `${hours} elapsed hours, whatever weekend, holiday or daylight saving (R-01)`,
    ),
    ms: dueMs,
  });
  return { dueMs };
}

function atGestation(age: string, view: CaseView, trace?: Tracer): Dates | null {
  if (!view.term) return null;
  const dueOn = dateAtGestationalAge(view.term.edd, age);
  trace?.({ text: text('Termin', 'Due date of birth (termin)'), on: view.term.edd });
  trace?.({ text: text(`Gestationsalder ${age}`, `Gestational age ${age}`), on: dueOn });
  return { dueOn };
}

function sameDayThen(
  workingDays: number,
  base: Base,
  seed: Seed,
  view: CaseView,
  trace?: Tracer,
): Dates | null {
  const from = baseDate(base, seed, view, trace);
  if (!from) return null;
  const days: DayTrace = [];
  const dueOn = addWorkingDays(from, workingDays, view.parameters.closedDays, trace ? days : undefined);
  trace?.({ text: text('Mål: samme dag', 'Target: the same day'), on: from });
  trace?.({
    text: text(`Frist: ${workingDays}. arbejdsdag efter`, `Limit: working day no. ${workingDays} after`),
    on: dueOn,
    days,
  });
  return { targetOn: from, dueOn };
}

function pick(
  which: 'earliest' | 'latest',
  of: readonly Due[],
  seed: Seed,
  view: CaseView,
  trace?: Tracer,
): Dates | null {
  let best: Dates | null = null;
  for (const due of of) {
    const dates = computeDates(due, seed, view, trace);
    if (!dates?.dueOn) continue;
    const chosen: CivilDate | undefined = best?.dueOn
      ? which === 'earliest'
        ? minDate(best.dueOn, dates.dueOn)
        : maxDate(best.dueOn, dates.dueOn)
      : undefined;
    if (!best || chosen === dates.dueOn) best = dates;
  }
  if (best?.dueOn) {
    trace?.({
      text:
        which === 'earliest'
          ? text('Den tidligste gælder', 'The earliest counts')
          : text('Den seneste gælder', 'The latest counts'),
      on: best.dueOn,
    });
  }
  return best;
}

type Counted = Extract<Due, { n: Quantity }>;

const unitNames = {
  days: [text('dag', 'day'), text('dage', 'days')],
  weeks: [text('uge', 'week'), text('uger', 'weeks')],
  months: [text('måned', 'month'), text('måneder', 'months')],
  years: [text('år', 'year'), text('år', 'years')],
  workingDays: [text('arbejdsdag', 'working day'), text('arbejdsdage', 'working days')],
} as const;

function counted(due: Counted, seed: Seed, view: CaseView, trace?: Tracer): Dates | null {
  const n = quantity(due.n, view);
  if (n === null) return null;
  const from = baseDate(due.base ?? 'trigger', seed, view, trace);
  if (!from) return null;
  if (due.count === 'hverdage') return hverdageDates(from, n, view, trace);
  const days: DayTrace = [];
  let dueOn = countFrom(from, n, due.count, view, trace ? days : undefined);
  const [one, several] = unitNames[due.count];
  const { da, en } = Math.abs(n) === 1 ? one : several;
  trace?.({
    text: text(
      `${Math.abs(n)} ${da} ${n < 0 ? 'før' : 'efter'}`,
      `${Math.abs(n)} ${en} ${n < 0 ? 'before' : 'after'}`,
    ),
    on: dueOn,
    ...(days.length > 0 ? { days } : {}),
  });
  if (due.roll) dueOn = rolled(due.roll, dueOn, trace);
  return { dueOn };
}

function countFrom(
  from: CivilDate,
  n: number,
  unit: Counted['count'],
  view: CaseView,
  days?: DayTrace,
): CivilDate {
  switch (unit) {
    case 'days':
      return addDays(from, n);
    case 'weeks':
      return addDays(from, 7 * n);
    case 'months':
      return addMonths(from, n);
    case 'years':
      return addYears(from, n);
    default:
      return addWorkingDays(from, n, view.parameters.closedDays, days);
  }
}

function hverdageDates(from: CivilDate, n: number, view: CaseView, trace?: Tracer): Dates {
  const strict = view.parameters.hverdagIncludesSaturday;
  const strictDays: DayTrace = [];
  const lenientDays: DayTrace = [];
  const targetOn = addHverdage(from, n, strict, trace ? strictDays : undefined);
  const dueOn = addHverdage(from, n, false, trace ? lenientDays : undefined);
  trace?.({
    text: strict
      ? text(`Mål: ${n} hverdage, lørdag talt med`, `Target: ${n} hverdage, Saturdays counted`)
      : text(`Mål: ${n} hverdage, mandag–fredag`, `Target: ${n} hverdage, Monday to Friday`),
    on: targetOn,
    days: strictDays,
  });
  trace?.({
    text: text(`Frist: ${n} hverdage, mandag–fredag`, `Limit: ${n} hverdage, Monday to Friday`),
    on: dueOn,
    days: lenientDays,
  });
  return { targetOn, dueOn };
}

/** where a citizen's or an EU limit ends when its last day is no day to act on. */
function rolled(roll: 'citizen' | 'eu', on: CivilDate, trace?: Tracer): CivilDate {
  const days: DayTrace = [];
  const to =
    roll === 'citizen'
      ? rollForward(on, trace ? days : undefined)
      : rollForwardEu(on, trace ? days : undefined);
  if (to !== on) {
    trace?.({
      text:
        roll === 'citizen'
          ? text(
              'Borgerens frist flytter til næste hverdag (R-05)',
              "The citizen's limit moves to the next weekday (R-05)",
            )
          : text(
              'EU-fristen flytter til næste arbejdsdag (R-08)',
              'The EU limit moves to the next working day (R-08)',
            ),
      on: to,
      days,
    });
  }
  return to;
}

/** The target where a rule gives none: the last arbejdsdag on or before the limit (contract §1). */
export function targetOf(dueOn: CivilDate, view: CaseView, trace?: Tracer): CivilDate {
  const days: DayTrace = [];
  const on = lastWorkingDayOnOrBefore(dueOn, view.parameters.closedDays, trace ? days : undefined);
  trace?.({
    text: text(
      'Mål: sidste arbejdsdag på eller før fristen (R-06)',
      'Target: the last working day on or before the limit (R-06)',
    ),
    on,
    ...(on === dueOn ? {} : { days }),
  });
  return on;
}
