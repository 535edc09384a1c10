import { type Text, text } from '../text.ts';
import type { Base, Due, Quantity, ReminderStep, Rule } from './rule.ts';

/** Words for the data of a rule, for the printed law and the pages: never more than the data says. */

export const kindNames: Readonly<Record<Rule['kind'], Text>> = {
  deadline: text('frist', 'deadline'),
  right: text('borgerens ret', "citizen's right"),
  guard: text('spærring', 'guard'),
  fact: text('kendsgerning', 'fact'),
  checklist: text('tjekliste', 'checklist'),
  organisation: text('organisationens rytme', "organisation's rhythm"),
  query: text('opgørelse', 'query'),
};

export const natureNames: Readonly<Record<Rule['nature'], Text>> = {
  LOV: text('lov', 'statute'),
  RET: text('borgerens lovfæstede ret', "citizen's statutory right"),
  AFT: text('aftale', 'agreement'),
  MÅL: text('mål i aftalen', 'agreement target'),
  VEJL: text('faglig vejledning', 'professional guidance'),
  DRIFT: text('driftsrytme', 'organisational rhythm'),
  DESIGN: text('vores forslag', 'our proposal'),
};

const units = {
  days: text('dage', 'days'),
  weeks: text('uger', 'weeks'),
  months: text('måneder', 'months'),
  years: text('år', 'years'),
  workingDays: text('arbejdsdage', 'working days'),
  hverdage: text('hverdage', 'hverdage'),
} as const;

const singular: Readonly<Record<keyof typeof units, Text>> = {
  days: text('dag', 'day'),
  weeks: text('uge', 'week'),
  months: text('måned', 'month'),
  years: text('år', 'year'),
  workingDays: text('arbejdsdag', 'working day'),
  hverdage: text('hverdag', 'hverdag'),
};

/** The limit in words: `6 hverdage efter hændelsen`. */
export function describeDue(due: Due | undefined): Text {
  if (!due) return text('ingen fast frist', 'no fixed limit');
  switch (due.count) {
    case 'none':
      return text('ingen fast frist', 'no fixed limit');
    case 'hours':
      if (due.hours === 0) return text('straks', 'at once');
      return text(`${due.hours} timer efter hændelsen`, `${due.hours} hours after the event`);
    case 'gestation':
      return text(`gestationsalder ${due.age}`, `gestational age ${due.age}`);
    case 'sameDayThen':
      return text(
        `samme dag, senest ${due.workingDays}. arbejdsdag`,
        `the same day, at the latest working day no. ${due.workingDays}`,
      );
    case 'computed':
      if (due.words) return due.words;
      return text(`beregnes (${due.by.name})`, `computed (${due.by.name})`);
    case 'earliest':
    case 'latest': {
      const parts = due.of.map(describeDue);
      const [da, en] =
        due.count === 'earliest'
          ? ['det tidligste af: ', 'the earliest of: ']
          : ['det seneste af: ', 'the latest of: '];
      return text(da + parts.map((p) => p.da).join('; '), en + parts.map((p) => p.en).join('; '));
    }
    default:
      return describeCount(due);
  }
}

function describeCount(due: Extract<Due, { n: Quantity }>): Text {
  if (due.n === 0) return due.startWords ?? describeSameDay(due.base ?? 'trigger');
  const one = due.n === 1 || due.n === -1;
  const unit = one ? singular[due.count] : units[due.count];
  const n = typeof due.n === 'number' ? String(Math.abs(due.n)) : `«${due.n}»`;
  const before = typeof due.n === 'number' && due.n < 0;
  const from = due.startWords ?? describeBase(due.base ?? 'trigger');
  const roll =
    due.roll === 'citizen'
      ? text(', rykker til næste hverdag (R-05)', ', moves to the next weekday (R-05)')
      : due.roll === 'eu'
        ? text(', rykker til næste arbejdsdag (R-08)', ', moves to the next working day (R-08)')
        : text('', '');
  return text(
    `${n} ${unit.da} ${before ? 'før' : 'efter'} ${from.da}${roll.da}`,
    `${n} ${unit.en} ${before ? 'before' : 'after'} ${from.en}${roll.en}`,
  );
}

function describeSameDay(base: Base): Text {
  if (base === 'trigger') return text('samme dag som hændelsen', 'the same day as the event');
  const on = describeBase(base);
  return text(`senest ${on.da}`, `by ${on.en}`);
}

function describeBase(base: Base): Text {
  if (base === 'term') return text('termin', 'the due date of birth');
  if (base === 'birth') return text('fødslen', 'the birth');
  return text('hændelsen', 'the event');
}

/** One step of the reminder plan in words, with its own condition. */
export function describeReminder(step: ReminderStep): Text {
  const to = receiversInWords(step);
  const when = step.onTarget ? text('på måldagen', 'on the target day') : describeOffset(step);
  const kind = step.kind === 'escalation' ? text('eskalering', 'escalation') : text('påmindelse', 'reminder');
  const only = step.words ?? text('', '');
  const again = describeRepeat(step);
  return text(
    `${kind.da} til ${to.da} ${when.da}${again.da}${only.da && `, ${only.da}`}`,
    `${kind.en} to ${to.en} ${when.en}${again.en}${only.en && `, ${only.en}`}`,
  );
}

function receiversInWords({ to }: ReminderStep): Text {
  if (to === 'responsible') return text('den ansvarlige', 'the responsible role');
  const roles = typeof to === 'string' ? to : to.join(', ');
  return text(roles, roles);
}

function describeRepeat({ repeat }: ReminderStep): Text {
  if (!repeat) return text('', '');
  const { days, times } = repeat;
  return text(
    ` og derefter ${days === 1 ? 'hver dag' : `hver ${days}. dag`}, i alt højst ${times} gange`,
    ` and then ${days === 1 ? 'every day' : `every ${days} days`}, ${times} times at most`,
  );
}

function describeOffset(step: ReminderStep): Text {
  if (step.gestation !== undefined)
    return text(`ved gestationsalder ${step.gestation}`, `at gestational age ${step.gestation}`);
  if (step.afterLimit) {
    const { da, en } = nameOfOffset('days', step.afterLimit.days);
    return text(`${da} efter fristen`, `${en} after the limit`);
  }
  if (step.beforeEarliest) {
    const { days } = step.beforeEarliest;
    return text(`${days} dage før første mulige dag`, `${days} days before the first possible day`);
  }
  const parts = Object.entries(step.after ?? step.before ?? {}).filter(([, n]) => n !== undefined);
  if (parts.every(([, n]) => n === 0))
    return step.after ? text('straks', 'at once') : text('på fristens dag', 'on the day of the limit');
  const counted = parts.map(([unit, n]) => nameOfOffset(unit, n));
  const da = counted.map((one) => one.da).join(' ');
  const en = counted.map((one) => one.en).join(' ');
  return step.after
    ? text(`${da} efter`, `${en} after`)
    : text(`${da} før fristen`, `${en} before the limit`);
}

function nameOfOffset(unit: string, n: number): Text {
  if (unit === 'hours') return n === 1 ? text('1 time', '1 hour') : text(`${n} timer`, `${n} hours`);
  const name = (n === 1 ? singular : units)[unit as keyof typeof units];
  return text(`${n} ${name.da}`, `${n} ${name.en}`);
}
