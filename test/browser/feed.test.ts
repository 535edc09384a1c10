import { afterAll, beforeAll, expect, it } from 'vitest';
import { accessibilityFaults, startPages, type TestPages } from './support/pages.ts';

let pages: TestPages;
beforeAll(async () => {
  pages = await startPages('2026-03-02T10:00:00+01:00');
}, 120_000);
afterAll(() => pages?.stop());

it('somebody makes a calendar address, reads it, and closes it again', async () => {
  const page = await pages.as('esbjerg:FR', { viewport: { width: 390, height: 844 } });
  await page.goto('/account/calendar');
  await page.click('main form button[type="submit"]');
  const address = await page.inputValue('#feed-address');
  expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/feed\/[\w-]{43}\.ics$/);
  expect(await accessibilityFaults(page)).toEqual([]);
  expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
  const read = () => fetch(address).then(({ status }) => status);
  expect(await read()).toBe(200);
  await page.click('button[name="feed"]');
  await page.waitForURL(/calendar$/);
  expect(await page.textContent('main')).toContain('Du har ingen kalenderadresse');
  expect(await page.textContent('main')).not.toContain(address);
  expect(await read()).toBe(404);
}, 60_000);
