import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessibilityFaults, livedCase, startPages, type TestPages } from './support/pages.ts';

let pages: TestPages;

beforeAll(async () => {
  pages = await startPages('2026-07-06T10:00:00+02:00');
  for (const day of ['01', '02', '03'])
    await livedCase(
      pages,
      {
        receivedAt: `2026-07-${day}T09:00:00+02:00`,
        referrer: { role: 'GP', organisation: 'Lægehuset Prøvestrand' },
        mother: { name: 'Prøve Person' },
        edd: `2026-12-${day}`,
      },
      [
        [
          'receive-notification',
          {
            notificationId: 'n1',
            receivedAt: `2026-07-${day}T10:00:00+02:00`,
            form: 'written',
            notifier: { role: 'GP', professional: true },
            concern: 'bekymring',
          },
        ],
      ],
    );
});
afterAll(() => pages.stop());

/** Nothing to be seen that axe minds, on a desk and on a telephone. */
async function looksWell(page: Page, name: string): Promise<void> {
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 900 });
    expect(await accessibilityFaults(page), `${name} at ${width}`).toEqual([]);
    const wide = await page.evaluate('document.documentElement.scrollWidth - window.innerWidth');
    expect(wide, `${name} at ${width} scrolls sideways`).toBeLessThanOrEqual(0);
    if (process.env.TOVHOLDER_SCREENSHOTS)
      await page.screenshot({
        path: `${process.env.TOVHOLDER_SCREENSHOTS}/${name}-${width}.png`,
        fullPage: true,
      });
  }
  await page.setViewportSize({ width: 1280, height: 900 });
}

describe('my work', () => {
  it('leads from a tile to its list, keeps the view under a name, and finds it again', async () => {
    const page = await pages.as('esbjerg:FR');
    await looksWell(page, 'work');
    await page.click('.tov-tile--overdue');
    await page.waitForURL(/group=overdue/);
    const overdue = await page.locator('tbody tr').count();
    expect(overdue).toBeGreaterThan(0);
    await page.click('summary:has-text("Gem denne visning")');
    await page.fill('#view-name', 'Det, der haster');
    await page.click('button:has-text("Gem")');
    await page.waitForURL(/group=overdue/);
    await page.goto('/work');
    await page.click('a:has-text("Det, der haster")');
    await page.waitForURL(/group=overdue/);
    expect(await page.locator('tbody tr').count()).toBe(overdue);
    await looksWell(page, 'work-overdue');
    await page.context().close();
  });

  it('is searched as one types, and nothing that was typed comes into the address', async () => {
    const page = await pages.as('esbjerg:FR');
    await page.goto('/work?scope=all');
    const all = await page.locator('#worklist tbody tr').count();
    await page.locator('#typed').pressSequentially('F1-15');
    await page.waitForURL(/find=rule%3AF1-15/);
    expect(await page.locator('#worklist tbody tr').count()).toBeLessThan(all);
    // The tiles above count what is listed now.
    const counted = await page.locator('.tov-tile-number').allInnerTexts();
    const listed = await page.locator('#worklist .tov-count').allInnerTexts();
    const sum = (texts: readonly string[]) => texts.reduce((n, one) => n + Number.parseInt(one, 10), 0);
    expect(sum(counted)).toBe(sum(listed));
    await page.fill('#typed', 'Prøve Person');
    await page.waitForSelector('#worklist [role=status] a[href="/persons"]');
    expect(page.url()).not.toContain('Person');
    await page.context().close();
  });

  it('is searched, narrowed and downloaded without scripts', async () => {
    const page = await pages.as('esbjerg:FR', { javaScriptEnabled: false, acceptDownloads: true });
    await page.fill('#typed', 'underretning');
    await page.click('form.tov-search button');
    await page.waitForURL(/find=/);
    const [csv] = await Promise.all([page.waitForEvent('download'), page.click('a[href^="/work.csv"]')]);
    const lines = (await readFile(await csv.path(), 'utf8')).trim().split('\r\n');
    expect(lines).toHaveLength((await page.locator('#worklist tbody tr').count()) + 1);
    const [xlsx] = await Promise.all([page.waitForEvent('download'), page.click('a[href^="/work.xlsx"]')]);
    expect((await readFile(await xlsx.path())).subarray(0, 2).toString()).toBe('PK');
    await page.context().close();
  });
});

describe('a leader', () => {
  it('goes from the overview to a unit’s list, gives several cases away at once, and sees the load', async () => {
    const page = await pages.as('esbjerg:FR-leader');
    await page.click('nav a[href="/overview"]');
    await page.waitForURL(/\/overview$/);
    await looksWell(page, 'overview');
    await page.click('section[aria-labelledby="by-unit"] tr:has-text("Familierådgivningen") a.tov-over');
    await page.waitForURL(/role=FR/);
    for (const box of await page.locator('input[name=row]').all()) await box.check();
    await page.click('button:has-text("Behandl de valgte")');
    await page.waitForSelector('#act-assign');
    await looksWell(page, 'bulk');
    await page.fill('#assign-user', 'anne-1');
    await page.fill('#assign-reason', 'ny fordeling');
    await page.click('button:has-text("Udfør: Tildel")');
    await page.waitForSelector('strong[role=status]');
    expect(await page.locator('strong[role=status]').textContent()).toBe('3 af 3 er registreret.');
    await looksWell(page, 'bulk-result');
    await page.goto('/overview');
    const worker = page.locator('section[aria-labelledby="by-worker"] tr', { hasText: 'anne-1' });
    expect(await worker.count()).toBe(1);
    await worker.locator('a.tov-over').click();
    await page.waitForURL(/assignee=anne-1/);
    expect(await page.locator('#worklist tbody tr').count()).toBeGreaterThan(0);
    expect(pages.reported).toEqual([]);
    await page.context().close();
  });
});
