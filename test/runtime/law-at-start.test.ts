import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { projectRoot } from '../../worker/embedded/home.ts';
import { whyLawIsRefused } from '../../worker/law-at-start.ts';

const brokenLaw = pathToFileURL(fileURLToPath(new URL('./stand-ins/broken-law.mjs', import.meta.url))).href;

/** Runs an entry with a law whose first row, F1-01, has lost its versions. */
function runWithBrokenLaw(entry: string): Promise<{ code: unknown; said: string }> {
  const loader = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
  // Read file by file, so that one can be changed on its way: the hook registered last sees it as the loader made it.
  const withHook = ['--import', loader, '--import', brokenLaw, join(projectRoot, entry)];
  const env = { ...process.env, DATABASE_URL: 'postgres://nobody:nothing@127.0.0.1:1/nowhere', PORT: '0' };
  return new Promise((done) => {
    execFile(process.execPath, withHook, { env }, (failure, stdout, stderr) =>
      done({ code: failure?.code ?? 0, said: `${stdout}${stderr}` }),
    );
  });
}

it.each(['worker/main.ts', 'api/main.ts'])(
  '%s refuses to start with a broken law, by file and field',
  async (entry) => {
    const { code, said } = await runWithBrokenLaw(entry);
    expect(code).toBe(1);
    expect(said.trim()).toBe(
      'The law as data has a mistake, so nothing is started:\n' +
        '  domain/rules/phase-1/first-contact.ts: F1-01 versions is missing',
    );
  },
);

it('the sound law is no hindrance, and a row that no file holds is told by its folder', () => {
  expect(whyLawIsRefused()).toBeNull();
  const lost = { ruleId: 'F9-99', file: 'domain/rules/phase-9/', field: 'due', da: 'x', en: 'is odd' };
  expect(whyLawIsRefused([lost])).toContain('  domain/rules/phase-9/: F9-99 due is odd');
});
