// `npm test`: every test but the long ones, and one plain closing line; `npm test -- --all`: every test. Other arguments
// are passed on to vitest (`npm test -- test/domain`), which then runs what they name, long or not.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { projectRoot, tovholderHome } from '../worker/embedded/home.ts';
import { StartRefused } from '../worker/embedded/say.ts';
import { resolveTemporalCli, resolveTestServer } from '../worker/embedded/temporal-binary.ts';
import { countTests, type TestReport } from './test-report.ts';

const say = (line: string) => process.stdout.write(`${line}\n`);

/** Runs vitest in a process of its own; resolves with its exit code when it is gone. */
function runVitest(args: string[], which: 'quick' | 'all', report: string): Promise<number> {
  const packageFile = createRequire(import.meta.url).resolve('vitest/package.json');
  const child = spawn(process.execPath, [join(dirname(packageFile), 'vitest.mjs'), 'run', ...args], {
    cwd: projectRoot,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, TOVHOLDER_TESTS: which, TOVHOLDER_TEST_REPORT: report },
  });
  // Ctrl-C reaches vitest by itself (same group), SIGTERM does not; both let it end its servers before this process goes.
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  return new Promise((done) => {
    child.once('error', () => done(1));
    child.once('exit', (code) => done(code ?? 1));
  });
}

async function main(): Promise<void> {
  const args = process.argv.slice(2).filter((arg) => arg !== '--all');
  const which = args.length === 0 && !process.argv.includes('--all') ? 'quick' : 'all';
  say(
    `running ${which === 'quick' ? 'the quick tests (all of them: npm test -- --all)' : 'the tests'}; Temporal's programs first`,
  );
  const home = tovholderHome();
  await resolveTemporalCli(home, say);
  await resolveTestServer(home, say);

  const folder = mkdtempSync(join(tmpdir(), 'tovholder-test-'));
  const report = join(folder, 'report.json');
  const code = await runVitest(args, which, report);
  const counts = existsSync(report)
    ? countTests(JSON.parse(readFileSync(report, 'utf8')) as TestReport, code)
    : undefined;
  rmSync(folder, { recursive: true, force: true });

  const { passed, failed, skipped } = counts ?? { passed: 0, failed: 1, skipped: 0 };
  say(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
  process.exitCode = failed === 0 && passed > 0 && code === 0 ? 0 : 1;
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof StartRefused ? error.message : String(error)}\n`);
  say('0 passed, 1 failed');
  process.exitCode = 1;
});
