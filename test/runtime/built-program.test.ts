import { execFileSync } from 'node:child_process';
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
// @ts-expect-error plain JavaScript, because it runs before TypeScript is understood
import { builtProgram } from '../../bin/built-program.mjs';
import { temporaryFolder } from './temporary-folder.ts';

const root = temporaryFolder();
const entry = join(root, 'cli', 'main.ts');
const beside = join(root, 'domain', 'said.ts');
const built = (path = entry): Promise<string | null> => builtProgram(root, path);
const run = (program: string | null) => execFileSync(process.execPath, [program ?? ''], { encoding: 'utf8' });

beforeAll(() => {
  for (const folder of ['cli', 'domain', 'tools']) mkdirSync(join(root, folder), { recursive: true });
  writeFileSync(
    entry,
    `import { said } from '../domain/said.ts';\nprocess.stdout.write(\`\${said} \${import.meta.url}\`);`,
  );
  writeFileSync(beside, `export const said: string = 'one';`);
});

describe('a built program', () => {
  it('does what its sources say, which go on knowing where they lie', async () => {
    expect(run(await built())).toBe(`one ${pathToFileURL(entry).href}`);
  });

  it('is kept while no source changes, and built anew when one does', async () => {
    const first = await built();
    expect(await built()).toBe(first);
    writeFileSync(beside, `export const said: string = 'two';`);
    const second = await built();
    expect(second).not.toBe(first);
    expect(run(second)).toMatch(/^two /);
    renameSync(beside, join(root, 'domain', 'words.ts'));
    writeFileSync(entry, `import { said } from '../domain/words.ts';\nprocess.stdout.write(said);`);
    expect(run(await built())).toBe('two');
  });

  it('is not made of what is no program of the product, nor of a source with a mistake', async () => {
    const tool = join(root, 'tools', 'main.ts');
    writeFileSync(tool, '');
    expect(await built(tool)).toBeNull();
    writeFileSync(join(root, 'domain', 'words.ts'), 'export const = ;');
    expect(await built()).toBeNull();
  });
});
