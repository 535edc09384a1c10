import type { Language } from '../../api/language.ts';
import {
  boolean,
  choice,
  date,
  type Field,
  type Fields,
  integer,
  list,
  longText,
  object,
  optional,
  shortText,
} from '../../domain/case/field.ts';
import { isJsonObject, type Json, type JsonObject } from '../../domain/json.ts';
import { parameterWords } from '../../domain/rules/parameter-words.ts';
import type { Parameters } from '../../domain/rules/parameters.ts';
import { leaderOf, type ProfessionalRole, professionalRoles, roleName } from '../../domain/rules/roles.ts';
import { type Text, text } from '../../domain/text.ts';
import type { Answers } from '../record/form-node.ts';
import { adminWords } from '../text/admin.ts';
import { parameterPageWords } from '../text/own-agreement.ts';
import { cannabisRows, codeNames, dayInWords, monthDayIn, toleranceNames } from './parameter-value.ts';

/** How the value of a parameter is asked for on a page, shown as answers, and read from them. */
interface ValueForm {
  field: Field;
  answers: (value: Json, lang: Language) => Answers;
  /** From what the form read; undefined for a line that says nothing. */
  value: (read: Json | undefined) => Json | undefined;
}

const STEPS = ['1', '2', '3', '4', '5'] as const;

/** The value's field, then from when it holds and why. */
export const parameterFields = (name: keyof Parameters): Fields => ({
  value: formOf(name).field,
  validFromOn: date(parameterPageWords.validFrom.da, parameterPageWords.validFrom.en, {
    plan: true,
    help: parameterPageWords.validFromHelp,
  }),
  reason: longText(adminWords.reason.da, adminWords.reason.en, { max: 2_000, help: adminWords.reasonHelp }),
});

/** The form before anybody has answered. */
export const parameterAnswers = (
  name: keyof Parameters,
  value: Json,
  todayOn: string,
  lang: Language,
): Answers => ({ ...formOf(name).answers(value, lang), validFromOn: todayOn });

/** The value that was answered; undefined where what was written is none. */
export const parameterValue = (name: keyof Parameters, data: JsonObject): Json | undefined =>
  formOf(name).value(data.value);

const plain = (field: Field): ValueForm => ({
  field,
  answers: (value): Answers => (value === null ? {} : { value: String(value) }),
  value: (read) => read ?? null,
});

type Make = (da: string, en: string, more: { help: Text }) => Field;

/** A field that is called as its parameter is, and says what it may be. */
function named(name: keyof Parameters, make: Make): Field {
  const { title, allowed } = parameterWords[name];
  return make(title.da, title.en, { help: text(`${upper(allowed.da)}.`, `${upper(allowed.en)}.`) });
}

const upper = (said: string): string => said.charAt(0).toUpperCase() + said.slice(1);

const options = (codes: readonly string[]): Record<string, Text> =>
  Object.fromEntries(codes.map((code) => [code, codeNames[code] ?? text(code, code)]));

function formOf(name: keyof Parameters): ValueForm {
  switch (name) {
    case 'termMeetingWeeksBefore':
    case 'healthVisitWeeks':
      return plain(optional(named(name, integer)));
    case 'clarifyingTalkGestationLimit':
      return plain(named(name, (da, en, more) => shortText(da, en, { max: 5, ...more })));
    case 'contactClockStart': {
      const starts = options(['referral', 'pregnancy-record', 'first-of']);
      return plain(named(name, (da, en, more) => choice(da, en, starts, more)));
    }
    case 'hverdagIncludesSaturday':
    case 'closingMeetingRequired':
      return plain(named(name, boolean));
    case 'closedDays':
      return closedDays;
    case 'correctedAge':
      return correctedAge;
    case 'escalation':
      return escalation;
    case 'examTolerance':
      return examTolerance;
    case 'cannabis':
      return cannabis;
    case 'publishedLimitDays':
      return publishedLimits;
    default:
      return plain(named(name, integer));
  }
}

