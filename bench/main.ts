import { commandEfficiency } from './command-efficiency.ts';
import { warmMemory } from './warm-memory.ts';

/** `npm run -s bench [-- --quick] [P1 …]`: one JSON document on standard output, progress on standard error. */
const args = process.argv.slice(2);
const quick = args.includes('--quick');
const wanted = args.filter((arg) => /^P\d+$/.test(arg));
const known = ['P1', 'P2', 'P7'];
const unknown = wanted.filter((name) => !known.includes(name));
if (unknown.length > 0) {
  console.error(`Not measured: ${unknown.join(', ')}. Known: ${known.join(', ')}.`);
  process.exit(1);
}
const asked = (name: string) => wanted.length === 0 || wanted.includes(name);
const results: Record<string, unknown> = {
  ...(asked('P1') || asked('P2') ? await commandEfficiency(quick) : {}),
  ...(asked('P7') ? warmMemory(quick) : {}),
};
console.log(
  JSON.stringify(Object.fromEntries(Object.entries(results).filter(([name]) => asked(name))), null, 2),
);
