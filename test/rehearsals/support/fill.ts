import { writeFileSync } from 'node:fs';
import { followedElsewhere } from '../../../bench/followed-elsewhere.ts';

/** Writes a file of cases to be imported: pregnancies that were followed elsewhere for a while. */
export function writeCases(file: string, count: number): void {
  const nowMs = Date.now();
  const cases = Array.from({ length: count }, (_, i) => followedElsewhere(i, nowMs).case);
  writeFileSync(file, JSON.stringify(cases));
}
