// `npm run -s rehearsals -- restore|upgrade|rotation|node-kill … [--quick] [--cases N] [--from COMMIT]`: each by following
// its runbook page word by word. One JSON document on standard output, progress on standard error; exit code 1 when
// something did not hold.
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { nodeKill } from './node-kill.ts';
import { restore } from './restore.ts';
import { rotation } from './rotation.ts';
import type { Rehearsal } from './support/rehearsal.ts';
import { upgrade } from './upgrade.ts';

const rehearsals: Record<string, Rehearsal> = { restore, upgrade, rotation, 'node-kill': nodeKill };

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    quick: { type: 'boolean', default: false },
    cases: { type: 'string' },
    from: { type: 'string' },
  },
});
const unknown = positionals.filter((name) => !rehearsals[name]);
if (unknown.length > 0) {
  console.error(`Not rehearsed: ${unknown.join(', ')}. Known: ${Object.keys(rehearsals).join(', ')}.`);
  process.exit(1);
}
const say = (line: string) => console.error(line);
const results: Record<string, unknown> = {};
for (const [name, rehearse] of Object.entries(rehearsals)) {
  if (positionals.length > 0 && !positionals.includes(name)) continue;
  say(`rehearsing ${name} …`);
  const begunAt = new Date();
  const result = await rehearse({
    quick: values.quick,
    say,
    ...(values.cases ? { cases: Number(values.cases) } : {}),
    ...(values.from ? { from: values.from } : {}),
  });
  results[name] = {
    on: begunAt.toISOString().slice(0, 10),
    cores: cpus().length,
    seconds: Math.round((Date.now() - begunAt.getTime()) / 1_000),
    ...result,
  };
  if (result.violations.length > 0) process.exitCode = 1;
}
console.log(JSON.stringify(results, null, 2));
