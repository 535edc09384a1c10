import { catalogue } from '../domain/rules/catalogue.ts';
import type { Rule } from '../domain/rules/rule.ts';
import { printAgreement, printComputation, printConflicts, printDoubts } from './law/print-preamble.ts';
import { printRule } from './law/print-rule.ts';

const headings: readonly [Rule['phase'], string][] = [
  [1, 'Fase 1 – henvisning, underretning og tidligt samarbejde'],
  [2, 'Fase 2 – koordineringsmøder'],
  [3, 'Fase 3 – fødsel, indlæggelse og udskrivning'],
  [4, 'Fase 4 – samarbejde indtil skolestart'],
  [null, 'På tværs – samtykke, databeskyttelse, forvaltning'],
];

const introduction = [
  '# Loven, som Tovholder følger den',
  '',
  'Skrevet ud fra reglernes egne data af `npm run -s tovholder -- rules --markdown`; ret aldrig denne fil i hånden.',
  '',
  `${catalogue.length} regler. Hver har sin kode, sin kilde, sine versioner og den sikkerhed, kilden er læst med. Åbne juridiske tvivl er mærket **Tvivl** og samlet til sidst.`,
  '',
  'Kilder: RA er regionens samarbejdsaftale om gravide og børn tilknyttet Familieambulatoriet Plus (2018), SG samarbejdsaftalen om sårbare gravide (2017), ESB den lokale aftale mellem Esbjerg Kommune og Familieambulatoriet Plus (2022). BL er barnets lov, SEL serviceloven, SUL sundhedsloven, RSL retssikkerhedsloven, FVL forvaltningsloven, OFL offentlighedsloven, FSL folkeskoleloven, AL adoptionsloven, DBF databeskyttelsesforordningen og DBL databeskyttelsesloven.',
  '',
  'Ord i «» er parametre eller felter. «Hændelsen» er det, der åbner reglen; «efter» tælles fra det, fristen regnes fra, og «på måldagen» er den dag, der arbejdes efter. «Vores forslag» står ved hvert tal, ingen kilde har.',
  '',
];

/** The whole law as Markdown, from the rules' own data: what a jurist reads beside the agreements. */
export function printLaw(): string {
  const lines = [...introduction, ...printComputation(), ...printAgreement(), ...printConflicts()];
  for (const [phase, heading] of headings) {
    lines.push(`## ${heading}`, '');
    for (const rule of catalogue) if (rule.phase === phase) lines.push(...printRule(rule));
  }
  return `${[...lines, ...printDoubts()].join('\n').trimEnd()}\n`;
}
