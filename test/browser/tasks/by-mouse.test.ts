import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPages, type TestPages } from '../support/pages.ts';
import { type Counted, clicksPage } from './clicks-page.ts';
import { mouse } from './hands.ts';
import { NOW, tasks } from './tasks.ts';

const FILE = new URL('../../../docs/clicks.md', import.meta.url);

let pages: TestPages;
const counted: Counted[] = [];
beforeAll(async () => {
  pages = await startPages(NOW);
});
afterAll(() => pages?.stop());

describe('a whole task', () => {
  it.each(tasks)('is done with a mouse: $title', async (task) => {
    const page = await pages.as(task.as);
    await page.goto(await task.before(pages));
    const hands = mouse(page);
    await task.walk(hands);
    expect(await page.textContent('main')).toContain(task.leaves);
    counted.push({ ...task, ...hands.counts });
    await page.context().close();
  });

  it('takes the clicks and fields that docs/clicks.md says, and frequent ones keep to the aim', () => {
    const text = clicksPage(counted);
    if (process.env.TOVHOLDER_COUNT_CLICKS) writeFileSync(FILE, text);
    expect(readFileSync(FILE, 'utf8')).toBe(text);
    expect(pages.reported).toEqual([]);
  });
});
