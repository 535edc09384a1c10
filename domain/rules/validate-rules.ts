import { gestationalDays, isCivilDate } from '../calendar/index.ts';
import type { EventType } from '../case/fact.ts';
import type { Field, Fields } from '../case/field.ts';
import { defaultParameters } from './parameters.ts';
import { isRole } from './roles.ts';
import type { Due, Ending, Meeting, Opening, Quantity, ReminderStep, Rule, RuleVersion } from './rule.ts';
import { meetingEvents, openingEvents } from './rule-events.ts';

/** One thing wrong with the law as data: which row, which file, which field, and what is wanted there. */
export interface RuleMistake {
  ruleId: string;
  file: string;
  field: string;
  da: string;
  en: string;
}

/** A repeated step stays a plan that can be shown: a year of days. */
const REPEATS_AT_MOST = 366;

type Report = (field: string, da: string, en: string) => void;

/** The events there are, and, where known, their fields: conditions must not name what a fact never holds. */
export interface KnownEvents {
  has(type: EventType): boolean;
  fieldsOf?(type: EventType): Fields;
}

const phases: Readonly<Record<string, string>> = {
  F1: 'phase-1',
  F2: 'phase-2',
  F3: 'phase-3',
  F4: 'phase-4',
  X: 'across',
};

/** The folder that a row is kept in, by its code. */
const fileOf = (id: string): string => `domain/rules/${phases[id.split('-')[0] ?? ''] ?? ''}/`;

/**
 * Everything by which the rules cannot work: unknown events, overlapping versions, a missing source, a deadline that
 * no act can meet, impossible numbers. The product refuses to start with any of them.
 */
export function mistakesIn(rules: readonly Rule[], events: KnownEvents): RuleMistake[] {
  const seen = new Set<string>();
  return rules.flatMap((rule) => {
    const mistakes: RuleMistake[] = [];
    const report: Report = (field, da, en) => {
      mistakes.push({ ruleId: rule.id, file: fileOf(rule.id), field, da, en });
    };
    if (seen.has(rule.id)) report('id', 'findes to gange', 'exists twice');
    seen.add(rule.id);
    checkVersions(rule.versions, report);
    // Every version is checked as the rule it makes.
    const worded: readonly Rule[] = [rule, ...rule.versions.map(({ change }) => ({ ...rule, ...change }))];
    for (const one of worded) checkRule(one, events, report);
    return unique(mistakes);
  });
}

function checkVersions(versions: readonly RuleVersion[], report: Report): void {
  if (versions.length === 0) report('versions', 'mangler', 'is missing');
  versions.forEach(({ validFrom, source }, i) => {
    const field = `versions.${i}`;
    const before = versions[i - 1];
    if (!isCivilDate(validFrom)) report(`${field}.validFrom`, 'skal være en dato', 'must be a date');
    if (before && before.validFrom >= validFrom)
      report(`${field}.validFrom`, 'overlapper den forrige version', 'overlaps the version before it');
    if (source.text.trim() === '') report(`${field}.source`, 'mangler', 'is missing');
  });
}

function checkRule(rule: Rule, events: KnownEvents, report: Report): void {
  if (rule.title.da === '' || rule.title.en === '')
    report('title', 'skal findes på begge sprog', 'must exist in both languages');
  const known = (field: string) => (type: EventType) => {
    if (!events.has(type)) report(field, `ukendt hændelse ${type}`, `unknown event ${type}`);
  };
  openingEvents(rule).forEach(known('opens'));
  meetingEvents(rule).forEach(known('met'));
  for (const ending of rule.ends ?? []) [ending.by].flat().forEach(known('ends'));
  checkPaths(rule, events, report);
  checkPurpose(rule, report);
  if (rule.due) checkDue(rule.due, 'due', report);
  rule.remind?.forEach((step, i) => {
    checkReminder(step, rule, `remind.${i}`, report);
  });
  for (const role of [rule.responsible, ...(rule.alsoResponsible ?? []), ...(rule.breachTo ?? [])])
    if (!isRole(role)) report('responsible', `ukendt rolle ${role}`, `unknown role ${role}`);
  checkRhythm(rule, report);
}

/** A duty has to begin somewhere and somebody must be able to fulfil it. */
function checkPurpose(rule: Rule, report: Report): void {
  const opens = (rule.opens?.length ?? 0) > 0 || rule.seeds !== undefined;
  const meets = (rule.met?.length ?? 0) > 0 || rule.metBy !== undefined || rule.metByClosing === true;
  if (rule.kind === 'deadline' && !opens)
    report('opens', 'intet åbner denne frist', 'nothing opens this deadline');
  if (opens && !meets) report('met', 'ingen handling kan opfylde den', 'no act can meet it');
  if (meets && !opens) report('opens', 'kan opfyldes, men åbnes aldrig', 'can be met but is never opened');
  if (rule.seeds && !rule.openedBy?.length)
    report('openedBy', 'siger ikke, hvilke hændelser der åbner', 'does not say which events open it');
  if (rule.metBy && !rule.metByEvents?.length)
    report('metByEvents', 'siger ikke, hvilke hændelser der opfylder', 'does not say which events meet it');
}

