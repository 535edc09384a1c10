// `npm run -s faults [-- --quick | --full] [--record] [F1 F3 …]`: one JSON document on standard output (contract §9), the
// tests' own words on standard error. Exit 1 when a fault did not fire or something did not hold.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { projectRoot } from '../worker/embedded/home.ts';
import { printFaultTable, type RecordedReport } from './faults/print-table.ts';
import { outcomeOf, passed, type TestOutcomes } from './faults/read-outcomes.ts';
import type { FaultReport } from './faults/report.ts';
import { type FaultEntry, faultTable } from './faults/table.ts';

const RESULTS = join(projectRoot, 'docs/fault-results.json');
const PAGE = join(projectRoot, 'docs/reliability.md');
const [OPEN, CLOSE] = ['<!-- results -->', '<!-- end of results -->'];

const args = process.argv.slice(2);
const form = args.includes('--quick') ? 'quick' : 'full';
const options = ['--quick', '--full', '--record'];
const wanted = args.filter((arg) => !options.includes(arg));
const unknown = wanted.filter((id) => !faultTable.some((entry) => entry.id === id));
if (unknown.length > 0) {
  const known = faultTable.map(({ id }) => id).join(', ');
  process.stderr.write(
    `Not among the faults: ${unknown.join(', ')}. Known: ${known}, ${options.join(', ')}.\n`,
  );
  process.exit(1);
}
const entries = faultTable.filter(({ id }) => wanted.length === 0 || wanted.includes(id));

const folder = mkdtempSync(join(tmpdir(), 'tovholder-faults-'));
try {
  const reports = await run(entries, folder);
  process.stdout.write(`${JSON.stringify({ faults: reports }, null, 2)}\n`);
  if (args.includes('--record')) record(reports);
  process.exitCode = reports.every(passed) ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Runs the tests of these faults in one go and reads what each came to. */
async function run(asked: readonly FaultEntry[], place: string): Promise<FaultReport[]> {
  const files = [...new Set(asked.flatMap(({ tests }) => tests.map(({ file }) => file)))];
  const [outcomes, reports] = [join(place, 'outcomes.json'), join(place, 'reports.jsonl')];
  const vitest = join(dirname(createRequire(import.meta.url).resolve('vitest/package.json')), 'vitest.mjs');
  const child = spawn(process.execPath, [vitest, 'run', ...files], {
    cwd: projectRoot,
    stdio: ['ignore', 2, 2],
    env: {
      ...process.env,
      TOVHOLDER_TEST_REPORT: outcomes,
      TOVHOLDER_FAULTS: form,
      TOVHOLDER_FAULTS_ONLY: asked.map(({ id }) => id).join(' '),
      TOVHOLDER_FAULT_REPORTS: reports,
    },
  });
  process.once('SIGTERM', () => child.kill('SIGTERM'));
  await new Promise((done) => child.once('exit', done));
  const read = (file: string) => (existsSync(file) ? readFileSync(file, 'utf8') : '');
  const told = JSON.parse(read(outcomes) || '{"testResults":[]}') as TestOutcomes;
  const own = read(reports)
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as FaultReport);
  return asked.map((entry) => outcomeOf(entry, told, own));
}

/** Keeps the results beside those of faults that were not asked for, and prints the table into its page. */
function record(reports: readonly FaultReport[]): void {
  const on = new Date().toISOString().slice(0, 10);
  const before = existsSync(RESULTS) ? (JSON.parse(readFileSync(RESULTS, 'utf8')) as RecordedReport[]) : [];
  const now = reports.map((report): RecordedReport => ({ ...report, form, on }));
  const all = [...before.filter(({ id }) => !now.some((one) => one.id === id)), ...now];
  writeFileSync(RESULTS, `${JSON.stringify(all, null, 2)}\n`);
  const page = readFileSync(PAGE, 'utf8');
  const [head = '', rest = ''] = page.split(OPEN);
  const tail = rest.split(CLOSE).at(1) ?? '';
  writeFileSync(PAGE, `${head}${OPEN}\n\n${printFaultTable(all)}\n\n${CLOSE}${tail}`);
}
