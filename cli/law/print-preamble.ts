import { computationRules, countingTerms } from '../../domain/rules/computation-rules.ts';
import { conflicts } from '../../domain/rules/conflicts.ts';
import type { CannabisTable } from '../../domain/rules/inclusion/cannabis.ts';
import { openDoubts } from '../../domain/rules/open-doubts.ts';
import { parameterGuide } from '../../domain/rules/parameter-guide.ts';
import { defaultParameters, municipalParameters, type Parameters } from '../../domain/rules/parameters.ts';

/** The chapters around the rows: how it is counted, what an agreement sets, where sources disagree, what is open. */

export const printComputation = (): string[] => [
  '## Sådan regnes der',
  '',
  ...computationRules.map(
    ({ id, says, source, certainty, rules }) =>
      `- **${id}** ${says.da} *(${source.da}; ${certainty}${rules ? `; gælder ${rules.join(', ')}` : ''})*`,
  ),
  '',
  ...countingTerms.map(({ term, says }) => `- **${term.da}.** ${says.da}`),
  '',
];

export const printAgreement = (): string[] => [
  '## Hvad kommunens aftale bestemmer',
  '',
  'Værdierne gælder, hvor kommunen ikke har sat sine egne. Landsdækkende regler har versioner og kan ikke indstilles.',
  '',
  '| parameter | hvad den bestemmer | standard | Esbjerg | regler |',
  '|---|---|---|---|---|',
  ...parameterNames.map((name) => {
    const { about, rows, everywhere } = parameterGuide[name];
    const own = municipalParameters.esbjerg?.[name];
    const reach = everywhere?.da ?? rows.join(', ');
    return `| \`${name}\` | ${about.da} | ${value(defaultParameters[name])} | ${own === undefined ? 'samme' : value(own)} | ${reach} |`;
  }),
  '',
];

export const printConflicts = (): string[] => [
  '## Hvor kilderne er uenige',
  '',
  '| nr. | emne | hvordan det er afgjort her | bæres af |',
  '|---|---|---|---|',
  ...conflicts.map(({ id, subject, resolution, parameters, rules }) => {
    const carriers = [...parameters.map((name) => `\`${name}\``), ...rules];
    return `| ${id} | ${subject.da} | ${resolution.da} | ${carriers.join(', ') || '–'} |`;
  }),
  '',
];

export const printDoubts = (): string[] => [
  '## Åbne tvivl',
  '',
  'Spørgsmål, som kun en jurist, Familieambulatoriet eller kommunen kan afgøre, med de regler, de angår.',
  '',
  ...openDoubts.map(
    ({ number, question, rules }) =>
      `${number}. ${question.da}${rules.length > 0 ? ` *(${rules.join(', ')})*` : ''}`,
  ),
  '',
];

const parameterNames = Object.keys(parameterGuide) as (keyof Parameters)[];

function value(told: Parameters[keyof Parameters]): string {
  if (told === null) return 'ingen';
  if (typeof told === 'boolean') return told ? 'ja' : 'nej';
  if (Array.isArray(told)) return told.join(', ') || 'ingen';
  if (typeof told === 'object' && 'fewBefore' in told) return cannabisInWords(told as CannabisTable);
  if (typeof told === 'object') return numbersInWords(told as Readonly<Record<string, number>>);
  return String(told);
}

const partNames: Readonly<Record<string, string>> = {
  untilEighteenMonthsWeeks: 'til 1½ år',
  twoToThreeAndHalfYearsWeeks: '2 til 3½ år',
  fiveToSixYearsWeeks: '5 til 6 år',
};

const numbersInWords = (told: Readonly<Record<string, number>>): string =>
  Object.entries(told)
    .map(([name, n]) => `${partNames[name] ?? name}: ${n}`)
    .join('; ') || 'ingen';

const motherIs = { yes: 'inkluderes', no: 'inkluderes ikke', uncertain: 'er usikker' } as const;
const childIs = {
  followed: 'følges',
  'not-followed': 'følges ikke',
  'clinical-decision': 'afgøres af klinikken',
} as const;

const cannabisInWords = ({ fewBefore, fewAfter, many }: CannabisTable): string =>
  (
    [
      ['højst tre gange, alle før erkendt graviditet', fewBefore],
      ['højst tre gange, mindst én efter', fewAfter],
      ['fire gange eller flere', many],
    ] as const
  )
    .map(([use, { mother, child }]) => `${use}: mor ${motherIs[mother]}, barn ${childIs[child]}`)
    .join('; ');
