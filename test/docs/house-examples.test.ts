import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { projectRoot } from '../../worker/embedded/home.ts';
import { temporaryFolder } from '../runtime/temporary-folder.ts';
import { changed, examplePages, type Step, stepsOf } from './support/house-examples.ts';

/** A copy of the project in which all examples are carried out, one page after the other. */
const copy = join(temporaryFolder(), 'project');
const LEFT_OUT = /^\/(?:node_modules|\.git|\.tovholder|coverage|dist)(?:\/|$)/;

beforeAll(() => {
  cpSync(projectRoot, copy, {
    recursive: true,
    preserveTimestamps: true,
    filter: (path) => !LEFT_OUT.test(path.slice(projectRoot.length)),
  });
  symlinkSync(join(projectRoot, 'node_modules'), join(copy, 'node_modules'), 'dir');
});

/** TypeScript that is new, and all that was touched. */
const made: string[] = [];
const touched: string[] = [];

interface Ran {
  code: number;
  said: string;
}

/** Gives a command at a prompt in the copy. The environment is that of somebody who runs no test at the moment. */
function given(command: string): Promise<Ran> {
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(?:VITEST|TEST$|NODE_ENV$|TOVHOLDER_TEST)/.test(name)),
  );
  return new Promise((done) => {
    execFile('bash', ['-c', command], { cwd: copy, env, maxBuffer: 50_000_000 }, (failure, out, error) => {
      done({ code: failure ? 1 : 0, said: `${out}${error}`.slice(-4_000) });
    });
  });
}

async function carryOut(step: Step): Promise<void> {
  if (step.kind === 'commands') {
    for (const line of step.lines) {
      const { code, said } = await given(line);
      expect([step.at, line, code, code === 0 ? '' : said]).toEqual([step.at, line, 0, '']);
    }
    return;
  }
  const file = join(copy, step.path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, step.kind === 'new' ? step.content : changed(readFileSync(file, 'utf8'), step));
  if (!/\.tsx?$/.test(step.path)) return;
  touched.push(step.path);
  if (step.kind === 'new') made.push(step.path);
}

describe('the examples of the code of the house', () => {
  it.each(examplePages().map((page) => [page.path, page] as const))(
    '%s does what it says, command by command',
    async (_name, page) => {
      for (const step of stepsOf(page)) await carryOut(step);
    },
    600_000,
  );

  it('have sound types, and stand as the formatter would have them', async () => {
    const settings = JSON.parse(readFileSync(join(copy, 'tsconfig.json'), 'utf8'));
    writeFileSync(
      join(copy, 'tsconfig.examples.json'),
      JSON.stringify({ ...settings, include: [], files: touched }),
    );
    const types = await given('node node_modules/typescript/bin/tsc -p tsconfig.examples.json');
    // Read by themselves, without the rest of the project, other files may lack what it declares for all.
    expect(types.said.split('\n').filter((line) => touched.some((file) => line.startsWith(file)))).toEqual(
      [],
    );
    expect(types.said).not.toContain('error TS18003');
    const format = await given(`npx biome check --vcs-enabled=false ${made.join(' ')}`);
    expect(format.code === 0 ? '' : format.said).toBe('');
  }, 600_000);
});
