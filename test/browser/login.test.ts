import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loginStage } from '../services/identity/support/stage.ts';
import { launch } from './support/pages.ts';

const stage = loginStage();
let browser: Browser;
beforeAll(async () => {
  browser = await launch();
  stage.issuer.accounts.set('fr', { sub: 'fr', name: 'Prøve Rådgiver', rights: ['esbjerg:FR'] });
  stage.issuer.accounts.set('both', { sub: 'both', rights: ['esbjerg:FR', 'esbjerg:FR-leader'] });
  stage.issuer.accounts.set('none', { sub: 'none', rights: [] });
});
afterAll(() => browser.close());

/** A fresh browser profile whose console is listened to: a policy that stops something says so there. */
async function nobody(): Promise<{ page: Page; complaints: string[] }> {
  const context = await browser.newContext({ baseURL: stage.url, locale: 'da-DK' });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' && page.url().startsWith(stage.url)) complaints.push(message.text());
  });
  return { page, complaints };
}

/** Through the login service's own pages. */
async function throughIssuer(page: Page, who: string): Promise<void> {
  await page.fill('[name="login"]', who);
  await page.fill('[name="password"]', 'x');
  await page.click('button[type="submit"]');
  const isBack = () => page.url().startsWith(stage.url);
  await page.waitForLoadState();
  if (!isBack() && (await page.locator('button:has-text("Continue")').count()) > 0)
    await page.click('button:has-text("Continue")');
  await page.waitForURL((url) => url.href.startsWith(stage.url));
}

async function logIn(page: Page, who: string): Promise<void> {
  await page.goto('/work');
  await page.click('text=Log ind med din organisation');
  await throughIssuer(page, who);
}

const accessible = async (page: Page) =>
  (await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']).analyze())
    .violations;

describe('a login in a real browser', () => {
  it('goes by PKCE to the login service and back, and out of both', async () => {
    const { page, complaints } = await nobody();
    await page.goto('/work');
    expect(new URL(page.url()).pathname).toBe('/login');
    expect(await accessible(page)).toEqual([]);
    const [leaving] = await Promise.all([
      page.waitForRequest((request) => request.url().startsWith(`${stage.issuer.url}/auth?`)),
      page.click('text=Log ind med din organisation'),
    ]);
    const asked = new URL(leaving.url()).searchParams;
    expect(asked.get('code_challenge_method')).toBe('S256');
    for (const name of ['code_challenge', 'state', 'nonce']) expect(asked.get(name)).toMatch(/^[\w-]{43}$/);
    await throughIssuer(page, 'fr');
    await page.waitForURL('**/work');
    expect(await page.textContent('.tov-user')).toContain(
      'Prøve Rådgiver, Familierådgivningen, Esbjerg Kommune',
    );
    // The script of the pages and htmx carry the nonce and run.
    expect(await page.evaluate("'htmx' in window")).toBe(true);
    expect(await page.evaluate('document.cookie')).not.toContain('tovholder_session');
    await page.goto('/account');
    expect(await page.textContent('h1')).toBe('Dine log ind');
    expect(await accessible(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await page.click('button:has-text("Log af")');
    await page.waitForURL(`${stage.issuer.url}/session/end**`);
    await page.goto('/work');
    expect(new URL(page.url()).pathname).toBe('/login');
  });

  it('asks somebody with two roles which, and changes it on request', async () => {
    const { page, complaints } = await nobody();
    await logIn(page, 'both');
    expect(await page.textContent('h1')).toBe('Vælg, hvad du logger ind som');
    expect(await accessible(page)).toEqual([]);
    await page.click('button:has-text("Leder")');
    await page.waitForURL('**/work');
    expect(await page.textContent('.tov-user')).toContain('Leder, Familierådgivningen');
    await page.click('.tov-user');
    await page.click('text=Skift rolle');
    await page.click('.tov-person >> nth=0');
    await page.waitForURL('**/work');
    expect(await page.textContent('.tov-user')).not.toContain('Leder');
    expect(complaints).toEqual([]);
  });

  it('without a role ends on a page that says what to do', async () => {
    const { page } = await nobody();
    await logIn(page, 'none');
    expect(await page.textContent('h1')).toBe('Du har ingen rolle i Tovholder');
    expect(await accessible(page)).toEqual([]);
  });

  it('again brings back the form that was being filled in', async () => {
    const { page } = await nobody();
    await logIn(page, 'fr');
    await page.goto('/refer/pregnancy');
    await page.selectOption('[name="referrer.role"]', 'GP');
    await page.fill('[name="mother.name"]', 'Prøve Person');
    await stage.store.owner`
      update login_session set ended_at = now(), end_reason = 'revoked-by-operator' where ended_at is null`;
    await page.click('button:has-text("Opret sagen")');
    expect(await page.textContent('main')).toContain('Dine svar er gemt en time');
    await page.click('text=Log ind med din organisation');
    if (!page.url().startsWith(stage.url)) await throughIssuer(page, 'fr');
    expect(await page.textContent('main')).toContain('Dine svar er bevaret');
    expect(await page.inputValue('[name="mother.name"]')).toBe('Prøve Person');
    await page.click('button:has-text("Opret sagen")');
    await page.waitForURL(/\/cases\/c_/);
    expect(await page.textContent('.alert-success')).toContain('Registreret');
  });

  it('is not needed for the reference of the API, which keeps to a policy without inline styles', async () => {
    const { page, complaints } = await nobody();
    await page.goto('/docs');
    await page.waitForSelector('.opblock');
    expect(complaints).toEqual([]);
  });
});
