import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { importProgress } from '../../cli/import-progress.ts';
import { call } from '../../cli/program.ts';
import { projectRoot } from '../../worker/embedded/home.ts';
import { runRows } from '../../worker/import/run-rows.ts';

const folder = mkdtempSync(join(tmpdir(), 'tovholder-import-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Document {
  rows: number;
  wouldOpen: number;
  refused: number;
  notices: number;
  code?: string;
  reason?: string;
  items: {
    row: number;
    result: string;
    cases?: { ref: string; ahead: unknown[]; overdue: string[] }[];
    mistakes?: { column: string; code: string; message: { da: string } }[];
  }[];
}

/** A dry run in a place without a store. */
async function tried(
  path: string,
  ...more: string[]
): Promise<{ ok: boolean; document: Document; text: string }> {
  const env = { TOVHOLDER_HOME: folder };
  const called = await call(['import', path, '--dry-run', ...more], env, () => {});
  if (!called) throw new Error('only help');
  const { document, ok, text } = called.outcome;
  return { document: document as Document, ok, text: text() };
}

function file(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const referral = 'id;kind;refer.receivedAt;refer.referrer.role;refer.mother.name;refer.mother.cpr;refer.edd';
const table = (...lines: string[]): string => file('table.csv', [referral, ...lines].join('\r\n'));

describe('trying a file of cases', () => {
  test('opens every row of the examples of the page on importing', async () => {
    const page = readFileSync(join(projectRoot, 'docs/import.md'), 'utf8');
    const examples = [...page.matchAll(/\]\((examples\/[\w.]+)\)/g)].map(([, path = '']) => path);
    expect(examples).toEqual(['examples/import.csv', 'examples/import.json']);
    const [csv, json] = await Promise.all([
      tried(join(projectRoot, 'docs', examples[0] ?? ''), '--municipality', 'esbjerg'),
      tried(join(projectRoot, 'docs', examples[1] ?? '')),
    ]);
    expect(csv).toMatchObject({ ok: true, document: { rows: 3, wouldOpen: 3, refused: 0 } });
    expect(csv.document.items[2]?.cases?.map(({ ref }) => ref)).toEqual(['child:1']);
    expect(json).toMatchObject({ ok: true, document: { rows: 1, wouldOpen: 1 } });
    const family = json.document.items[0]?.cases ?? [];
    expect(family.map(({ ref }) => ref)).toEqual(['pregnancy', 'child:1']);
    expect(family.every(({ overdue }) => overdue.length > 0)).toBe(true);
    // One message of each case at most, however much has passed.
    expect(json.document.notices).toBeLessThanOrEqual(family.length);
  });

  test('says row, column and what is wanted there, and never what stands there', async () => {
    const path = table(
      '1;pregnancy;2026-03-02 09:00;GP;Hemmelig Navn;7101901234;2026-09-01',
      '2;pregnancy;2026-03-02;GP;Hemmelig Navn;;2026-09-01',
      '3;pregnancy;2026-03-02 09:00;GP;Hemmelig Navn;71019012;2026-09-01',
      '4;pregnancy;2026-03-02 09:00;GP;;;2026-09-01',
      '1;pregnancy;2026-03-02 09:00;GP;Hemmelig Navn;;2026-09-01',
      '6;child;2026-03-02 09:00;GP;Hemmelig Navn;;',
    );
    const { ok, document, text } = await tried(path, '--municipality', 'esbjerg');
    expect(ok).toBe(false);
    const told = document.items.map(({ row, result, mistakes = [] }) => [row, result, mistakes[0]?.column]);
    expect(told).toEqual([
      [1, 'would-open', undefined],
      [2, 'refused', 'refer.receivedAt'],
      [3, 'refused', 'refer.mother.cpr'],
      [4, 'refused', 'refer.mother'],
      [5, 'refused', 'id'],
      [6, 'refused', 'refer.child.bornAt'],
    ]);
    expect(text + JSON.stringify(document)).not.toMatch(/Hemmelig|71019012/);
    expect(text).toContain('6 rækker: 1 kan oprettes');
  });

  test.each([
    ['a table without names of columns', 'Hemmelig Navn;7101901234\nx;y', undefined],
    ['quotation marks that are not closed', `${referral}\n"Hemmelig Navn;1;2`, 'line'],
    ['JSON that ends too early', '[{"id": "Hemmelig Navn"', 'file'],
  ])('refuses %s without repeating it', async (_what, content, reason) => {
    const { ok, document, text } = await tried(file('broken', content), '--municipality', 'esbjerg');
    expect(ok).toBe(false);
    expect(text + JSON.stringify(document)).not.toMatch(/Hemmelig|7101901234/);
    if (reason) expect(document.reason).toContain(reason);
    else expect(document.items[0]?.mistakes?.[0]?.column).toMatch(/^#\d$/);
  });

  test('refuses bytes that are no UTF-8, a file that is not there, and a rate that is none', async () => {
    const path = join(folder, 'latin1.csv');
    writeFileSync(path, Buffer.from('id;kind\nS\xf8ren;x', 'latin1'));
    expect((await tried(path)).document.reason).toBe('encoding');
    expect((await tried(join(folder, 'nowhere'))).document.reason).toBe('file');
    expect((await tried(path, '--rate', 'fast')).document.reason).toBe('rate');
  });
});

describe('taking rows', () => {
  const rows = Array.from({ length: 9 }, (_, i) => i);

  test('keeps their order, some at once', async () => {
    let under = 0;
    let most = 0;
    const take = async (row: number) => {
      under += 1;
      most = Math.max(most, under);
      await Promise.resolve();
      under -= 1;
      return row * 2;
    };
    const { results, stopped } = await runRows(rows, take, { perSecond: 1_000_000, atOnce: 3 });
    expect(results).toEqual(rows.map((row) => row * 2));
    expect(stopped).toBeUndefined();
    expect(most).toBeLessThanOrEqual(3);
  });

  test('stops when one cannot be taken, and says what came of the others', async () => {
    const take = async (row: number) => {
      if (row === 4) throw new Error('the store is away');
      return row;
    };
    const { results, stopped } = await runRows(rows, take, { perSecond: 1_000_000, atOnce: 1 });
    expect(results).toEqual([0, 1, 2, 3, undefined, undefined, undefined, undefined, undefined]);
    expect(stopped).toBeInstanceOf(Error);
  });

  test('draws a bar over itself on a terminal, and writes lines elsewhere', () => {
    const said: string[] = [];
    const bar = importProgress(2, (text) => said.push(text), true);
    bar.done(1);
    bar.done(2);
    bar.end();
    expect(said[0]).toMatch(/^\r\[#{15}\.{15}\] 1\/2/);
    expect(said.at(-1)).toBe('\n');
    const lines: string[] = [];
    importProgress(2, (text) => lines.push(text), false).done(2);
    expect(lines).toEqual([expect.stringMatching(/^\[#{30}\] 2\/2, 0 s left\n$/)]);
  });
});
