import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const FIRST_BYTE_MS = 5_000;
const WHOLE_DOWNLOAD_MS = 300_000;
const REMEMBER_FAILURE_MS = 10 * 60_000;

/**
 * Lets the Temporal SDK download a server program into `<folder>/sdk-…` and gives its path, or undefined when it
 * cannot. The SDK offers no download without a start, so a child process starts the server once and ends it. In a
 * closed network this fails at once; a network that swallows packets is given five seconds to begin.
 */
export async function downloadWithSdk(
  server: 'dev-server' | 'time-skipping',
  folder: string,
): Promise<string | undefined> {
  const failed = join(folder, 'sdk-download-failed');
  if (existsSync(failed) && Date.now() - statSync(failed).mtimeMs < REMEMBER_FAILURE_MS) return undefined;

  const target = join(folder, `sdk-${server}`);
  // A broken-off download would make the SDK wait for somebody who is gone.
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  const succeeded = await startOnce(server, target);
  const file = readdirSync(target).find((name) => !name.endsWith('.downloading'));
  if (!succeeded || !file) {
    rmSync(target, { recursive: true, force: true });
    writeFileSync(failed, '');
    return undefined;
  }
  const path = join(target, file);
  chmodSync(path, 0o755);
  return path;
}

async function startOnce(server: 'dev-server' | 'time-skipping', target: string): Promise<boolean> {
  const testing = createRequire(import.meta.url).resolve('@temporalio/testing');
  const create = server === 'dev-server' ? 'createLocal' : 'createTimeSkipping';
  const script = `
    const { TestWorkflowEnvironment } = require(${JSON.stringify(testing)});
    const executable = { type: 'cached-download', downloadDir: ${JSON.stringify(target)}, ttl: '3650d' };
    TestWorkflowEnvironment.${create}({ server: { executable } })
      .then((environment) => environment.teardown())
      .then(() => process.exit(0), () => process.exit(1));`;
  const child = spawn(process.execPath, ['-e', script], { stdio: 'ignore' });
  let code: number | null | undefined;
  const ended = new Promise<void>((done) => {
    child.on('error', () => {
      code = 1;
      done();
    });
    child.on('exit', (exitCode) => {
      code = exitCode;
      done();
    });
  });
  const startedMs = Date.now();
  while (code === undefined) {
    const elapsedMs = Date.now() - startedMs;
    const begun = readdirSync(target).length > 0;
    if (elapsedMs > (begun ? WHOLE_DOWNLOAD_MS : FIRST_BYTE_MS)) child.kill('SIGKILL');
    await Promise.race([ended, pause(200)]);
  }
  return code === 0;
}
