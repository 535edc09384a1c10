import type { LetterData } from '../documents/letter-data.ts';
import { renderPdf } from '../documents/render-pdf.ts';
import { documentTemplates } from '../domain/documents/registry.ts';
import { median, round } from './load.ts';

const WORDS = 'Den gravide har siden uge 12 været i kontakt med Familieambulatoriet Plus og møder stabilt. ';

/**
 * D1: what a letter costs in a process that has set one before, in milliseconds at the median over every template that
 * needs nothing of a case; the goal is 100. Beside it the first one, with the fonts to read, and the slowest.
 */
export function letters(quick: boolean) {
  const names = documentTemplates
    .map(({ name }) => name)
    .filter((name) => name !== 'decision' && name !== 'case-print');
  const first = timed(() => renderPdf({ name: 'delay', version: 1 }, letter(0)));
  const samples: number[] = [];
  for (let turn = 1; turn <= (quick ? 5 : 50); turn += 1)
    for (const name of names) samples.push(timed(() => renderPdf({ name, version: 1 }, letter(turn))));
  const ours = { first: round(first), median: round(median(samples)), worst: round(Math.max(...samples)) };
  return { D1: { value: ours.median, unit: 'ms', goal: 100, ours: { ...ours, letters: samples.length } } };
}

/** Other words each time: nothing of the one before can be used again. */
function letter(n: number): LetterData {
  const said = `${n}: ${WORDS.repeat(5)}`;
  const fields = ['matter', 'reason', 'problem', 'conclusion', 'plan', 'background', 'cause', 'course'];
  return {
    ...{ title: 'Måling', date: '2. marts 2026', created: [2026, 3, 2], caseNumber: 'Sag 000000' },
    ...{ from: { organisation: 'Prøvestrand Kommune', unit: 'Familierådgivningen' }, to: ['Mor'] },
    ...{ version: `Udgave ${n}`, draft: false },
    persons: [{ who: 'Mor', name: 'Prøve Person', number: '610190-0000' }],
    fields: Object.fromEntries(fields.map((name) => [name, said])),
    facts: { edd: '20. november 2026' },
  };
}

function timed(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}
