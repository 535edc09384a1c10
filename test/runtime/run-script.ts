import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { projectRoot } from '../../worker/embedded/home.ts';

/** A project entry running through the launcher, as npm runs it. */
export interface ScriptRun {
  child: ChildProcess;
  /** What it has written so far. */
  stdout: () => string;
  stderr: () => string;
  /** Resolves with its exit code, or the name of the signal that ended it. */
  ended: Promise<number | string>;
  /** Resolves with the first line on standard output that matches; rejects when it ends without one. */
  line: (pattern: RegExp) => Promise<string>;
}

const runs: ScriptRun[] = [];
afterAll(async () => {
  for (const { child, ended } of runs) {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
    await ended;
  }
});

/** Runs `entry` with the given environment on top of this one; it is ended when the tests of the file are through. */
export function runScript(entry: string, args: string[], env: NodeJS.ProcessEnv = {}): ScriptRun {
  const child = spawn(process.execPath, [join(projectRoot, 'bin/launch.mjs'), entry, ...args], {
    env: { ...process.env, ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk: Buffer) => {
    stdout += chunk.toString('utf8');
  });
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk.toString('utf8');
  });
  const ended = new Promise<number | string>((done) => {
    child.once('close', (code, signal) => done(code ?? signal ?? -1));
  });
  const run: ScriptRun = {
    child,
    stdout: () => stdout,
    stderr: () => stderr,
    ended,
    line: (pattern) =>
      new Promise((found, failed) => {
        const look = () => {
          const match = stdout.split('\n').find((line) => pattern.test(line));
          if (match !== undefined) found(match);
        };
        look();
        child.stdout.on('data', look);
        void ended.then((how) => failed(new Error(`ended (${how}) without ${pattern}: ${stdout}${stderr}`)));
      }),
  };
  runs.push(run);
  return run;
}
