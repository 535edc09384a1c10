import type { Language } from '../../api/language.ts';
import { isCivilDate } from '../../domain/calendar/index.ts';
import { isJsonObject, type Json, type JsonObject } from '../../domain/json.ts';
import type { Parameters } from '../../domain/rules/parameters.ts';
import { isRole, roleName } from '../../domain/rules/roles.ts';
import { type Text, text } from '../../domain/text.ts';
import { dateInWords } from '../text/dates.ts';
import { parameterPageWords as said } from '../text/own-agreement.ts';
import { words } from '../text/words.ts';

/** A unit after its number, one and many. */
const units: Readonly<Partial<Record<keyof Parameters, readonly [one: Text, many: Text]>>> = {
  coordinationMeetingNoticeDays: [text('dag', 'day'), text('dage', 'days')],
  termMeetingWeeksBefore: [text('uge', 'week'), text('uger', 'weeks')],
  minCoordinationMeetings: [text('møde', 'meeting'), text('møder', 'meetings')],
  healthVisitWeeks: [text('uge', 'week'), text('uger', 'weeks')],
  noShowThreshold: [text('gang', 'time'), text('gange', 'times')],
  minutesWorkingDays: [text('arbejdsdag', 'working day'), text('arbejdsdage', 'working days')],
  limitedAssessmentMonths: [text('måned', 'month'), text('måneder', 'months')],
  hearingWorkingDays: [text('arbejdsdag', 'working day'), text('arbejdsdage', 'working days')],
  followUpSafetyMonths: [text('måned', 'month'), text('måneder', 'months')],
  overloadActors: [text('aktør', 'actor'), text('aktører', 'actors')],
};

/** What clocks may start at, which programmes there are, and what the table on cannabis may answer. */
export const codeNames: Readonly<Record<string, Text>> = {
  referral: text('Henvisningen', 'The referral'),
  'pregnancy-record': text('Svangrejournalen', 'The pregnancy record'),
  'first-of': text('Den af dem, der kommer først', 'Whichever of them comes first'),
  famplus: text('FamPlus-undersøgelserne', 'The FamPlus examinations'),
  'gp-child': text('Børneundersøgelserne hos egen læge', 'The examinations at the GP'),
  yes: text('følges', 'is followed'),
  no: text('følges ikke', 'is not followed'),
  uncertain: text('uafklaret', 'undecided'),
  followed: text('følges', 'is followed'),
  'not-followed': text('følges ikke', 'is not followed'),
  'clinical-decision': text('klinikken afgør', 'the clinic decides'),
};

export const toleranceNames = {
  untilEighteenMonthsWeeks: text('Indtil 18 måneder', 'Until 18 months'),
  twoToThreeAndHalfYearsWeeks: text('2 til 3½ år', '2 to 3½ years'),
  fiveToSixYearsWeeks: text('5 til 6 år', '5 to 6 years'),
} as const satisfies Record<string, Text>;

export const cannabisRows = {
  fewBefore: text(
    'Højst tre gange, alle før graviditeten var erkendt',
    'At most three times, all before the pregnancy was recognised',
  ),
  fewAfter: text('Højst tre gange, mindst én efter', 'At most three times, at least one after'),
  many: text('Fire gange eller flere', 'Four times or more'),
} as const satisfies Record<string, Text>;

/** A parameter's value as people say it. */
export function valueInWords(name: keyof Parameters, value: Json, lang: Language): string {
  if (value === null) return said.none[lang];
  if (typeof value === 'boolean') return (value ? words.yes : words.no)[lang];
  if (typeof value === 'number') return numberInWords(name, value, lang);
  if (typeof value === 'string') return codeNames[value]?.[lang] ?? value;
  if (isJsonObject(value)) return tableInWords(name, value, lang);
  return listInWords(name, value as readonly Json[], lang);
}

function numberInWords(name: keyof Parameters, value: number, lang: Language): string {
  if (name === 'reminderHour') return lang === 'da' ? `kl. ${value}` : `${value}:00`;
  const unit = units[name];
  return unit ? `${value} ${(value === 1 ? unit[0] : unit[1])[lang]}` : String(value);
}

function listInWords(name: keyof Parameters, value: readonly Json[], lang: Language): string {
  if (value.length === 0) return said.none[lang];
  const items = value.map(String);
  if (name === 'closedDays') return items.map((day) => dayInWords(day, lang)).join(', ');
  const names = items.map((one) => (isRole(one) ? roleName(one)[lang] : (codeNames[one]?.[lang] ?? one)));
  return names.join(name === 'escalation' ? ' → ' : ', ');
}

function tableInWords(name: keyof Parameters, value: JsonObject, lang: Language): string {
  const rows = Object.entries(value);
  if (rows.length === 0) return said.none[lang];
  const [weeks, days] = lang === 'da' ? ['uger', 'dage'] : ['weeks', 'days'];
  if (name === 'examTolerance')
    return rows.map(([key, n]) => `${nameIn(toleranceNames, key, lang)}: ± ${n} ${weeks}`).join('; ');
  if (name !== 'cannabis') return rows.map(([key, n]) => `${key}: ${n} ${days}`).join('; ');
  return rows
    .map(([key, row]) => {
      const { mother, child } = row as { mother: string; child: string };
      const [m, c] = [codeNames[mother]?.[lang], codeNames[child]?.[lang]];
      const both = lang === 'da' ? `mor: ${m}, barn: ${c}` : `mother: ${m}, child: ${c}`;
      return `${nameIn(cannabisRows, key, lang)}: ${both}`;
    })
    .join('; ');
}

const nameIn = (names: Readonly<Record<string, Text>>, key: string, lang: Language): string =>
  names[key]?.[lang] ?? key;

/** `12-24` as `24. december`. */
export const dayInWords = (monthDay: string, lang: Language): string =>
  dateInWords(`2000-${monthDay}`, lang).replace(/ 2000$/, '');

/** `24. december`, `24 Dec`, `24/12` as `12-24`; null for what is no day of a year. */
export function monthDayIn(line: string): string | null {
  const found = /^(\d{1,2})[.\s/-]+([\p{L}]{3,}|\d{1,2})\.?$/u.exec(line.trim());
  const [, day = '', month = ''] = found ?? [];
  const number = /^\d+$/.test(month) ? Number(month) : monthNumber(month);
  const monthDay = `${String(number).padStart(2, '0')}-${day.padStart(2, '0')}`;
  // A leap year: 29 February is a day too.
  return isCivilDate(`2000-${monthDay}`) ? monthDay : null;
}

/** From 1 on; 0 for no month of either language. */
function monthNumber(name: string): number {
  const asked = name.toLowerCase();
  const months = Array.from({ length: 12 }, (_, i) => String(i + 1).padStart(2, '0'));
  const isCalled = (month: string, lang: Language) =>
    dayInWords(`${month}-01`, lang)
      .replace(/^1\.? /, '')
      .toLowerCase()
      .startsWith(asked);
  return months.findIndex((month) => isCalled(month, 'da') || isCalled(month, 'en')) + 1;
}
