import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { printCoverage } from '../../../cli/print-coverage.ts';
import { catalogue } from '../../../domain/rules/catalogue.ts';
import { WITNESS_FILE } from '../support/witness.ts';

/**
 * Runs the domain tests and writes what they saw every row do to `coverage.json` beside this file:
 * `npx tsx test/domain/rules/record-coverage.ts`. The table for people, docs/rule-coverage.md, is printed from it.
 */
const here = fileURLToPath(new URL('.', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'tovholder-coverage-'));
const sights = join(folder, 'sights');
writeFileSync(sights, '');
const run = spawnSync(
  process.execPath,
  ['node_modules/vitest/vitest.mjs', 'run', '--project', 'domain', 'test/domain/rules'],
  {
    cwd: fileURLToPath(new URL('../../../', import.meta.url)),
    env: { ...process.env, [WITNESS_FILE]: sights },
    stdio: 'inherit',
  },
);
const seen = new Map<string, Set<string>>();
for (const line of readFileSync(sights, 'utf8').split('\n')) {
  const [rule = '', sight = ''] = line.split(' ');
  if (rule) seen.set(rule, (seen.get(rule) ?? new Set()).add(sight));
}
rmSync(folder, { recursive: true });
const titles = testTitles(here);
const coverage = Object.fromEntries(
  catalogue.map(({ id }) => [
    id,
    { seen: [...(seen.get(id) ?? [])].sort(), tests: titles.filter((title) => title.includes(id)).length },
  ]),
);
writeFileSync(join(here, 'coverage.json'), `${JSON.stringify(coverage, null, 2)}\n`);
writeFileSync(join(here, '../../../docs/rule-coverage.md'), printCoverage(coverage));
process.exit(run.status ?? 1);

/** Titles of tests and of rows in test tables: any quoted line of a test file that names a row. */
function testTitles(root: string): string[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.ts'))
    .flatMap((name) => readFileSync(join(root, name), 'utf8').split('\n'))
    .filter((line) => /['`"].*(F\d|X)-\d\d/.test(line));
}
