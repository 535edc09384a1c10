import { parseGestationalAge } from '../calendar/index.ts';
import { isJsonObject } from '../json.ts';
import { isCannabisTable } from './inclusion/cannabis.ts';
import { defaultParameters, type Parameters } from './parameters.ts';
import { isRole } from './roles.ts';

export interface ParameterMistake {
  name: string;
  da: string;
  en: string;
}

type Check = (value: unknown) => boolean;

const whole =
  (min: number, max: number): Check =>
  (value) =>
    typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max;
const orNull =
  (check: Check): Check =>
  (value) =>
    value === null || check(value);
const flag: Check = (value) => typeof value === 'boolean';
const monthDay: Check = (value) =>
  typeof value === 'string' && /^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(value);

/** What each parameter may be: a notice of 400 days or a negative number is no agreement. */
const checks: Readonly<Record<keyof Parameters, readonly [Check, string, string]>> = {
  coordinationMeetingNoticeDays: [whole(0, 90), 'et helt tal fra 0 til 90', 'a whole number from 0 to 90'],
  termMeetingWeeksBefore: [
    orNull(whole(1, 26)),
    'null eller et helt tal fra 1 til 26',
    'null or a whole number from 1 to 26',
  ],
  minCoordinationMeetings: [whole(0, 10), 'et helt tal fra 0 til 10', 'a whole number from 0 to 10'],
  clarifyingTalkGestationLimit: [
    (v) => parseGestationalAge(v) !== null,
    'en gestationsalder som 22+6',
    'a gestational age like 22+6',
  ],
  contactClockStart: [
    (v) => v === 'referral' || v === 'pregnancy-record' || v === 'first-of',
    'referral, pregnancy-record eller first-of',
    'referral, pregnancy-record or first-of',
  ],
  hverdagIncludesSaturday: [flag, 'true eller false', 'true or false'],
  closedDays: [
    (v) => Array.isArray(v) && v.length <= 100 && v.every(monthDay),
    'en liste af datoer som 12-24',
    'a list of dates like 12-24',
  ],
  closingMeetingRequired: [flag, 'true eller false', 'true or false'],
  healthVisitWeeks: [
    orNull(whole(1, 26)),
    'null eller et helt tal fra 1 til 26',
    'null or a whole number from 1 to 26',
  ],
  noShowThreshold: [whole(1, 20), 'et helt tal fra 1 til 20', 'a whole number from 1 to 20'],
  minutesWorkingDays: [whole(0, 60), 'et helt tal fra 0 til 60', 'a whole number from 0 to 60'],
  limitedAssessmentMonths: [whole(1, 4), 'et helt tal fra 1 til 4', 'a whole number from 1 to 4'],
  hearingWorkingDays: [whole(1, 60), 'et helt tal fra 1 til 60', 'a whole number from 1 to 60'],
  followUpSafetyMonths: [whole(1, 24), 'et helt tal fra 1 til 24', 'a whole number from 1 to 24'],
  examTolerance: [
    (v) =>
      isJsonObject(v) &&
      (['untilEighteenMonthsWeeks', 'twoToThreeAndHalfYearsWeeks', 'fiveToSixYearsWeeks'] as const).every(
        (k) => whole(0, 26)((v as Record<string, unknown>)[k]),
      ),
    'tre tal i uger fra 0 til 26',
    'three numbers of weeks from 0 to 26',
  ],
  correctedAge: [
    (v) => Array.isArray(v) && v.every((one) => one === 'famplus' || one === 'gp-child'),
    'en liste af famplus og gp-child',
    'a list of famplus and gp-child',
  ],
  cannabis: [
    isCannabisTable,
    'fewBefore, fewAfter og many, hver med mother (yes, no, uncertain) og child (followed, not-followed, clinical-decision)',
    'fewBefore, fewAfter and many, each with mother (yes, no, uncertain) and child (followed, not-followed, clinical-decision)',
  ],
  reminderHour: [whole(0, 23), 'en hel time fra 0 til 23', 'a whole hour from 0 to 23'],
  escalation: [
    (v) => Array.isArray(v) && v.length <= 10 && v.every((r) => typeof r === 'string' && isRole(r)),
    'en liste af roller',
    'a list of roles',
  ],
  overloadActors: [whole(2, 50), 'et helt tal fra 2 til 50', 'a whole number from 2 to 50'],
  publishedLimitDays: [
    (v) => isJsonObject(v) && Object.values(v as Record<string, unknown>).every(whole(1, 730)),
    'dage fra 1 til 730 for hver sagstype',
    'days from 1 to 730 for each kind of case',
  ],
};

/** The first parameter that cannot be, or null. Unknown names are mistakes too. */
export function parameterMistake(parameters: Readonly<Record<string, unknown>>): ParameterMistake | null {
  for (const [name, value] of Object.entries(parameters)) {
    if (!Object.hasOwn(defaultParameters, name)) return { name, da: 'findes ikke', en: 'does not exist' };
    const [check, da, en] = checks[name as keyof Parameters];
    if (!check(value)) return { name, da: `skal være ${da}`, en: `must be ${en}` };
  }
  return null;
}
