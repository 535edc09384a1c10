import type { Json } from '../domain/json.ts';
import { parameterGuide } from '../domain/rules/parameter-guide.ts';
import { defaultParameters, municipalParameters, type Parameters } from '../domain/rules/parameters.ts';

/** Every parameter with its default, Esbjerg's value, what it does and who reads it, as Markdown. */
export function printParameters(): string {
  const names = Object.keys(defaultParameters) as (keyof Parameters)[];
  const lines = [
    '# Parameters per municipality',
    '',
    'Written from the data by `npm run -s tovholder -- parameters --markdown`; never edit this file by hand.',
    '',
    "The regional agreement's defaults hold everywhere; Esbjerg's values ship as the example of a municipality's own. Any other municipality starts from the defaults.",
    'A leader of a municipality changes a value with a reason on the page “Kommunens aftale” or over `POST /v1/municipalities/{municipality}/parameters`, from today or a later day on; every change is kept for ever with who, when and why. What it would mean is shown before it is saved ([administration.md](administration.md)).',
    'Cases opened from that day on carry the new value. Open cases keep the values they were opened with, and so do the child cases that come of them. National law is versioned, never configurable.',
    '',
    '| name | default | Esbjerg | what it does | read by |',
    '|---|---|---|---|---|',
    ...names.map(rowOf),
    '',
  ];
  return lines.join('\n');
}

function rowOf(name: keyof Parameters): string {
  const { about, rows, everywhere } = parameterGuide[name];
  const own = municipalParameters.esbjerg ?? {};
  const esbjerg = Object.hasOwn(own, name) ? valueText(own[name]) : 'same';
  const readBy = everywhere?.en ?? rows.join(', ');
  return `| \`${name}\` | ${valueText(defaultParameters[name])} | ${esbjerg} | ${about.en} | ${readBy} |`;
}

const valueText = (value: unknown): string => `\`${JSON.stringify(value as Json)}\``;