function checkDue(due: Due, field: string, report: Report): void {
  switch (due.count) {
    case 'none':
    case 'computed':
      return;
    case 'hours':
      if (!Number.isInteger(due.hours) || due.hours < 0)
        report(field, 'skal være et antal timer', 'must be a number of hours');
      return;
    case 'gestation':
      if (gestationalDays(due.age) === null)
        report(field, 'skal være en gestationsalder som 30+0', 'must be a gestational age like 30+0');
      return;
    case 'sameDayThen':
      if (!Number.isInteger(due.workingDays) || due.workingDays < 1)
        report(field, 'skal være et antal arbejdsdage', 'must be a number of working days');
      return;
    case 'earliest':
    case 'latest':
      if (due.of.length < 2) report(field, 'skal vælge mellem mindst to', 'must choose between two at least');
      due.of.forEach((one, i) => {
        checkDue(one, `${field}.of.${i}`, report);
      });
      return;
    default:
      checkQuantity(due.n, `${field}.n`, report);
  }
}

function checkQuantity(n: Quantity, field: string, report: Report): void {
  if (typeof n === 'number') {
    if (!Number.isInteger(n)) report(field, 'skal være et helt tal', 'must be a whole number');
  } else if (!Object.hasOwn(defaultParameters, n)) {
    report(field, `ukendt parameter ${n}`, `unknown parameter ${n}`);
  }
}

/** A reminder names one moment, after the start or before a limit that there is, and somebody who is there. */
function checkReminder(step: ReminderStep, rule: Rule, field: string, report: Report): void {
  const bad = (da: string, en: string) => report(field, da, en);
  const { after, before, onTarget, beforeEarliest, afterLimit, gestation, repeat } = step;
  const moments = [after, before, onTarget, beforeEarliest, afterLimit, gestation].filter(
    (one) => one !== undefined,
  ).length;
  if (moments !== 1) {
    bad('skal nævne ét tidspunkt', 'must name one moment');
    return;
  }
  const offset = after ?? before ?? beforeEarliest ?? afterLimit ?? {};
  const numbers = Object.values(offset).filter((n) => n !== undefined);
  if (!onTarget && gestation === undefined && numbers.length === 0)
    bad('skal nævne et tidspunkt', 'must name a moment');
  if (numbers.some((n) => !Number.isInteger(n) || n < 0))
    bad('skal være hele tal fra 0', 'must be whole numbers from 0');
  const count = rule.due?.count ?? 'none';
  if (gestation !== undefined && gestationalDays(gestation) === null)
    bad('skal være en gestationsalder', 'must be a gestational age');
  if (repeat && !(repeat.days >= 1 && repeat.times >= 2 && repeat.times <= REPEATS_AT_MOST))
    bad(
      'skal gentages mindst to gange og højst et års dage',
      'must repeat at least twice, at most a year of days',
    );
  if ((before || onTarget || afterLimit) && count === 'none')
    bad('tæller mod en frist, der ikke findes', 'counts towards a limit that does not exist');
  if (before?.hours !== undefined && count !== 'hours' && count !== 'computed')
    bad('tæller timer mod en dato', 'counts hours towards a date');
  const to = [step.to].flat();
  if (to.length === 0 || !to.every((one) => one === 'responsible' || isRole(one)))
    bad('skal nævne kendte roller', 'must name known roles');
}

function checkRhythm({ kind, rhythm }: Rule, report: Report): void {
  if (kind === 'organisation' && !rhythm) report('rhythm', 'mangler', 'is missing');
  if (
    rhythm &&
    (!(rhythm.times >= 1) || rhythm.perMonths % rhythm.times !== 0 || 12 % rhythm.perMonths !== 0)
  )
    report('rhythm', 'skal gå op i årets måneder', 'must divide the months of the year');
}

/** Facts hold no personal fields and nothing a command does not name: a condition on such a field never holds. */
function checkPaths(rule: Rule, events: KnownEvents, report: Report): void {
  for (const [i, part] of (rule.opens ?? []).entries()) pathsOf(part, part.on, `opens.${i}`, events, report);
  for (const [i, part] of (rule.met ?? []).entries()) pathsOf(part, part.by, `met.${i}`, events, report);
  for (const [i, part] of (rule.ends ?? []).entries()) pathsOf(part, part.by, `ends.${i}`, events, report);
}

function pathsOf(
  part: Opening | Meeting | Ending,
  types: EventType | readonly EventType[],
  field: string,
  events: KnownEvents,
  report: Report,
): void {
  if (!events.fieldsOf) return;
  const keys = [('key' in part ? part.key : undefined) ?? [], ('same' in part ? part.same : undefined) ?? []];
  const paths = [...Object.keys(part.where ?? {}), ...keys.flat()];
  for (const type of [types].flat().filter((one) => events.has(one))) {
    for (const path of paths) {
      if (!isKept(events.fieldsOf(type), path.split('.')))
        report(field, `${type} har intet felt ${path}`, `${type} has no field ${path}`);
    }
  }
}

function isKept(fields: Fields, [head = '', ...rest]: readonly string[]): boolean {
  const field: Field | undefined = Object.hasOwn(fields, head) ? fields[head] : undefined;
  if (!field || field.personal) return false;
  return rest.length === 0 || isKept(field.fields ?? {}, rest);
}

function unique(mistakes: readonly RuleMistake[]): RuleMistake[] {
  const known = new Map(mistakes.map((one) => [`${one.field}|${one.en}`, one]));
  return [...known.values()];
}
