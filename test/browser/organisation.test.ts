import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessibilityFaults, startPages, type TestPages } from './support/pages.ts';

let pages: TestPages;
beforeAll(async () => {
  pages = await startPages('2026-07-06T10:00:00+02:00');
});
afterAll(() => pages.stop());

describe('an organisation’s recurring duties', () => {
  it('are shown overdue first, and recorded as done without scripts', async () => {
    const page = await pages.as('esbjerg:FR', { javaScriptEnabled: false });
    await page.click('nav summary');
    await page.click('nav a[href="/organisations"]');
    await page.waitForURL(/\/organisations\/esbjerg$/);
    expect(await page.locator('h1').textContent()).toBe('Faste opgaver: Esbjerg Kommune');
    expect(await page.locator('main h2').allInnerTexts()).toEqual([
      'Overskredet',
      'I denne periode',
      'Det kommende år',
      'Registrér en opgave som udført',
    ]);
    const contactData = page.locator('section[aria-labelledby="current"] tr', {
      hasText: 'Kontaktoplysninger',
    });
    expect(await contactData.textContent()).toContain('Åben');
    await page.check('input[name="ruleId"][value="X-20"]');
    await page.fill('input[name="heldOn"]', '2026-07-03');
    await page.click('main form button[type="submit"]');
    await page.waitForURL(/recorded=1$/);
    expect(await contactData.textContent()).toContain('Opfyldt');
    await page.context().close();
  });

  it('say beside the question what is wrong, and keep the answers', async () => {
    const page = await pages.as('esbjerg:FR');
    await page.goto('/organisations/esbjerg');
    await page.check('input[name="ruleId"][value="X-22"]');
    await page.fill('input[name="heldOn"]', '2026-07-07');
    await page.click('main form button[type="submit"]');
    await page.waitForSelector('#error-summary');
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await page.inputValue('input[name="ruleId"]:checked')).toBe('X-22');
    await page.context().close();
  });

  it('of another are read where they concern one’s own work, and not there at all elsewhere', async () => {
    const page = await pages.as('esbjerg:FR');
    expect((await page.goto('/organisations/syddanmark'))?.status()).toBe(200);
    expect(await page.locator('main form').count()).toBe(0);
    expect((await page.goto('/organisations/aabenraa'))?.status()).toBe(404);
    await page.context().close();
  });
});
