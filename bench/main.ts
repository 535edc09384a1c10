import { accessCost } from './access-cost.ts';
import { caseWeight } from './case-weight.ts';
import { coldCommand } from './cold-command.ts';
import { coldStart } from './cold-start.ts';
import { commandEfficiency } from './command-efficiency.ts';
import { dueStorm } from './due-storm.ts';
import { embeddedStart } from './embedded-start.ts';
import { growth } from './growth/growth.ts';
import { growthAtSize } from './growth-at-size.ts';
import { idleMemory } from './idle-memory.ts';
import { importedCases } from './imported-cases.ts';
import { letters } from './letters.ts';
import { pageAnswers } from './page-answers.ts';
import { pureCore } from './pure-core.ts';
import { readOwnWrites } from './read-own-writes.ts';
import { saturation } from './saturation.ts';
import { warmMemory } from './warm-memory.ts';
import { worklistAtSize } from './worklist-at-size.ts';

/** What can be measured, by the names of its results. */
const measurements: { names: string[]; measure: (quick: boolean) => unknown }[] = [
  { names: ['P1', 'P2'], measure: commandEfficiency },
  { names: ['P3'], measure: readOwnWrites },
  { names: ['P5'], measure: worklistAtSize },
  { names: ['W1'], measure: pageAnswers },
  { names: ['P4'], measure: dueStorm },
  { names: ['P6'], measure: caseWeight },
  { names: ['P7'], measure: warmMemory },
  { names: ['P8'], measure: coldCommand },
  { names: ['P9'], measure: growthAtSize },
  { names: ['P10'], measure: coldStart },
  { names: ['E1'], measure: embeddedStart },
  { names: ['M1'], measure: idleMemory },
  { names: ['S1'], measure: saturation },
  { names: ['A1'], measure: accessCost },
  { names: ['I1'], measure: importedCases },
  { names: ['D1'], measure: letters },
  { names: ['G1'], measure: growth },
  { names: ['C1', 'C2', 'C3', 'C4', 'yardstick'], measure: pureCore },
];

/** `npm run -s bench [-- --quick] [P1 …]`: one JSON document on standard output, progress on standard error. */
const args = process.argv.slice(2);
const quick = args.includes('--quick');
const wanted = args.filter((arg) => /^[A-Z]\d+$/.test(arg));
const known = measurements.flatMap(({ names }) => names);
const unknown = wanted.filter((name) => !known.includes(name));
if (unknown.length > 0) {
  console.error(`Not measured: ${unknown.join(', ')}. Known: ${known.join(', ')}.`);
  process.exit(1);
}
const asked = (name: string) => wanted.length === 0 || wanted.includes(name);
const results: Record<string, unknown> = {};
for (const { names, measure } of measurements) {
  if (!names.some(asked)) continue;
  console.error(`measuring ${names.join(', ')} …`);
  Object.assign(results, await measure(quick));
}
console.log(
  JSON.stringify(Object.fromEntries(Object.entries(results).filter(([name]) => asked(name))), null, 2),
);
