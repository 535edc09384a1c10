import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPages, type TestPages } from '../support/pages.ts';
import { mouse } from './hands.ts';
import { NOW, tasks } from './tasks.ts';

let pages: TestPages;
beforeAll(async () => {
  pages = await startPages(NOW);
});
afterAll(() => pages?.stop());

describe('a whole task', () => {
  it.each(tasks)('is done with scripts turned off: $title', async (task) => {
    const page = await pages.as(task.as, { javaScriptEnabled: false });
    await page.goto(await task.before(pages));
    await task.walk(mouse(page));
    expect(await page.textContent('main')).toContain(task.leaves);
    await page.context().close();
  });
});
