import { writeFileSync } from 'node:fs';
import { addDays, civilDateOf, formatInstant } from '../../../domain/calendar/index.ts';

const DAY_MS = 86_400_000;

/** Writes a file of cases to be imported: pregnancies that were followed elsewhere for a while. */
export function writeCases(file: string, count: number): void {
  const nowMs = Date.now();
  writeFileSync(file, JSON.stringify(Array.from({ length: count }, (_, i) => caseNumber(i, nowMs))));
}

function caseNumber(i: number, nowMs: number) {
  const ago = (days: number) => formatInstant(nowMs - days * DAY_MS);
  const days = 20 + (i % 60);
  return {
    id: `case-${i}`,
    kind: 'pregnancy',
    refer: {
      receivedAt: ago(days),
      referrer: { role: 'GP', organisation: 'Lægehuset' },
      mother: { name: `Prøve Person ${i}` },
      edd: addDays(civilDateOf(nowMs), 120 - (i % 60)),
    },
    facts: [
      { command: 'hold-clarifying-talk', data: { heldAt: ago(days - 5) } },
      { command: 'hold-first-consultation', data: { heldAt: ago(days - 6) } },
      { command: 'open-municipal-case', data: { openedOn: addDays(civilDateOf(nowMs), 8 - days) } },
    ],
  };
}