const lines = (name: keyof Parameters, help: Text): Field =>
  optional(
    named(name, (da, en) => list(da, en, shortText('Linje', 'Line', { max: 80 }), { help, max: 100 })),
  );

const closedDays: ValueForm = {
  field: lines(
    'closedDays',
    text(
      'Én dag på hver linje, fx 24. december. Dagen kommer igen hvert år.',
      'One day on each line, like 24 December. It comes again every year.',
    ),
  ),
  answers: (value, lang) => ({ value: (value as readonly string[]).map((day) => dayInWords(day, lang)) }),
  value: (read = []) => {
    const days = (read as readonly string[]).map(monthDayIn);
    return days.some((day) => day === null) ? undefined : [...new Set(days as string[])].sort();
  },
};

const correctedAge: ValueForm = {
  field: optional(
    named('correctedAge', (da, en, more) =>
      list(da, en, choice('Program', 'Programme', options(['famplus', 'gp-child'])), more),
    ),
  ),
  answers: (value) => ({ value: value as readonly string[] }),
  value: (read) => read ?? [],
};

const units = Object.keys(professionalRoles) as ProfessionalRole[];
const climbers = Object.fromEntries(
  (['director', ...units.map((role) => leaderOf(role))] as const).map((role) => [role, roleName(role)]),
);

const escalation: ValueForm = {
  field: named('escalation', (da, en, more) =>
    object(
      da,
      en,
      Object.fromEntries(
        STEPS.map((step) => [
          `s${step}`,
          optional(choice(`${step}. trin efter lederen`, `Step ${step} after the leader`, climbers)),
        ]),
      ),
      { ...more, optional: true },
    ),
  ),
  answers: (value) =>
    Object.fromEntries((value as readonly string[]).map((role, i) => [`value.s${i + 1}`, role])),
  value: (read) => (isJsonObject(read) ? STEPS.flatMap((step) => read[`s${step}`] ?? []) : []),
};

const examTolerance: ValueForm = {
  field: named('examTolerance', (da, en, more) =>
    object(
      da,
      en,
      Object.fromEntries(
        Object.entries(toleranceNames).map(([key, name]) => [
          key,
          integer(`${name.da}, uger til hver side`, `${name.en}, weeks on each side`),
        ]),
      ),
      more,
    ),
  ),
  answers: (value) =>
    Object.fromEntries(
      Object.entries(value as JsonObject).map(([key, weeks]) => [`value.${key}`, String(weeks)]),
    ),
  value: (read) => read,
};

const cannabis: ValueForm = {
  field: named('cannabis', (da, en, more) =>
    object(
      da,
      en,
      Object.fromEntries(
        Object.entries(cannabisRows).map(([key, name]) => [
          key,
          object(name.da, name.en, {
            mother: choice('Mor', 'Mother', options(['yes', 'no', 'uncertain'])),
            child: choice('Barn', 'Child', options(['followed', 'not-followed', 'clinical-decision'])),
          }),
        ]),
      ),
      more,
    ),
  ),
  answers: (value) =>
    Object.fromEntries(
      Object.entries(value as JsonObject).flatMap(([key, row]) =>
        Object.entries(row as JsonObject).map(([who, answer]) => [`value.${key}.${who}`, String(answer)]),
      ),
    ),
  value: (read) => read,
};

const publishedLimits: ValueForm = {
  field: lines(
    'publishedLimitDays',
    text(
      'Slags sag og dage på hver linje, fx merudgifter: 56',
      'Kind of case and days on each line, like extra-costs: 56',
    ),
  ),
  answers: (value) => ({
    value: Object.entries(value as JsonObject).map(([type, days]) => `${type}: ${days}`),
  }),
  value: (read = []) => {
    const pairs = (read as readonly string[]).map((line) =>
      /^([\w.:-]{1,64})\s*:\s*(\d{1,3})$/.exec(line.trim()),
    );
    if (pairs.some((one) => one === null)) return undefined;
    return Object.fromEntries(pairs.map((one) => [one?.[1] ?? '', Number(one?.[2])]));
  },
};
