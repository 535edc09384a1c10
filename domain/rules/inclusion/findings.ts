import { type CivilDate, daysBetween, maxDate, minDate } from '../../calendar/index.ts';
import { type Text, text } from '../../text.ts';
import type { Verdict } from './cannabis.ts';
import { alcoholLimits, medicineLimits } from './criteria.ts';
import {
  afterRecognition,
  type Exposure,
  occasionsInPregnancy,
  type PregnancyDates,
  timesInPregnancy,
} from './exposure.ts';
import type { Substance, SubstanceGroup } from './substances.ts';

/** What one criterion says of one exposure, and why. */
export interface Finding {
  code: string;
  verdict: Verdict;
  because: Text;
}

const medicineGroups: readonly SubstanceGroup[] = ['2b', '2c', '2d'];
const illegalGroups: readonly SubstanceGroup[] = ['3a', '3b', '3c', '3d'];

/** Everything that the criteria 1–4 say of one exposure in pregnancy; cannabis is judged over all of its use. */
export function findingsFor(exposure: Exposure, substance: Substance, dates: PregnancyDates): Finding[] {
  const { groups } = substance;
  const findings: Finding[] = [];
  if (groups.includes('alcohol')) findings.push(...alcohol(exposure, dates));
  for (const group of groups) {
    if (medicineGroups.includes(group)) findings.push(medicine(group, exposure, substance, dates));
    if (illegalGroups.includes(group)) findings.push(illegal(group, exposure, substance, dates));
  }
  if (groups.includes('tobacco')) {
    findings.push({
      code: '3',
      verdict: 'no',
      because: text(
        'Tobak og nikotin medfører ikke inklusion alene',
        'Tobacco and nicotine alone do not include',
      ),
    });
  }
  if (exposure.inTreatment && !groups.includes('cannabis')) {
    findings.push({
      code: '4',
      verdict: 'yes',
      because: text('I medikamentel behandling for afhængighed', 'In medical treatment for dependence'),
    });
  }
  return findings;
}

function alcohol(exposure: Exposure, dates: PregnancyDates): Finding[] {
  const findings: Finding[] = [];
  const { unitsPerWeek, uncertain } = exposure;
  if (unitsPerWeek !== null) {
    findings.push({
      code: '1a',
      verdict: unitsPerWeek >= alcoholLimits.unitsPerWeek ? 'yes' : 'no',
      because: text(`${unitsPerWeek} genstande om ugen`, `${unitsPerWeek} units a week`),
    });
  }
  findings.push(...binges(exposure, dates));
  if (uncertain) {
    findings.push({
      code: '1d',
      verdict: 'yes',
      because: text('Indtagets omfang er usikkert', 'The extent of the intake is uncertain'),
    });
  }
  if (findings.length === 0) {
    findings.push({
      code: '1d',
      verdict: 'uncertain',
      because: text('Indtagets omfang er ikke oplyst', 'The extent of the intake is not told'),
    });
  }
  return findings;
}

/** 1b is read as a union (C18): once after recognition, or three times at any time in the pregnancy. */
function binges(exposure: Exposure, dates: PregnancyDates): Finding[] {
  const told =
    exposure.occasions.length > 0
      ? occasionsInPregnancy(exposure, dates).map(({ on, units }) => ({
          on,
          units: units ?? exposure.unitsPerOccasion,
        }))
      : exposure.times !== null
        ? Array.from({ length: Math.min(exposure.times, alcoholLimits.bingeTimes) }, () => ({
            on: null,
            units: exposure.unitsPerOccasion,
          }))
        : exposure.unitsPerOccasion !== null
          ? [{ on: null, units: exposure.unitsPerOccasion }]
          : [];
  if (told.length === 0) return exposure.occasions.length > 0 || exposure.times === 0 ? [belowBinge] : [];
  if (told.some(({ units }) => units === null)) {
    return [
      {
        code: '1b',
        verdict: 'uncertain',
        because: text('Antal genstande på én gang er ikke oplyst', 'The units on one occasion are not told'),
      },
    ];
  }
  const high = told.filter(({ units }) => (units ?? 0) >= alcoholLimits.binge);
  const heavy = told.some(({ units }) => (units ?? 0) >= alcoholLimits.heavyBinge);
  const after = high.length === 0 ? false : bingedAfterRecognition(exposure, dates, high);
  const often = high.length >= alcoholLimits.bingeTimes;
  return [
    {
      code: '1b',
      verdict: often || after === true ? 'yes' : after === null ? 'uncertain' : 'no',
      because: often
        ? text(
            'Mindst 5 genstande på én gang mindst 3 gange',
            'At least 5 units on one occasion at least 3 times',
          )
        : after === true
          ? text(
              'Mindst 5 genstande på én gang efter erkendt graviditet',
              'At least 5 units on one occasion after recognition',
            )
          : after === null
            ? text('Uvist om det var efter erkendt graviditet', 'Not known whether it was after recognition')
            : text('Under grænsen for 1b', 'Below the limit of 1b'),
    },
    {
      code: '1c',
      verdict: heavy ? 'yes' : 'no',
      because: heavy
        ? text('Mindst 10 genstande på én gang', 'At least 10 units on one occasion')
        : text('Under 10 genstande på én gang', 'Fewer than 10 units on one occasion'),
    },
  ];
}

