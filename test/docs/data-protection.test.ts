import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readLoginSettings } from '../../api/identity/login-settings.ts';
import { LEAST_YEARS } from '../../domain/retention/policy.ts';
import { projectRoot } from '../../worker/embedded/home.ts';
import { pages, spansOf } from './support/markdown.ts';

const text = (path: string): string => readFileSync(join(projectRoot, path), 'utf8');
const records = text('docs/records-of-processing.md');
const dpia = text('docs/dpia.md');
const nis2 = text('docs/nis2.md');

/** Rows of the table below a heading line, as cells. */
function rowsUnder(page: string, heads: string): string[][] {
  const table = page.slice(page.indexOf(`| ${heads} |`)).split('\n\n')[0] ?? '';
  const rows = table
    .split('\n')
    .slice(2)
    .map((row) =>
      row
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
  expect(rows.length).toBeGreaterThan(0);
  return rows;
}

describe('the records of processing', () => {
  it('have every letter of art. 30, stk. 1', () => {
    for (const letter of ['a', 'b', 'c', 'd', 'e', 'f', 'g']) expect(records).toContain(`litra ${letter}`);
  });

  it('say how long things are kept as the program has it', () => {
    const until = new Map(rowsUnder(records, 'what | until').map(([what = '', how = '']) => [what, how]));
    expect(until.get('cases, with journal, letters, receipts, persons')).toContain(
      `${LEAST_YEARS} to 110 years`,
    );
    expect(text('db/migrations/0016_disclosures.sql')).toContain('years between 10 and 110');
    expect(until.get('looks')).toContain('5 years');
    expect(text('db/migrations/0013_read_log.sql')).toContain("interval '5 years'");
    expect(until.get('names and numbers of refused commands')).toBe('7 days');
    expect(text('db/sweep-persons.ts')).toContain("const WAITS = '7 days'");
    const read = readLoginSettings({
      OIDC_ISSUER: 'https://login.example.dk',
      OIDC_CLIENT_ID: 'tovholder',
      OIDC_CLIENT_SECRET_FILE: join(projectRoot, 'package.json'),
      PUBLIC_URL: 'https://tovholder.example.dk',
    });
    if (!read.ok || !read.login) throw new Error(JSON.stringify(read));
    const { absoluteSeconds, idleSeconds } = read.login;
    expect(until.get('sessions')).toBe(
      `at most ${absoluteSeconds / 3_600} hours; unused for ${idleSeconds / 60} minutes`,
    );
  });

  it('say what they do not know, and that nobody has judged them', () => {
    for (const page of [records, dpia]) {
      expect(page).toContain('**[udfyldes]**');
      expect(page).toContain('no jurist has looked at it');
    }
  });
});

describe('the impact assessment', () => {
  it('has a test or a page for every risk, and says what is left of each', () => {
    const risks = rowsUnder(
      dpia,
      'what could happen | to whom | what the product does | shown by | what is left',
    );
    expect(risks.length).toBeGreaterThan(8);
    for (const [what, , , shown = '', left = ''] of risks)
      expect([what, /`test\/|\]\(/.test(shown), left.length > 10]).toEqual([what, true, true]);
  });
});

describe('the measures of NIS 2', () => {
  it('are the ten of § 6, stk. 1, each with what is left to the municipality', () => {
    const rows = rowsUnder(
      nis2,
      'nr. | foranstaltning (§ 6, stk. 1) | what the product gives | where it is tried | what the municipality must do itself',
    );
    expect(rows.map(([number]) => number)).toEqual(Array.from({ length: 10 }, (_, i) => String(i + 1)));
    for (const row of rows) expect(row.map((cell) => cell.length > 0)).toEqual(row.map(() => true));
  });
});

describe('every page', () => {
  it('names files of the project that are there', () => {
    const path =
      /^(?:access|activities|api|bench|bin|cli|db|docs|documents|domain|ops|persons|security|test|tools|web|worker|workflows)\/[\w./-]*$/;
    // The examples of the house name files that a reader makes.
    const named = pages()
      .filter((page) => !/^docs\/house\/a-/.test(page.path))
      .flatMap((page) => spansOf(page).map((span) => [page.path, span] as const))
      .filter(([, span]) => path.test(span));
    expect(named.length).toBeGreaterThan(100);
    expect(named.filter(([, span]) => !existsSync(join(projectRoot, span)))).toEqual([]);
  });
});
