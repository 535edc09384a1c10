import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/**
 * Freezes the versions of the law that are new since the last release: `npx tsx test/domain/rules/freeze-versions.ts`.
 * Runs the checksum test itself, so that writing and checking read the functions in the same form. A version already
 * frozen is never written again; if one has changed, this fails as the test does.
 */
const root = fileURLToPath(new URL('../../../', import.meta.url));
const run = spawnSync('npx', ['vitest', 'run', 'test/domain/rules/released-versions.test.ts'], {
  cwd: root,
  env: { ...process.env, FREEZE_VERSIONS: '1' },
  stdio: 'inherit',
});
process.exitCode = run.status ?? 1;
