// Sends bad input straight to cases, no API in between, in the sandbox that workers use:
//   npm run fuzz -- 100000 --seed 7
// Prints one JSON document; ends with 1 when a workflow task failed or a case no longer takes a good command.
import { parseArgs } from 'node:util';
import { tovholderHome } from '../../worker/embedded/home.ts';
import { workflowBundle } from '../../worker/workflow-bundle.ts';
import { loadSandbox } from './support/activations.ts';
import { fuzzCases } from './support/fuzz-case.ts';

const { values, positionals } = parseArgs({ allowPositionals: true, options: { seed: { type: 'string' } } });
const calls = Number(positionals[0] ?? 100_000);
const seed = Number(values.seed ?? 1);
const sandbox = await loadSandbox(await workflowBundle(tovholderHome()));
const report = await fuzzCases(sandbox, calls, seed);
await sandbox.destroy();
process.stdout.write(`${JSON.stringify({ seed, ...report }, null, 2)}\n`);
process.exitCode = report.stuck.length === 0 ? 0 : 1;
