import type { CivilDate } from '../../calendar/index.ts';
import { type Text, text } from '../../text.ts';
import type { ExamTolerance } from '../parameters.ts';

/** How strongly a child was exposed and burdened (RA Bilag 1): green light, yellow moderate, red severe. */
export type ExamCategory = 'green' | 'yellow' | 'red';

/** One examination of the clinic's programme, by doctor and psychologist. */
export interface ProgrammeExam {
  /** The examination code of the contract. */
  code: string;
  name: Text;
  ageMonths: number;
  categories: readonly ExamCategory[];
  /** Which of the municipality's tolerances widens its window. */
  tolerance: keyof ExamTolerance;
  /** At the latest the day before the child starts school (C19). */
  beforeSchoolStart?: true;
}

/** The programme as it stood from a day on. It is under constant revision (RA Bilag 1), so it is data with versions. */
export interface ExamProgramme {
  validFrom: CivilDate;
  exams: readonly ProgrammeExam[];
}

/** RA Bilag 1 of 5 November 2014; 5–8 weeks stands as F3-21, a window in itself. */
const bilag1Of2014: ExamProgramme = {
  validFrom: '2014-11-05',
  exams: [
    {
      code: '4m',
      name: text('4 måneder', '4 months'),
      ageMonths: 4,
      categories: ['green', 'yellow', 'red'],
      tolerance: 'untilEighteenMonthsWeeks',
    },
    {
      code: '8m',
      name: text('8 måneder', '8 months'),
      ageMonths: 8,
      categories: ['red'],
      tolerance: 'untilEighteenMonthsWeeks',
    },
    {
      code: '12m',
      name: text('12 måneder', '12 months'),
      ageMonths: 12,
      categories: ['yellow', 'red'],
      tolerance: 'untilEighteenMonthsWeeks',
    },
    {
      code: '18m',
      name: text('18 måneder', '18 months'),
      ageMonths: 18,
      categories: ['red'],
      tolerance: 'untilEighteenMonthsWeeks',
    },
    {
      code: '2y',
      name: text('2 år', '2 years'),
      ageMonths: 24,
      categories: ['green', 'yellow', 'red'],
      tolerance: 'twoToThreeAndHalfYearsWeeks',
    },
    {
      code: '3y6m',
      name: text('3½ år', '3½ years'),
      ageMonths: 42,
      categories: ['yellow', 'red'],
      tolerance: 'twoToThreeAndHalfYearsWeeks',
    },
    {
      code: '5y',
      name: text('5 år', '5 years'),
      ageMonths: 60,
      categories: ['green', 'yellow', 'red'],
      tolerance: 'fiveToSixYearsWeeks',
    },
    {
      code: '6y',
      name: text('6 år', '6 years'),
      ageMonths: 72,
      categories: ['red'],
      tolerance: 'fiveToSixYearsWeeks',
      beforeSchoolStart: true,
    },
  ],
};

/** Oldest first. */
export const examProgrammes: readonly ExamProgramme[] = [bilag1Of2014];

/** The programme in force on a day; before the first one, the first. */
export function programmeOn(on: CivilDate): ExamProgramme {
  return examProgrammes.reduce((chosen, one) => (one.validFrom <= on ? one : chosen));
}

/** Every examination there ever was in a programme, by code, as last worded. */
export const programmeExams: ReadonlyMap<string, ProgrammeExam> = new Map(
  examProgrammes.flatMap(({ exams }) => exams.map((exam) => [exam.code, exam] as const)),
);

/** The examination codes of the clinic with their names, the first one (F3-21's) among them. */
export const famplusCodes: Readonly<Record<string, Text>> = {
  '5-8w': text('5–8 uger', '5–8 weeks'),
  ...Object.fromEntries([...programmeExams].map(([code, { name }]) => [code, name])),
};

const categoryNames: Readonly<Record<ExamCategory, Text>> = {
  green: text('grøn', 'green'),
  yellow: text('gul', 'yellow'),
  red: text('rød', 'red'),
};

/** The newest programme in words, one line per examination: `12 måneder: gul, rød`. */
export const programmeInWords: readonly Text[] = (examProgrammes.at(-1)?.exams ?? []).map(
  ({ name, categories }) =>
    text(
      `${name.da}: ${categories.map((one) => categoryNames[one].da).join(', ')}`,
      `${name.en}: ${categories.map((one) => categoryNames[one].en).join(', ')}`,
    ),
);
