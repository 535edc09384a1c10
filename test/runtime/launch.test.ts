import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runScript } from './run-script.ts';
import { temporaryFolder } from './temporary-folder.ts';

const root = temporaryFolder();

function script(name: string, text: string): string {
  const path = join(root, name);
  writeFileSync(path, text);
  return path;
}

describe('the launcher', () => {
  it('passes arguments, standard input and the exit code through, and writes nothing of its own', async () => {
    const entry = script(
      'echo.mts',
      `let input: string = '';
       for await (const chunk of process.stdin) input += chunk;
       process.stdout.write(JSON.stringify({ args: process.argv.slice(2), input }));
       process.exitCode = 7;`,
    );
    const run = runScript(entry, ['a b', '--flag', 'æøå']);
    run.child.stdin?.end('in');
    expect(await run.ended).toBe(7);
    expect(JSON.parse(run.stdout())).toEqual({ args: ['a b', '--flag', 'æøå'], input: 'in' });
    expect(run.stderr()).toBe('');
  });

  it('lets the entry handle its own signals', async () => {
    const entry = script(
      'signal.mts',
      `process.on('SIGTERM', () => process.exit(9));
       setInterval(() => {}, 1000);
       console.log('waiting');`,
    );
    const run = runScript(entry, []);
    await run.line(/^waiting$/);
    run.child.kill('SIGTERM');
    expect(await run.ended).toBe(9);
  });

  it('says so when there is no such entry', async () => {
    const run = runScript('cli/nothing.ts', []);
    expect(await run.ended).toBe(1);
    expect(run.stderr()).toBe('There is no cli/nothing.ts in this project.\n');
  });
});
