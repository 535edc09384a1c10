import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPages, type TestPages } from './support/pages.ts';
import { mouse } from './tasks/hands.ts';
import { send } from './tasks/tasks.ts';

let pages: TestPages;
beforeAll(async () => {
  pages = await startPages('2026-03-02T10:00:00+01:00');
});
afterAll(() => pages?.stop());

describe('a first case', () => {
  it('is shown step by step, by what the case itself says, and works without scripts', async () => {
    const page = await pages.as('esbjerg:FR', { javaScriptEnabled: false });
    const hands = mouse(page);
    const next = () => page.textContent('.tov-tour [aria-current="step"] a');
    const done = () => page.locator('.tov-tour .tov-tour-done').count();
    await hands.press('.tov-tour button:has-text("Begynd")');
    await hands.answer('referrer.role', 'GP');
    await hands.answer('mother.name', 'Prøve Person');
    await hands.answer('edd', '2026-09-20');
    await send(hands);
    expect([await done(), await next()]).toEqual([1, 'Modtag en underretning']);
    await hands.press('.tov-tour [aria-current="step"] a');
    await hands.answer('form', 'written');
    await hands.answer('notifier.professional', true);
    await hands.answer('concern', 'Bekymring');
    await send(hands);
    expect([await done(), await next()]).toEqual([2, 'Registrér vurderingen']);
    await hands.press('.tov-tour [aria-current="step"] a');
    await hands.answer('danger', false);
    await hands.answer('acuteMeasures', false);
    await send(hands);
    await hands.press('.tov-tour [aria-current="step"] a');
    await send(hands);
    expect([await done(), await next()]).toEqual([4, 'Se, hvorfor fristen faldt den dag']);
    await hands.press('.tov-tour [aria-current="step"] a');
    expect(await page.textContent('main')).toContain('Sådan er datoen fundet');
    await page.goto('/help/first-case');
    expect(await page.textContent('main')).toContain('Det var det hele');
    await page.context().close();
  });

  it('is hidden for good by whoever does not want it', async () => {
    const page = await pages.as('esbjerg:FR');
    await page.click('.tov-tour button:has-text("Skjul")');
    await page.waitForURL(/\/work$/);
    expect(await page.locator('.tov-tour').count()).toBe(0);
    await page.reload();
    expect(await page.locator('.tov-tour').count()).toBe(0);
    await page.context().close();
  });
});

describe('keys', () => {
  it('are shortcuts outside fields, are shown by a question mark, and are letters while one writes', async () => {
    const page = await pages.as('esbjerg:FR');
    await page.keyboard.press('?');
    expect(await page.textContent('dialog[open]')).toContain('Mit arbejde');
    await page.keyboard.press('Escape');
    await page.keyboard.type('gs');
    await page.waitForURL(/\/cases$/);
    await page.keyboard.type('gw');
    await page.waitForURL(/\/work$/);
    await page.keyboard.press('/');
    expect(await page.evaluate('document.activeElement.id')).toBe('typed');
    await page.keyboard.type('gs');
    expect(await page.inputValue('#typed')).toBe('gs');
    expect(page.url()).toMatch(/\/work/);
    await page.context().close();
  });

  it('can be turned off, and are nothing then', async () => {
    const page = await pages.as('esbjerg:FR');
    await page.goto('/help#keyboard');
    await page.click('button:has-text("Slå genvejene fra")');
    await page.waitForSelector('button:has-text("Slå genvejene til")');
    expect(await page.locator('dialog').count()).toBe(0);
    await page.keyboard.type('gw');
    await page.keyboard.press('?');
    expect(await page.locator('dialog[open]').count()).toBe(0);
    expect(new URL(page.url()).pathname).toBe('/help');
    await page.context().close();
  });
});

it('help is there for nobody yet, and each page leads to its own part of it', async () => {
  const page = await pages.nobody();
  expect((await page.goto('/help'))?.status()).toBe(200);
  expect(await page.locator('section.tov-help-task').count()).toBe(10);
  const worker = await pages.as('esbjerg:FR');
  for (const path of ['/work', '/refer', '/overview']) {
    await worker.goto(path);
    const href = await worker.getAttribute('header a[href^="/help"]', 'href');
    await worker.goto(href ?? '/');
    expect([path, await worker.locator(new URL(worker.url()).hash || 'h1').count()]).toEqual([path, 1]);
  }
  expect(pages.reported).toEqual([]);
});
