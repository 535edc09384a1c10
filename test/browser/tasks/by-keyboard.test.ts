import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPages, type TestPages } from '../support/pages.ts';
import { keyboard } from './hands.ts';
import { NOW, tasks } from './tasks.ts';

let pages: TestPages;
beforeAll(async () => {
  pages = await startPages(NOW);
});
afterAll(() => pages?.stop());

describe('a whole task', () => {
  it.each(tasks)('is done with the keyboard alone: $title', async (task) => {
    const page = await pages.as(task.as);
    await page.goto(await task.before(pages));
    await task.walk(keyboard(page));
    expect(await page.textContent('main')).toContain(task.leaves);
    await page.context().close();
  });
});
