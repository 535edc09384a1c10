import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { livedCase, startPages, type TestPages } from './support/pages.ts';

const referral = {
  receivedAt: '2026-03-02T09:00:00+01:00',
  referrer: { role: 'GP' },
  mother: { name: 'Prøve Person' },
  edd: '2026-08-20',
  eddSource: 'scan',
};

const notification = {
  notificationId: 'n1',
  receivedAt: '2026-03-02T09:30:00+01:00',
  form: 'written',
  notifier: { role: 'CMU', professional: true },
  concern: 'bekymring for det ufødte barn',
};

let pages: TestPages;

beforeAll(async () => {
  pages = await startPages('2026-03-02T10:00:30+01:00');
});

afterAll(async () => {
  await pages.stop();
});

const versionOf = async (id: string) => (await pages.store.reads.find(id))?.state.version;

const sendNotification = async (page: Page) => {
  await page.check('[name="form"][value="oral"]');
  await page.check('[name="notifier.professional"][value="false"]');
  await page.fill('[name="concern"]', 'Bekymring');
};

describe('forms', () => {
  it('work without scripts, tell every mistake at once beside its question, and keep the answers', async () => {
    const id = await livedCase(pages, referral);
    const page = await pages.as('esbjerg:FR', { javaScriptEnabled: false });
    await page.goto(`/cases/${id}/record/receive-notification`);
    await page.fill('[name="notifier.organisation"]', 'Klinikken');
    await page.click('button:has-text("Registrér")');
    const mistakes = await page.locator('#error-summary li').allTextContents();
    expect(mistakes).toEqual(['«Underretter er fagperson» mangler.', '«Bekymring» mangler.']);
    expect(await page.textContent('#field-concern-error')).toContain('«Bekymring» mangler.');
    expect(await page.getAttribute('[name="concern"]', 'aria-describedby')).toBe('field-concern-error');
    expect(await page.inputValue('[name="notifier.organisation"]')).toBe('Klinikken');
    expect(await versionOf(id)).toBe(1);
    await sendNotification(page);
    await page.click('button:has-text("Registrér")');
    expect(await page.textContent('.alert-success')).toContain('Underretning modtaget');
    expect(await versionOf(id)).toBe(2);
  });

  it('record one act when the button is pressed twice', async () => {
    const id = await livedCase(pages, referral);
    // Without scripts nothing but the server keeps the second press from counting.
    const page = await pages.as('esbjerg:FR', { javaScriptEnabled: false });
    await page.goto(`/cases/${id}/record/receive-notification`);
    await sendNotification(page);
    const sent = await page.evaluate<[string, string][]>(
      "[...new FormData(document.querySelector('form.tov-form'))]",
    );
    const again = { form: Object.fromEntries(sent), headers: { Origin: pages.url } };
    await page.click('button:has-text("Registrér")');
    await page.waitForSelector('.alert-success');
    const answer = await page.request.post(`/cases/${id}/record/receive-notification`, again);
    expect(new URL(answer.url()).search).toBe('?recorded=2');
    expect(await versionOf(id)).toBe(2);
  });

  it('show what somebody else recorded meanwhile, and lose no answer', async () => {
    const id = await livedCase(pages, referral);
    const page = await pages.as('esbjerg:FR');
    await page.goto(`/cases/${id}/record/receive-notification`);
    await sendNotification(page);
    await pages.store.gateway.giveCommand(id, { name: 'receive-pregnancy-record', data: {}, role: 'FP' });
    await page.click('button:has-text("Registrér")');
    expect(await page.textContent('.alert-warning')).toContain('Modtag svangrejournal');
    expect(await page.inputValue('[name="concern"]')).toBe('Bekymring');
    await page.click('button:has-text("Registrér")');
    expect(await page.textContent('.alert-success')).toContain('Underretning modtaget');
  });

  it('put a refusal of the case beside the question it is about', async () => {
    const id = await livedCase(pages, referral);
    const page = await pages.as('esbjerg:FR');
    await page.goto(`/cases/${id}/record/set-due-date`);
    await page.fill('[name="edd"]', '2028-01-01');
    await page.check('[name="source"][value="scan"]');
    await page.click('button:has-text("Registrér")');
    expect(await page.textContent('#error-summary')).toContain('Det blev ikke registreret');
    expect(await page.textContent('#field-edd-error')).toContain('Terminen passer ikke');
  });

  it('confirm a loss on a calm page that says what stops, before anything is recorded', async () => {
    const id = await livedCase(pages, referral, [['receive-notification', notification]]);
    const page = await pages.as('esbjerg:FR');
    await page.goto(`/cases/${id}/record/end-pregnancy`);
    await page.check('[name="outcome"][value="miscarriage"]');
    await page.click('button:has-text("Fortsæt")');
    expect(await page.textContent('main')).toContain('Dette stopper');
    expect(await page.textContent('main')).toContain('24-timers vurdering');
    expect(await page.locator('.alert-error, .tov-status--over').count()).toBe(0);
    expect(await versionOf(id)).toBe(2);
    await page.click('button:has-text("Bekræft")');
    expect(await page.textContent('main')).toContain('Sagen er afsluttet');
    expect(await versionOf(id)).toBe(3);
  });

  it('show every date that a newer rule set moves before two people approve it', async () => {
    // Decided on the grounds of the older act, the plan falls due with the decision (F2-12).
    const born = { bornAt: '2024-01-02T08:00:00+01:00', gestationalAge: '40+0' };
    const data = {
      receivedAt: '2024-01-15T10:00:00+01:00',
      referrer: { role: 'GP' },
      mother: { name: 'Prøve Person' },
      child: born,
    };
    const opened = await pages.store.gateway.openCase(
      { kind: 'child', municipality: 'esbjerg', ruleSet: '2023-01-01' },
      { name: 'refer', data, role: 'SSR' },
    );
    if (!opened.ok) throw new Error(opened.refusal.message.en);
    const { id } = opened.answer;
    const decided = { measureId: 'k1', basis: 'BL32', decidedOn: '2024-02-01', grounds: 'earlier' };
    const measure = { ...decided, consent: true, placement: false, planRequired: true };
    await pages.store.gateway.giveCommand(id, { name: 'decide-measure', data: measure, role: 'FR' });
    const page = await pages.as('esbjerg:FR-leader');
    await page.goto(`/cases/${id}/record/adopt-rules`);
    await page.fill('[name="ruleSet"]', '2024-01-01');
    await page.fill('[name^="approvedBy"]', 'leder-1\nleder-2');
    await page.click('button:has-text("Registrér")');
    const shown = await page.textContent('main');
    expect(shown).toContain('Disse datoer flytter sig');
    expect(shown).toContain('torsdag 1. februar 2024 → onsdag 1. maj 2024');
    expect(await versionOf(id)).toBe(2);
    await page.click('button:has-text("Bekræft")');
    await page.waitForURL(/recorded=3/);
    expect(await versionOf(id)).toBe(3);
  });

  it('are refused when another site sends them', async () => {
    const id = await livedCase(pages, referral);
    const answer = await fetch(`${pages.url}/cases/${id}/record/receive-pregnancy-record`, {
      method: 'POST',
      headers: {
        Cookie: 'tovholder_demo=esbjerg:FR',
        Origin: 'https://elsewhere.invalid',
        'Content-Type': 'application/x-www-form-urlencoded',
      },
      body: 'receivedAt=2026-03-02T10:00',
    });
    expect(answer.status).toBe(403);
    expect(await versionOf(id)).toBe(1);
  });
});
