import type { CivilDate } from '../../calendar/index.ts';
import { type Text, text } from '../../text.ts';
import { ALWAYS } from '../rule.ts';

/** One criterion of Bilag 1 under its printed code. */
export interface Criterion {
  code: string;
  title: Text;
}

/** The criteria as printed, side by side with later editions; a released edition never changes. */
export const criteriaEditions: readonly {
  validFrom: CivilDate;
  source: { text: string };
  criteria: readonly Criterion[];
}[] = [
  {
    validFrom: ALWAYS,
    source: { text: 'RA Bilag 1' },
    criteria: [
      { code: '1a', title: text('Mindst 7 genstande om ugen', 'At least 7 units a week') },
      {
        code: '1b',
        title: text(
          'Mindst 5 genstande på én gang efter erkendt graviditet, eller mindst 3 gange i graviditeten',
          'At least 5 units on one occasion after the pregnancy was recognised, or at least 3 times in the pregnancy',
        ),
      },
      {
        code: '1c',
        title: text('Mindst 10 genstande på én gang', 'At least 10 units on one occasion'),
      },
      {
        code: '1d',
        title: text(
          'Usikkert alkoholindtag med grund til bekymring, eller tvivl om graden',
          'Uncertain intake of alcohol with reason for concern, or doubt about its degree',
        ),
      },
      {
        code: '2a',
        title: text(
          'Afhængighedsskabende medicin: inkluderes, uanset om hun følges andetsteds',
          'Dependence-producing medicine: included even if followed elsewhere',
        ),
      },
      {
        code: '2b',
        title: text(
          'Opioide analgetika, opiater og andre analgetika',
          'Opioid analgesics, opiates and other analgesics',
        ),
      },
      {
        code: '2c',
        title: text('Sedativa, anxiolytika og hypnotika', 'Sedatives, anxiolytics and hypnotics'),
      },
      {
        code: '2d',
        title: text(
          'Centralstimulerende lægemidler, der ikke er ordineret af læge',
          'Stimulant medicine not prescribed by a doctor',
        ),
      },
      { code: '3a', title: text('Illegale centralstimulantia', 'Illegal stimulants') },
      { code: '3b', title: text('Illegale hallucinogener', 'Illegal hallucinogens') },
      {
        code: '3c',
        title: text('Inhalantia og flygtige opløsningsmidler', 'Inhalants and volatile solvents'),
      },
      {
        code: '3d',
        title: text('Andre illegale psykoaktive rusmidler', 'Other illegal psychoactive substances'),
      },
      {
        code: '4',
        title: text('Medikamentel behandling for afhængighed', 'Medical treatment for dependence'),
      },
      {
        code: '5',
        title: text(
          'Barn, der i fostertilværelsen var eksponeret over grænserne',
          'Child exposed before birth beyond the limits',
        ),
      },
      {
        code: '5a',
        title: text(
          'Barn alene eksponeret for cannabis højst 3 gange: følges ikke',
          'Child exposed to cannabis alone, at most 3 times: not followed',
        ),
      },
    ],
  },
];

/** Every code that any edition prints. */
export const criterionCodes: ReadonlySet<string> = new Set(
  criteriaEditions.flatMap(({ criteria }) => criteria.map(({ code }) => code)),
);

/** Medicine counts from so many consecutive days, or so many days spread over the pregnancy (criterion 2). */
export const medicineLimits = { consecutiveDays: 7, daysInAll: 15 };

/** The limits of criteria 1a–1c. */
export const alcoholLimits = { unitsPerWeek: 7, binge: 5, bingeTimes: 3, heavyBinge: 10 };

/** Cannabis: so many times at most count as few (OBS of criterion 3, 3d and 5a). */
export const fewTimesCannabis = 3;
