import { type CannabisTable, defaultCannabisTable } from './inclusion/cannabis.ts';
import type { Role } from './roles.ts';

/** Tolerance in weeks on each side of an examination date, by the child's age (catalogue §2.5). */
export interface ExamTolerance {
  untilEighteenMonthsWeeks: number;
  twoToThreeAndHalfYearsWeeks: number;
  fiveToSixYearsWeeks: number;
}

/** Programmes that may be timed by corrected age (catalogue §1.5). */
export type CorrectableProgramme = 'famplus' | 'gp-child';

/** What a municipality's agreement may set (contract §7). National rules are versioned, never configurable. */
export interface Parameters {
  coordinationMeetingNoticeDays: number;
  termMeetingWeeksBefore: number | null;
  minCoordinationMeetings: number;
  clarifyingTalkGestationLimit: string;
  contactClockStart: 'referral' | 'pregnancy-record' | 'first-of';
  hverdagIncludesSaturday: boolean;
  /** `MM-DD`, for arbejdsdage only. */
  closedDays: readonly string[];
  closingMeetingRequired: boolean;
  /** Weeks with a weekly health visit after birth; null: the basic programme only. */
  healthVisitWeeks: number | null;
  noShowThreshold: number;
  minutesWorkingDays: number;
  limitedAssessmentMonths: number;
  hearingWorkingDays: number;
  followUpSafetyMonths: number;
  examTolerance: ExamTolerance;
  /** Examination programmes whose ages count from 40+0 for children born before 37+0, up to two years. */
  correctedAge: readonly CorrectableProgramme[];
  /** C17: what use of cannabis means for mother and child, row by row. */
  cannabis: CannabisTable;
  reminderHour: number;
  /** Steps that an unseen escalation climbs after the responsible role's own leader. */
  escalation: readonly Role[];
  /** so many actors around one woman prompt the question who holds the thread. */
  overloadActors: number;
  /** limits published under RSL § 3 stk. 2, in civil days by kind of case. */
  publishedLimitDays: Readonly<Record<string, number>>;
}

export type NumericParameter = {
  [K in keyof Parameters]: Parameters[K] extends number | null ? K : never;
}[keyof Parameters];

/** The regional agreement's defaults; they apply when no municipality is given. */
export const defaultParameters: Parameters = {
  coordinationMeetingNoticeDays: 14,
  termMeetingWeeksBefore: null,
  minCoordinationMeetings: 1,
  clarifyingTalkGestationLimit: '22+6',
  contactClockStart: 'referral',
  hverdagIncludesSaturday: true,
  closedDays: ['06-05', '12-24', '12-31'],
  closingMeetingRequired: false,
  healthVisitWeeks: null,
  noShowThreshold: 2,
  minutesWorkingDays: 5,
  limitedAssessmentMonths: 2,
  hearingWorkingDays: 10,
  followUpSafetyMonths: 6,
  examTolerance: { untilEighteenMonthsWeeks: 2, twoToThreeAndHalfYearsWeeks: 4, fiveToSixYearsWeeks: 8 },
  correctedAge: [],
  cannabis: defaultCannabisTable,
  reminderHour: 8,
  escalation: ['director'],
  overloadActors: 5,
  publishedLimitDays: {},
};

/** Values that ship with the product; further municipalities start from the defaults. */
export const municipalParameters: Readonly<Record<string, Partial<Parameters>>> = {
  esbjerg: {
    coordinationMeetingNoticeDays: 7,
    termMeetingWeeksBefore: 10,
    minCoordinationMeetings: 2,
    contactClockStart: 'first-of',
    closingMeetingRequired: true,
    healthVisitWeeks: 4,
  },
};

/** A municipality's parameters: the defaults, its own values, then what one case or simulation overrides. */
export function parametersFor(
  municipality: string | undefined,
  overrides: Partial<Parameters> = {},
): Parameters {
  const own = municipality ? municipalParameters[municipality.toLowerCase()] : undefined;
  return { ...defaultParameters, ...own, ...overrides };
}
