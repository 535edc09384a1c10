import { addDays, type CivilDate, gestationalDays, isCivilDate, lmpFromEdd } from '../../calendar/index.ts';
import type { CaseView } from '../../case/case-view.ts';
import { atPath, isJsonObject, type Json, type JsonObject } from '../../json.ts';

/** One occasion of use; each part may be unknown. */
export interface Occasion {
  on: CivilDate | null;
  units: number | null;
}

/** What is known of the use of one substance; `null` where nobody said. */
export interface Exposure {
  substance: string;
  /** The code that a professional gave it. */
  code: string | null;
  from: CivilDate | null;
  to: CivilDate | null;
  /** When it was told: an unended use ran until then. */
  toldOn: CivilDate;
  unitsPerWeek: number | null;
  times: number | null;
  occasions: readonly Occasion[];
  unitsPerOccasion: number | null;
  consecutiveDays: number | null;
  days: number | null;
  afterRecognition: boolean | null;
  prescribed: boolean | null;
  inTreatment: boolean;
  uncertain: boolean;
}

/** What the criteria need to know of the pregnancy. Use counts from the first day of the last menstruation (rule 0). */
export interface PregnancyDates {
  kind: 'pregnancy' | 'child';
  lmpOn: CivilDate | null;
  recognisedOn: CivilDate | null;
  /** Use after the birth is no exposure of this child before birth. */
  bornOn: CivilDate | null;
}

const number = (value: Json | undefined): number | null => (typeof value === 'number' ? value : null);
const flag = (value: Json | undefined): boolean | null => (typeof value === 'boolean' ? value : null);
const day = (value: Json | undefined): CivilDate | null => (isCivilDate(value) ? value : null);

/** Reads an exposure from the data of `record-exposure`, or of one entry of a referral's list. */
export function exposureFromData(data: JsonObject, toldOn: CivilDate): Exposure {
  const told = data.occasions;
  const occasions = Array.isArray(told)
    ? told.map((one) =>
        isJsonObject(one)
          ? { on: day((one as JsonObject).on), units: number((one as JsonObject).units) }
          : { on: null, units: null },
      )
    : [];
  return {
    substance: String(data.substance ?? ''),
    code: typeof data.code === 'string' ? data.code : null,
    from: day(data.from),
    to: day(data.to),
    toldOn,
    unitsPerWeek: number(data.unitsPerWeek),
    times: Array.isArray(told) ? told.length : number(told),
    occasions,
    unitsPerOccasion: number(data.unitsPerOccasion),
    consecutiveDays: number(data.consecutiveDays),
    days: number(data.days),
    afterRecognition: flag(data.afterRecognition),
    prescribed: flag(data.prescribed),
    inTreatment: data.inTreatment === true,
    uncertain: data.uncertain === true,
  };
}

/** Every exposure that the case knows: from the referral, recorded since, and carried over from the pregnancy. */
export function exposuresOf(view: CaseView): readonly Exposure[] {
  const referred = view.of('referred').flatMap((fact) => {
    const list = fact.data.exposure;
    return Array.isArray(list)
      ? list.filter(isJsonObject).map((one) => exposureFromData(one as JsonObject, fact.on))
      : [];
  });
  return [...referred, ...view.of('exposure-recorded').map((fact) => exposureFromData(fact.data, fact.on))];
}

/** The dates of the pregnancy as the case knows them. */
export function pregnancyOf(view: CaseView): PregnancyDates {
  const referral = view.of('referred')[0]?.data ?? {};
  const birth = view.birth;
  const ageAtBirth = birth
    ? gestationalDays(
        atPath(birth.fact.data, 'gestationalAge') ?? atPath(birth.fact.data, 'child.gestationalAge'),
      )
    : null;
  const lmpOn =
    day(referral.lmp) ??
    (view.term ? lmpFromEdd(view.term.edd) : null) ??
    (birth && ageAtBirth !== null ? addDays(birth.on, -ageAtBirth) : null);
  return { kind: view.kind, lmpOn, recognisedOn: day(referral.recognisedOn), bornOn: birth?.on ?? null };
}

/** Whether the use, as far as its dates are known, touches the pregnancy. */
export function inPregnancy(exposure: Exposure, { lmpOn, bornOn }: PregnancyDates): boolean {
  const endedBefore = lmpOn !== null && exposure.to !== null && exposure.to < lmpOn;
  const beganAfter = bornOn !== null && exposure.from !== null && exposure.from > bornOn;
  return !endedBefore && !beganAfter;
}

/** The occasions whose dates, where known, lie in the pregnancy. */
export const occasionsInPregnancy = (
  exposure: Exposure,
  { lmpOn, bornOn }: PregnancyDates,
): readonly Occasion[] =>
  exposure.occasions.filter(
    ({ on }) => on === null || ((lmpOn === null || on >= lmpOn) && (bornOn === null || on <= bornOn)),
  );

/** How often: each occasion that lies in the pregnancy, or the number told; null when nobody said. */
export function timesInPregnancy(exposure: Exposure, dates: PregnancyDates): number | null {
  if (exposure.occasions.length > 0) return occasionsInPregnancy(exposure, dates).length;
  return exposure.times;
}

/**
 * Whether any of the use came after the pregnancy was recognised, the day itself included; null when it cannot be
 * told from what was said.
 */
export function afterRecognition(
  exposure: Exposure,
  dates: PregnancyDates,
  occasions: readonly Occasion[] = occasionsInPregnancy(exposure, dates),
): boolean | null {
  const { recognisedOn } = dates;
  if (exposure.afterRecognition !== null) return exposure.afterRecognition;
  if (recognisedOn === null) return null;
  if (occasions.some(({ on }) => on !== null && on >= recognisedOn)) return true;
  if (occasions.length > 0) return occasions.every(({ on }) => on !== null) ? false : null;
  if (exposure.from !== null && exposure.from >= recognisedOn) return true;
  if (exposure.to !== null && exposure.to < recognisedOn) return false;
  return exposure.from === null && exposure.to === null ? null : unended(exposure, recognisedOn);
}

/** Use that began before recognition and had not ended when it was told of: told before it, it came before. */
const unended = (exposure: Exposure, recognisedOn: CivilDate): boolean | null =>
  exposure.toldOn < recognisedOn ? false : null;
