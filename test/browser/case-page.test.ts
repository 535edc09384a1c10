import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessibilityFaults, livedCase, startPages, type TestPages } from './support/pages.ts';

const referral = {
  receivedAt: '2026-03-02T09:00:00+01:00',
  referrer: { role: 'GP', organisation: 'Lægehuset Prøvestrand' },
  mother: { name: 'Prøve Person', cpr: '6806950014' },
  edd: '2026-08-20',
  eddSource: 'scan',
};
const consent = {
  consentId: 'k1',
  direction: 'disclose',
  subject: 'mother',
  giver: { role: 'mother' },
  receivers: ['SP'],
  categories: ['health'],
  purpose: 'Fælles forberedelse af fødslen',
  form: 'written',
  givenOn: '2026-03-02',
};
const child = { alive: true, sex: 'girl', birthWeight: 2500 };

let pages: TestPages;
let mother = '';
let firstChild = '';

beforeAll(async () => {
  pages = await startPages('2026-03-02T10:00:00+01:00');
  mother = await livedCase(pages, referral, [['give-consent', consent]]);
  pages.setClock('2026-08-01T10:00:00+02:00');
  const born = await pages.store.gateway.giveCommand(mother, {
    name: 'record-birth',
    data: { bornAt: '2026-08-01T08:00:00+02:00', children: [child, child] },
    role: 'FR',
  });
  if (!born.ok) throw new Error(born.refusal.message.en);
  firstChild = (await pages.store.reads.find(mother))?.state.links[0]?.id ?? '';
  pages.setClock('2026-10-05T10:00:00+02:00');
});

afterAll(() => pages?.stop());

const isTooWide = (page: Page): Promise<boolean> =>
  page.locator('html').evaluate((html) => html.scrollWidth > html.clientWidth);

describe('the page of a case', () => {
  it.each([1280, 390])('is read without a fault at %i pixels, on every page of its own', async (width) => {
    const page = await pages.as('esbjerg:FR', { viewport: { width, height: 844 } });
    const violations: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') violations.push(message.text());
    });
    const looked = width < 768 ? ['/timeline', '/siblings'] : ['', '/consents'];
    for (const path of ['', '/timeline', '/consents', '/siblings']) {
      await page.goto(`/cases/${path === '/consents' ? mother : firstChild}${path}`);
      // What axe finds is the same at both widths but for what folds.
      if (looked.includes(path)) expect([path, await accessibilityFaults(page)]).toEqual([path, []]);
      expect([path, await isTooWide(page)]).toEqual([path, false]);
      expect([path, await page.locator('h1').textContent()]).toEqual([
        path,
        path === '/consents' ? 'Prøve Person' : 'Barn af Prøve Person',
      ]);
    }
    const rows = await page.locator('.tov-tabs .tab-list li:visible').count();
    expect(rows).toBeLessThanOrEqual(width < 768 ? 4 : 9);
    expect(violations).toEqual([]);
    expect(pages.reported).toEqual([]);
    await page.close();
  });

  it('leads from a coming date of the story to its reasons, and from there to the law as it was in force', async () => {
    const page = await pages.as('esbjerg:FR');
    await page.goto(`/cases/${firstChild}/timeline`);
    await page.click('a.tov-chip:has-text("I dag")');
    expect(await page.locator('#today').isVisible()).toBe(true);
    await page.locator('.tov-point--coming:visible .tov-point-when a').first().click();
    expect(await page.textContent('.tov-over')).toContain('Hvorfor denne frist?');
    await page.click('a:has-text("Læs reglen, som den gjaldt")');
    const anchor = new URL(page.url()).hash.slice(1);
    expect(await page.locator(`[id="${anchor}"]`).count()).toBe(1);
    await page.close();
  });

  it('goes on paper without scripts: everything unfolded, no menu, no folded chapter', async () => {
    const page = await pages.as('esbjerg:FR', { javaScriptEnabled: false });
    await page.goto(`/cases/${firstChild}/timeline`);
    expect(await page.locator('main details:not([open]) > .tov-axis').count()).toBeGreaterThan(0);
    await page.click('a:has-text("Udskriv")');
    expect(await page.locator('.tov-chapter:not([open]), .tov-chapter-part:not([open])').count()).toBe(0);
    expect(await page.locator('header:visible, .tov-tabs:visible, footer:visible').count()).toBe(0);
    expect(new URL(page.url()).search).toBe('?print=1');
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.tov-on-paper').isVisible()).toBe(true);
    await page.close();
  });
});