const belowBinge: Finding = {
  code: '1b',
  verdict: 'no',
  because: text('Ingen lejligheder i graviditeten', 'No occasions in the pregnancy'),
};

const bingedAfterRecognition = (
  exposure: Exposure,
  dates: PregnancyDates,
  high: readonly { on: CivilDate | null; units: number | null }[],
): boolean | null => afterRecognition(exposure, dates, exposure.occasions.length > 0 ? high : []);

function medicine(
  group: SubstanceGroup,
  exposure: Exposure,
  { label }: Substance,
  dates: PregnancyDates,
): Finding {
  const reached = reachesMedicineLimit(exposure, dates);
  const because =
    reached === 'yes'
      ? text(
          `${label}: mindst 7 fortløbende eller 15 spredte dage`,
          `${label}: at least 7 consecutive or 15 spread days`,
        )
      : reached === 'no'
        ? text(
            `${label}: under 7 fortløbende og 15 spredte dage`,
            `${label}: fewer than 7 consecutive and 15 spread days`,
          )
        : text(`${label}: antal dage er ikke oplyst`, `${label}: the number of days is not told`);
  if (group !== '2d') return { code: group, verdict: reached, because };
  if (exposure.prescribed === true) {
    return {
      code: group,
      verdict: 'no',
      because: text(`${label} er ordineret af læge`, `${label} is prescribed by a doctor`),
    };
  }
  const unsaid = exposure.prescribed === null && reached !== 'no';
  return {
    code: group,
    verdict: unsaid ? 'uncertain' : reached,
    because: unsaid
      ? text(`${label}: uvist om det er ordineret`, `${label}: not known whether it is prescribed`)
      : because,
  };
}

/** At least 7 consecutive days, or at least 15 in all; days told as one period are consecutive and all there are. */
function reachesMedicineLimit(exposure: Exposure, dates: PregnancyDates): Verdict {
  const period = daysOfPeriod(exposure, dates);
  const consecutive = exposure.consecutiveDays ?? period;
  const inAll = exposure.days ?? timesInPregnancy(exposure, dates) ?? period;
  if (consecutive !== null && consecutive >= medicineLimits.consecutiveDays) return 'yes';
  if (inAll !== null && inAll >= medicineLimits.daysInAll) return 'yes';
  if (inAll === null || exposure.uncertain) return 'uncertain';
  return consecutive !== null || inAll < medicineLimits.consecutiveDays ? 'no' : 'uncertain';
}

/** The length of an unbroken period of use, cut to the pregnancy; null without a start or where single days were told. */
function daysOfPeriod(exposure: Exposure, { lmpOn, bornOn }: PregnancyDates): number | null {
  if (exposure.from === null || exposure.times !== null || exposure.days !== null) return null;
  const from = lmpOn === null ? exposure.from : maxDate(exposure.from, lmpOn);
  const end = exposure.to ?? exposure.toldOn;
  const to = bornOn === null ? end : minDate(end, bornOn);
  return Math.max(0, daysBetween(from, to) + 1);
}

/** Criterion 3: any use in the pregnancy. */
function illegal(
  group: SubstanceGroup,
  exposure: Exposure,
  { label }: Substance,
  dates: PregnancyDates,
): Finding {
  const times = timesInPregnancy(exposure, dates);
  const verdict: Verdict = times === 0 ? 'no' : exposure.uncertain ? 'uncertain' : 'yes';
  return {
    code: group,
    verdict,
    because:
      verdict === 'yes'
        ? text(`${label}: ethvert forbrug i graviditeten`, `${label}: any use in the pregnancy`)
        : verdict === 'no'
          ? text(`${label}: intet forbrug i graviditeten`, `${label}: no use in the pregnancy`)
          : text(`${label}: forbruget er usikkert`, `${label}: the use is uncertain`),
  };
}
