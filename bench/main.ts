import { commandEfficiency } from './command-efficiency.ts';

/** `npm run -s bench [-- --quick] [P1 …]`: one JSON document on standard output, progress on standard error. */
const args = process.argv.slice(2);
const quick = args.includes('--quick');
const wanted = args.filter((arg) => /^P\d+$/.test(arg));
const known = ['P1', 'P2'];
const unknown = wanted.filter((name) => !known.includes(name));
if (unknown.length > 0) {
  console.error(`Not measured: ${unknown.join(', ')}. Known: ${known.join(', ')}.`);
  process.exit(1);
}
const results: Record<string, unknown> = await commandEfficiency(quick);
const shown = wanted.length === 0 ? results : Object.fromEntries(wanted.map((name) => [name, results[name]]));
console.log(JSON.stringify(shown, null, 2));
