// `npm run -s endurance [-- --quick | --minutes 240] [--rate 3] [--leak]`: one JSON document on standard output, progress on
// standard error. Exit 1 when something grew beyond its bound, a process was started again, or more than one act in a hundred failed.
import { endure } from './endure.ts';
import { formOf } from './form.ts';
import { leakCheck } from './leak-check.ts';

const LEAK_SECONDS = 60;

const asked = formOf(process.argv.slice(2));
const say = (line: string) => console.error(line);
if ('mistake' in asked) {
  say(asked.mistake);
  process.exitCode = 1;
} else if (asked.leak) {
  const { found, report } = await leakCheck(LEAK_SECONDS);
  console.log(JSON.stringify({ leakCheck: { found, ...report } }, null, 2));
  process.exitCode = found ? 0 : 1;
} else {
  const answer = await endure(asked, say);
  console.log(JSON.stringify({ endurance: answer }, null, 2));
  process.exitCode = answer.passed ? 0 : 1;
}
