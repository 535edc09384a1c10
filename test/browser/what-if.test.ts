import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessibilityFaults, livedCase, startPages, type TestPages } from './support/pages.ts';

let pages: TestPages;
let id = '';
beforeAll(async () => {
  pages = await startPages('2026-03-02T10:00:00+01:00');
  id = await livedCase(pages, {
    receivedAt: '2026-03-02T09:00:00+01:00',
    referrer: { role: 'GP', organisation: 'Lægehuset Prøvestrand' },
    mother: { name: 'Prøve Person', cpr: '6806950014' },
    edd: '2026-08-20',
    eddSource: 'scan',
  });
  pages.setClock('2026-03-04T10:00:00+01:00');
  const data = { edd: '2026-08-27', source: 'scan' };
  await pages.store.gateway.giveCommand(id, { name: 'set-due-date', data, role: 'FR' });
  pages.setClock('2026-03-06T10:00:00+01:00');
});
afterAll(() => pages.stop());

describe('what if', () => {
  it('follows a dragged termin, keeps it in the address, and leads to the form that records it', async () => {
    const page = await pages.as('esbjerg:FR');
    const violations: string[] = [];
    page.on('console', (told) => told.type() === 'error' && violations.push(told.text()));
    await page.goto(`/cases/${id}/what-if`);
    await page.locator('input[data-moves="edd"]').fill('14');
    await page.waitForURL(/what-if\?edd=2026-09-10$/);
    await page.waitForSelector('#what-if-result td:has-text("14 dage senere")');
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.click('text=Registrér denne termin');
    await page.waitForURL(/record\/set-due-date/);
    expect(await page.inputValue('input[name="edd"]')).toBe('2026-09-10');
    expect((await pages.store.reads.find(id))?.state.version).toBe(2);
    expect(violations).toEqual([]);
    await page.context().close();
  });

  it('works by typing and a button where no script runs', async () => {
    const page = await pages.as('esbjerg:FR', { javaScriptEnabled: false });
    await page.goto(`/cases/${id}/what-if`);
    expect(await page.locator('input[data-moves="edd"]').isVisible()).toBe(false);
    await page.fill('input[name="edd"]', '2026-09-10');
    await page.click('main form.tov-what-if button[type="submit"]');
    await page.waitForURL(/what-if\?edd=2026-09-10$/);
    expect(await page.locator('#what-if-result').textContent()).toContain('14 dage senere');
    await page.context().close();
  });
});

describe('looking back', () => {
  it('goes from today to a day, from entry to entry, and back, without a script', async () => {
    const page = await pages.as('esbjerg:FR', { javaScriptEnabled: false });
    await page.goto(`/cases/${id}`);
    await page.click('text=Se sagen på en tidligere dag');
    await page.fill('input[name="asOf"]', '2026-03-03');
    await page.click('form:has(input[name="asOf"]) button');
    const bar = page.locator('.tov-back-in-time');
    expect(await bar.textContent()).toContain('Sagen, som den var kendt den 3. marts 2026');
    expect(await page.locator('main').textContent()).toContain('20. august 2026');
    await page.click('text=Næste registrering');
    expect(await bar.textContent()).toContain('den 4. marts 2026 kl. 10.00');
    expect(await page.locator('main').textContent()).toContain('27. august 2026');
    expect(await page.locator('a[href*="/record"]').count()).toBe(0);
    await page.click('text=Tilbage til i dag');
    expect(await bar.count()).toBe(0);
    await page.context().close();
  });
});
