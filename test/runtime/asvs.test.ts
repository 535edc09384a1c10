import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inScope, readChapters, readRequirements, shownByTests } from '../../cli/asvs/entry.ts';
import { printAsvs } from '../../cli/asvs/print.ts';
import { call } from '../../cli/program.ts';
import { projectRoot } from '../../worker/embedded/home.ts';

const chapters = readChapters();
const requirements = readRequirements();
const entries = chapters.flatMap(({ items }) => Object.entries(items));

const textOf = (file: string): string => readFileSync(join(projectRoot, file), 'utf8');

/** The names of tests and of groups of tests in a file, as they are written there. */
function titlesIn(file: string): string[] {
  const titles = textOf(file).matchAll(
    /(?:\b(?:it|test|describe)|\))\(\s*(['"`])((?:\\.|(?!\1)[\s\S])*?)\1\s*,/g,
  );
  return [...titles].map(([, , title = '']) => title);
}

/** What a heading of a page is called in its address. */
const anchorsIn = (file: string): string[] =>
  [...textOf(file).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\d\s-]/gu, '')
      .replaceAll(' ', '-'),
  );

describe('the table of the security standard', () => {
  it('has the standard’s own 345 requirements, and each of levels 1 and 2 once, of V8, V14 and V16 all', () => {
    const { levels } = requirements;
    expect([...levels[1], ...levels[2], ...levels[3]]).toHaveLength(345);
    expect(entries.map(([id]) => id).toSorted()).toEqual(inScope(requirements).toSorted());
    for (const { chapter, items } of chapters)
      for (const id of Object.keys(items)) expect(`V${id}`).toMatch(new RegExp(`^${chapter}\\.`));
  });

  it('says of each why it stands as it does', () => {
    for (const [id, { status, tests, where, note }] of entries) {
      const said = { tested: tests, met: where, operator: where && note, open: note, 'not applicable': note };
      expect([id, (said[status] ?? '').length > 0]).toEqual([id, true]);
      expect([id, status === 'tested' || tests === undefined]).toEqual([id, true]);
    }
  });

  it('names tests that are there', () => {
    const known = new Map<string, string[]>();
    for (const [id, { tests = [] }] of entries)
      for (const { file, name } of tests) {
        expect([
          id,
          file,
          /^test\/.+\.test\.tsx?$/.test(file) && existsSync(join(projectRoot, file)),
        ]).toEqual([...[id, file], true]);
        const titles = known.get(file) ?? titlesIn(file);
        known.set(file, titles);
        expect([id, file, name, titles.some((title) => title.includes(name))]).toEqual([
          id,
          file,
          name,
          true,
        ]);
      }
    expect(known.size).toBeGreaterThan(20);
  });

  it('names files and chapters that are there', () => {
    for (const [id, { where = [] }] of entries)
      for (const one of where) {
        const [file = '', anchor] = one.split('#');
        expect([id, file, existsSync(join(projectRoot, file))]).toEqual([id, file, true]);
        if (anchor !== undefined) expect([id, ...anchorsIn(file)]).toContain(anchor);
      }
  });

  it('shows by tests nine of ten that apply in V6 to V8, V14 and V16', () => {
    const { tested, apply } = shownByTests(chapters);
    process.stdout.write(`ASVS 5.0 V6–V8, V14, V16: ${tested} of ${apply} that apply are shown by tests\n`);
    expect(apply).toBeGreaterThan(50);
    expect(tested / apply).toBeGreaterThanOrEqual(0.9);
  });

  it('stands in docs/asvs.md as it is', () => {
    expect(`${printAsvs(chapters, requirements).trimEnd()}\n`).toBe(textOf('docs/asvs.md'));
  });
});

it('the command line gives the table as one document', async () => {
  const called = await call(['asvs'], {}, () => {});
  expect(called?.outcome.document).toMatchObject({
    standard: 'OWASP ASVS 5.0.0',
    shownByTests: shownByTests(chapters),
    chapters,
  });
  expect(called?.outcome.ok).toBe(true);
});

it('the tests bear the names of the OWASP API Top 10 of 2023, each at least once', () => {
  const titles = ['access-matrix', 'access-denied', 'access-owasp', 'access-pages'].flatMap((name) =>
    titlesIn(`test/api/${name}.test.ts`),
  );
  for (let n = 1; n <= 10; n += 1)
    expect(titles.filter((title) => title.includes(`API${n}:2023`))).not.toHaveLength(0);
});
