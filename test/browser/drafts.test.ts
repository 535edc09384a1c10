import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formatInstant } from '../../domain/calendar/index.ts';
import { loginStage } from '../services/identity/support/stage.ts';
import { accessibilityFaults, launch } from './support/pages.ts';

const stage = loginStage();
let browser: Browser;
let caseId: string;

beforeAll(async () => {
  for (const sub of ['fr', 'other']) stage.issuer.accounts.set(sub, { sub, rights: ['esbjerg:FR'] });
  browser = await launch();
  const anHourAgo = Date.now() - 3_600_000;
  const data = {
    receivedAt: formatInstant(anHourAgo),
    referrer: { role: 'GP' },
    mother: { name: 'Prøve Person' },
  };
  const opened = await stage.cases.gateway.openCase(
    { kind: 'pregnancy', municipality: 'esbjerg' },
    { name: 'refer', data, role: 'SSR' },
  );
  if (!opened.ok) throw new Error(opened.refusal.message.en);
  caseId = opened.answer.id;
}, 60_000);

afterAll(async () => {
  await browser.close();
});

const newPage = async (options: BrowserContextOptions = {}): Promise<Page> =>
  (await browser.newContext({ baseURL: stage.url, locale: 'da-DK', ...options })).newPage();

/** Through the login service's own pages, from wherever the page is, until they lead back. */
async function logIn(page: Page, who: string): Promise<void> {
  // Who was logged in at the login service itself is asked anew.
  await page.context().clearCookies({ name: /^_session/ });
  await page.locator('a[href^="/login/start"]').first().click();
  await page.waitForURL(/interaction/);
  await page.fill('[name="login"]', who);
  await page.fill('[name="password"]', 'x');
  await page.click('button[type="submit"]');
  await page.waitForLoadState();
  if (page.url().includes('/interaction/')) await page.click('button[type="submit"]');
  await page.waitForURL(
    (url) => url.href.startsWith(stage.url) && !url.pathname.startsWith('/login/callback'),
  );
}

async function loggedIn(who: string, options?: BrowserContextOptions): Promise<Page> {
  const page = await newPage(options);
  await page.goto('/login');
  await logIn(page, who);
  return page;
}

const expire = () =>
  stage.store.owner`update login_session set idle_until = now() - interval '1 second' where ended_at is null`;
const form = (command: string) => `/cases/${caseId}/record/${command}`;
const versionNow = async () => (await stage.cases.reads.find(caseId))?.state.version ?? 0;

describe('what is typed in a form', () => {
  it('is kept as a draft, and goes on in another browser of the same person, and of nobody else', async () => {
    const page = await loggedIn('fr');
    const violations: string[] = [];
    page.on('console', (message) => {
      if (/Content Security Policy/i.test(message.text())) violations.push(message.text());
    });
    await page.goto(form('receive-notification'));
    await page.fill('[name="concern"]', 'Bekymring for barnet');
    await page.waitForSelector('#draft-state:has-text("Kladde gemt kl.")');
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(violations).toEqual([]);

    const elsewhere = await loggedIn('fr');
    await elsewhere.goto(form('receive-notification'));
    expect(await elsewhere.textContent('main')).toContain('Du har en kladde fra kl.');
    expect(await accessibilityFaults(elsewhere)).toEqual([]);
    await elsewhere.click('text=Fortsæt');
    expect(await elsewhere.inputValue('[name="concern"]')).toBe('Bekymring for barnet');

    const other = await loggedIn('other');
    await other.goto(form('receive-notification'));
    expect(await other.inputValue('[name="concern"]')).toBe('');

    await elsewhere.check('[name="notifier.professional"][value="true"]');
    await elsewhere.click('button:has-text("Registrér")');
    await elsewhere.waitForURL(/recorded=/);
    await elsewhere.goto('/drafts');
    expect(await elsewhere.textContent('main')).toContain('Du har ingen kladder');
    await Promise.all([page, elsewhere, other].map((one) => one.context().close()));
  });

  it('outlives a session that ends while it is typed: the page stays, and goes on after the login', async () => {
    const before = await versionNow();
    const page = await loggedIn('fr');
    await page.goto(form('send-request-form'));
    await page.click('button:has-text("Næste")');
    await page.fill('[name="authority.reception"]', 'modtagelsen');
    await page.waitForSelector('#draft-state:has-text("Kladde gemt kl.")');
    await expire();
    await page.fill('[name="authority.caseworker.phone"]', '00000000');
    await page.click('#draft-state a:has-text("Log ind, og fortsæt her")');
    await logIn(page, 'fr');
    expect(await page.textContent('main')).toContain('Dine svar er bevaret');
    expect(await page.textContent('main')).toContain('Trin 2 af 5');
    expect(await page.inputValue('[name="authority.caseworker.phone"]')).toBe('00000000');
    expect(await page.inputValue('[name="authority.reception"]')).toBe('modtagelsen');
    expect(await versionNow()).toBe(before);
    await page.click('button:has-text("Baggrund")');
    await page.fill('[name="background"]', 'Kort vurdering');
    await page.click('button:has-text("Registrér uden resten")');
    await page.waitForURL(/recorded=/);
    expect(await versionNow()).toBe(before + 1);
    await page.context().close();
  });

  it('does the same without scripts, and is not shown to another person who logs in with that browser', async () => {
    const before = await versionNow();
    const page = await loggedIn('fr', { javaScriptEnabled: false });
    await page.goto(form('approve-plan'));
    await page.check('[name="plan"][value="combined"]');
    await page.click('button:has-text("Gem kladde")');
    expect(await page.textContent('main')).toContain('Kladde gemt kl.');
    await page.click('button:has-text("Næste")');
    await page.fill('[name="combinedPlan.healthTrack.0.what"]', 'Ekstra scanning');
    await expire();
    await page.click('button:has-text("Næste")');
    expect(await page.textContent('main')).toContain('Dine svar er gemt en time');
    await logIn(page, 'other');
    expect(await page.content()).not.toContain('Ekstra scanning');
    await page.goto(form('approve-plan'));
    expect(await page.content()).not.toContain('kladde fra');
    await page.context().close();

    const again = await loggedIn('fr', { javaScriptEnabled: false });
    await again.goto(form('approve-plan'));
    await again.click('text=Fortsæt');
    expect(await again.textContent('main')).toContain('Trin 2 af 5');
    expect(await again.getAttribute('input[name="plan"]', 'value')).toBe('combined');
    expect(await versionNow()).toBe(before);
    await again.context().close();
  });
});
