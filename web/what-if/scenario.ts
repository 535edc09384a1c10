import { isCivilDate } from '../../domain/calendar/index.ts';
import { defaultParameters, type Parameters } from '../../domain/rules/parameters.ts';
import { parameterMistake } from '../../domain/rules/validate-parameters.ts';

/** What is tried on a case, as it stands in the address: dates and codes, never a name or a text. */
export interface Scenario {
  /** A termin, `YYYY-MM-DD`. */
  edd: string | null;
  /** A birth in Copenhagen time, `YYYY-MM-DDTHH:MM`, and how many children it brings. */
  bornAt: string | null;
  children: number;
  /** A discharge, and whose. */
  dischargedOn: string | null;
  who: string | null;
  /** A deadline that is paused from now on, and until when. */
  pause: string | null;
  pauseUntil: string | null;
  /** `current` or a date. */
  ruleSet: string | null;
  parameters: Partial<Parameters>;
}

export type ScenarioField = Exclude<keyof Scenario, 'parameters'> | `p.${keyof Parameters}`;

/** Parameters that one plain value says: those can be tried from a form. */
export const triedParameters = [
  'coordinationMeetingNoticeDays',
  'termMeetingWeeksBefore',
  'minCoordinationMeetings',
  'clarifyingTalkGestationLimit',
  'contactClockStart',
  'hverdagIncludesSaturday',
  'closingMeetingRequired',
  'healthVisitWeeks',
  'noShowThreshold',
  'minutesWorkingDays',
  'limitedAssessmentMonths',
  'hearingWorkingDays',
  'followUpSafetyMonths',
  'reminderHour',
] as const satisfies readonly (keyof Parameters)[];

const LOCAL_MINUTE = /^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d$/;
const CODE = /^[A-Za-z0-9._:-]{1,120}$/;
const MOST_CHILDREN = 4;

const isLocalMinute = (value: string): boolean => LOCAL_MINUTE.test(value) && isCivilDate(value.slice(0, 10));

type Query = Readonly<Record<string, string>>;

/** Reads an address; what is left empty or says what holds already tries nothing. `mistakes`: what cannot be read. */
export function readScenario(
  query: Query,
  known: Parameters,
): { scenario: Scenario; mistakes: readonly ScenarioField[] } {
  const mistakes: ScenarioField[] = [];
  const value = (name: ScenarioField, fits: (text: string) => boolean): string | null => {
    const given = query[name]?.trim();
    if (!given) return null;
    if (fits(given)) return given;
    mistakes.push(name);
    return null;
  };
  const bornAt = value('bornAt', isLocalMinute);
  const children = Number(value('children', (text) => /^[1-4]$/.test(text)) ?? 1);
  const dischargedOn = value('dischargedOn', isCivilDate);
  const pause = value('pause', (text) => CODE.test(text));
  const scenario: Scenario = {
    edd: value('edd', isCivilDate),
    bornAt,
    children: bornAt ? Math.min(children, MOST_CHILDREN) : 1,
    dischargedOn,
    who: dischargedOn ? value('who', (text) => CODE.test(text)) : null,
    pause,
    pauseUntil: pause ? value('pauseUntil', isCivilDate) : null,
    ruleSet: value('ruleSet', (text) => text === 'current' || isCivilDate(text)),
    parameters: readParameters(query, known, mistakes),
  };
  return { scenario, mistakes };
}

function readParameters(query: Query, known: Parameters, mistakes: ScenarioField[]): Partial<Parameters> {
  const tried: Record<string, unknown> = {};
  for (const name of triedParameters) {
    const given = query[`p.${name}`]?.trim();
    if (given === undefined || given === '') continue;
    const value = readValue(given, defaultParameters[name]);
    if (parameterMistake({ [name]: value })) mistakes.push(`p.${name}`);
    else if (value !== known[name]) tried[name] = value;
  }
  return tried as Partial<Parameters>;
}

/** `none` is how an address says that the agreement has none of it. */
function readValue(given: string, like: unknown): unknown {
  if (given === 'none') return null;
  if (typeof like === 'boolean') return given === 'true' ? true : given === 'false' ? false : given;
  return /^-?\d+$/.test(given) ? Number(given) : given;
}

/** The same as an address says it: only what is tried, always in one order. */
export function scenarioQuery(scenario: Scenario): string {
  const { parameters, children, ...plain } = scenario;
  const entries: [string, string][] = [];
  for (const [name, value] of Object.entries(plain)) {
    if (value !== null) entries.push([name, value]);
    if (name === 'bornAt' && value !== null && children > 1) entries.push(['children', String(children)]);
  }
  for (const [name, value] of Object.entries(parameters))
    entries.push([`p.${name}`, value === null ? 'none' : String(value)]);
  return new URLSearchParams(entries).toString();
}

/** Whether anything at all is tried. */
export const triesSomething = (scenario: Scenario): boolean => scenarioQuery(scenario) !== '';
