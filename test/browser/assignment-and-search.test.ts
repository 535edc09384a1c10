import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessibilityFaults, livedCase, startPages, type TestPages } from './support/pages.ts';

let pages: TestPages;
let known: string;

beforeAll(async () => {
  pages = await startPages('2026-07-06T10:00:00+02:00');
  const colleague = {
    ...{ organisation: 'esbjerg', roles: ['FR' as const], address: null, standIn: null },
    ...{ fromOn: null, untilOn: null },
  };
  await pages.store.directory.save({ ...colleague, subject: 'anna', name: 'Prøve Anna' }, 'x');
  await pages.store.directory.save({ ...colleague, subject: 'esbjerg:FR', name: 'Prøve Bo' }, 'x');
  const absence = { subject: 'anna', fromOn: '2026-07-06', untilOn: '2026-07-10', standIn: 'esbjerg:FR' };
  await pages.store.directory.enterAbsence('esbjerg', absence, 'x');
  const given = { role: 'FR', user: 'anna', reason: 'fordeling' };
  for (const [day, name] of [
    ['01', 'Katrine Prøve Kristensen'],
    ['02', 'Maja Prøve'],
    ['03', 'Sofie Prøve'],
  ] as const)
    known = await livedCase(
      pages,
      {
        receivedAt: `2026-07-${day}T09:00:00+02:00`,
        referrer: { role: 'GP', organisation: 'Lægehuset Prøvestrand' },
        mother: { name },
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
        ...(day === '02' ? [['assign', given] as const] : []),
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

describe('a caseworker', () => {
  it('takes work with one click in the list, and keeps it until a day on the page of the case', async () => {
    const page = await pages.as('esbjerg:FR');
    expect(await page.locator('text=For Prøve Anna').count()).toBeGreaterThan(0);
    await looksWell(page, 'take-list');
    await page.locator('button[name=claim]').first().click();
    await page.waitForSelector('button[name=release]');
    const of = await page.locator('button[name=release]').first().getAttribute('value');
    const id = of?.split('/')[0] ?? '';
    await page.goto(`/cases/${id}`);
    await page.waitForSelector('text=Du har opgaven');
    await looksWell(page, 'take-case');
    await page.click('text=Se hvem der har opgaverne');
    await page.fill('input[name=until]', '2026-07-20');
    await page.click('button[value=reserve]');
    await page.waitForSelector('text=Reserveret til og med 20. juli 2026');
    await looksWell(page, 'take-page');
    await page.goto('/work?scope=reserved');
    expect(await page.locator('text=Dig (til og med man. 20. juli 2026)').count()).toBeGreaterThan(0);
    await looksWell(page, 'take-reserved');
    await page.context().close();
  });

  it('who was slower is told who has it', async () => {
    const page = await pages.as('esbjerg:FR');
    const button = page.locator('button[name=claim]').first();
    const [id = ''] = ((await button.getAttribute('value')) ?? '').split('/');
    const data = { role: 'FR', user: 'anna', reason: 'fordeling' };
    await pages.store.gateway.giveCommand(id, { name: 'assign', data, role: 'FR' });
    await button.click();
    await page.waitForSelector('text=Prøve Anna var hurtigere end dig');
    await looksWell(page, 'take-slower');
    await page.context().close();
  });

  it('finds a name in another spelling and a termin in one box, and nothing of it is in the address', async () => {
    const page = await pages.as('esbjerg:FR');
    await page.goto('/persons');
    await looksWell(page, 'search-empty');
    await page.fill('#typed', 'Cathrine Christensen');
    await page.keyboard.press('Enter');
    await page.waitForSelector('td:has-text("Katrine Prøve Kristensen")');
    expect(new URL(page.url()).search).toBe('');
    await looksWell(page, 'search-found');
    await page.fill('#typed', '01-12-2026');
    await page.keyboard.press('Enter');
    await page.waitForSelector('main section tbody tr:nth-child(3)');
    await looksWell(page, 'search-termin');
    await page.context().close();
  });

  it('is asked before a case is opened twice, goes back without losing a word, and records it all the same', async () => {
    const page = await pages.as('esbjerg:FR');
    await page.goto('/refer/pregnancy');
    await page.fill('[name="mother.name"]', 'Sophie Prøve');
    await page.fill('[name="edd"]', '2026-12-10');
    await page
      .selectOption('[name="referrer.role"]', 'GP')
      .catch(() => page.fill('[name="referrer.role"]', 'GP'));
    await page.click('main form button[type=submit]:has-text("Opret")');
    await page.waitForSelector('h1:has-text("Findes sagen allerede?")');
    await page.waitForSelector(`a[href="/cases/${known}"][target=_blank]`);
    await looksWell(page, 'duplicates');
    await page.click('button[value=change]');
    await page.waitForSelector('[name="mother.name"][value="Sophie Prøve"]');
    await page.click('main form button[type=submit]:has-text("Opret")');
    await page.click('button[value=another]');
    await page.waitForURL(/\/cases\/c_[0-9a-f]+\?recorded=1/);
    const { pathname } = new URL(page.url());
    await page.goto(`${pathname}/duplicates`);
    await page.waitForSelector(`a[href="${pathname}/merge?into=${known}"]`);
    await looksWell(page, 'duplicates-case');
    await page.context().close();
  });
});
