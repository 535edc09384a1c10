import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keepMail, mailId } from '../../worker/embedded/mails.ts';
import { accessibilityFaults, livedCase, startPages, type TestPages } from './support/pages.ts';

const widths = [
  { width: 1280, height: 900 },
  { width: 390, height: 844 },
];

const CASE = '/cases/:case';
const form = (command: string) => `${CASE}/record/${command}`;

/** Every page there is; `:case` and `:mail` stand for ids that are known later. */
const paths = [
  '/login',
  '/work',
  '/work?scope=all',
  '/cases',
  '/persons',
  '/refer',
  '/refer/pregnancy',
  '/refer/child',
  CASE,
  `${CASE}?recorded=2`,
  `${CASE}/timeline`,
  `${CASE}/record`,
  `${CASE}/journal`,
  `${CASE}/persons`,
  `${CASE}/disclosures`,
  `${CASE}/data-export`,
  `${CASE}/data-export/copy`,
  `${CASE}/access-log`,
  `${CASE}/deadlines/F1-17.n1`,
  ...['assess-notification', 'record-birth', 'give-consent', 'retract', 'end-pregnancy'].map(form),
  '/emergency',
  '/mails',
  '/mails/:mail',
  '/organisations/esbjerg',
  '/rules',
  '/rules/F1-17',
  '/nowhere',
];

let pages: TestPages;
let mailFolder: string;
let ids: Record<string, string>;

const at = (path: string): string => path.replace(/:(case|mail)/, (_, name: string) => ids[name] ?? name);

beforeAll(async () => {
  mailFolder = await mkdtemp(join(tmpdir(), 'tovholder-mails-'));
  pages = await startPages('2026-03-02T10:00:00+01:00', mailFolder);
  const mail = mailId(1_772_442_000_000);
  await keepMail(mailFolder, {
    id: mail,
    receivedAt: '2026-03-02T09:00:00+01:00',
    from: 'tovholder@tovholder.invalid',
    to: ['fr.esbjerg@tovholder.invalid'],
    subject: 'Tovholder: en frist kræver din opmærksomhed',
    text: 'http://127.0.0.1/cases/c_1',
    headers: {},
  });
  const id = await livedCase(
    pages,
    {
      receivedAt: '2026-02-20T09:00:00+01:00',
      referrer: { role: 'GP' },
      mother: { name: 'Prøve Person', cpr: '6806950014', address: 'Prøvevej 1' },
      edd: '2026-08-20',
      eddSource: 'scan',
    },
    [
      [
        'receive-notification',
        {
          notificationId: 'n1',
          receivedAt: '2026-02-26T09:30:00+01:00',
          form: 'written',
          notifier: { role: 'CMU', professional: true },
          concern: 'bekymring',
        },
      ],
      ['protect-address', { who: 'mother', from: '2026-02-20' }],
    ],
    0,
  );
  ids = { case: id, mail };
});

afterAll(async () => {
  await pages.stop();
  await rm(mailFolder, { recursive: true });
});

/** The audit of a page is the same at both widths but for what is laid out anew; these are asked at both. */
const audited = new Set(['/work', CASE, `${CASE}/deadlines/F1-17.n1`, form('record-birth'), '/emergency']);

describe('every page', () => {
  let page: Page;
  beforeAll(async () => {
    page = await pages.as('esbjerg:FR');
  });

  it.each(paths)('has no accessibility fault and fits 390 and 1280 px: %s', async (path) => {
    for (const viewport of widths) {
      await page.setViewportSize(viewport);
      await page.goto(at(path));
      if (viewport.width === 390 || audited.has(path)) expect(await accessibilityFaults(page)).toEqual([]);
      const wide = await page.evaluate('document.documentElement.scrollWidth');
      expect(Number(wide)).toBeLessThanOrEqual(viewport.width);
      expect(await page.locator('h1').count()).toBe(1);
    }
  });

  it('keeps the policy against foreign and inline scripts and loads from this host only', async () => {
    const page = await pages.as('esbjerg:FR');
    const complaints: string[] = [];
    const hosts = new Set<string>();
    page.on('console', (message) => {
      if (/Content Security Policy/.test(message.text())) complaints.push(message.text());
    });
    page.on('request', (request) => hosts.add(new URL(request.url()).host));
    for (const path of paths) await page.goto(at(path));
    expect(complaints).toEqual([]);
    expect([...hosts]).toEqual([new URL(pages.url).host]);
  });

  it('speaks English when asked, keeps to it, and mixes in no Danish', async () => {
    const page = await pages.as('esbjerg:FR');
    await page.goto('/work?lang=en');
    for (const path of paths) {
      await page.goto(at(path));
      expect(await page.getAttribute('html', 'lang')).toBe('en');
      // Names of the law's sources, of mails and of people's own organisations stay as they are.
      const frame = await page.locator('header, h1, h2, th, label, legend, button').allTextContents();
      const danish = frame.filter(
        (said) => /[æøåÆØÅ]/.test(said) && !/Dansk|Fanø|Ærø|Tovholder: /.test(said),
      );
      expect({ path, danish }).toEqual({ path, danish: [] });
    }
  }, 60_000);

  it('brings the keyboard to the content first', async () => {
    const page = await pages.as('esbjerg:FR');
    await page.keyboard.press('Tab');
    expect((await page.textContent(':focus'))?.trim()).toBe('Gå til sidens indhold');
  });
});

describe('what somebody may not see', () => {
  it('is answered by login for nobody, by "not found" for strangers and by a reason for the data officer', async () => {
    const casePath = at(CASE);
    const nobody = await pages.nobody();
    await nobody.goto(casePath);
    expect(new URL(nobody.url()).pathname).toBe('/login');
    await nobody.click('button[value="esbjerg:FR"]');
    expect(new URL(nobody.url()).pathname).toBe(casePath);
    const stranger = await pages.as('aabenraa:FR');
    expect((await stranger.goto(casePath))?.status()).toBe(404);
    const officer = await pages.as('esbjerg:dpo');
    expect((await officer.goto(casePath))?.status()).toBe(403);
    expect(await officer.textContent('main')).toContain('ikke sagers indhold');
  });
});

describe('the worklist', () => {
  it('narrows by its address, follows a choice with scripts, and downloads as a spreadsheet', async () => {
    const page = await pages.as('esbjerg:FR');
    expect(await page.textContent('main')).toContain('Kvittering til underretter');
    await page.selectOption('[name="kind"]', 'child');
    await page.waitForURL(/kind=child/);
    expect(await page.textContent('#worklist')).toContain('Ingen frister her');
    const csv = await page.request.get('/work.csv');
    expect(csv.headers()['content-type']).toContain('text/csv');
    expect(await csv.text()).toContain('Kvittering til underretter');
  });
});

describe('the demo clock', () => {
  it('moves to the next thing that happens', async () => {
    const casePath = at(CASE);
    const page = await pages.as('esbjerg:FR');
    await page.goto(casePath);
    const before = await page.textContent('.tov-clock p');
    await page.click('button:has-text("Spol frem til næste frist")');
    expect(await page.textContent('.tov-clock p')).not.toBe(before);
  });
});
