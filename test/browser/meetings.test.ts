import { afterAll, beforeAll, expect, it } from 'vitest';
import { accessibilityFaults, livedCase, startPages, type TestPages } from './support/pages.ts';

const referral = {
  receivedAt: '2026-03-02T09:00:00+01:00',
  referrer: { role: 'GP', organisation: 'Lægehuset Prøvestrand' },
  mother: { name: 'Prøve Person' },
  edd: '2026-08-20',
  eddSource: 'scan',
};

let pages: TestPages;
beforeAll(async () => {
  pages = await startPages('2026-03-02T10:00:00+01:00');
}, 120_000);
afterAll(() => pages?.stop());

it('a meeting is planned with a warning, invited to, held, and its minutes go where consent lets them', async () => {
  const id = await livedCase(pages, referral);
  const page = await pages.as('esbjerg:FR');
  await page.goto(`/cases/${id}/meetings`);
  await page.click('text=Planlæg et møde');
  await page.selectOption('select[name="kind"]', 'term');
  await page.fill('input[name="meetingAt"]', '2026-03-06T13:00');
  for (const role of ['FR', 'FP', 'GP', 'mother'])
    await page.check(`input[name="invitees"][value="${role}"]`);
  await page.fill('textarea[name="agenda"]', 'Samlet problemstilling\nStøtte efter fødslen');
  await page.fill('input[name="place"]', 'Mødelokale 3');
  await page.click('main form button[type="submit"]');
  expect(await page.textContent('.alert-warning')).toContain('4 dage før mødet; aftalen er 7 dage');
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.fill('textarea[name="shortNoticeReason"]', 'Akut behov for en plan');
  await page.click('button[value="confirm"]');
  await page.waitForURL(/recorded=/);

  const meeting = `/cases/${id}/meetings/m1`;
  await page.goto(meeting);
  const shown = (await page.textContent('main')) ?? '';
  expect(shown).toContain('Akut behov for en plan');
  expect(shown).toContain('Støtte efter fødslen');
  expect(shown).toContain('Mødelokale 3');
  expect(await accessibilityFaults(page)).toEqual([]);

  await page.click('text=Afsend indkaldelse');
  expect(await page.isChecked('input[name="recipients"][value="GP"]')).toBe(true);
  await page.click('main form button[type="submit"]');
  await page.click('button[value="confirm"]');
  await page.waitForURL(/recorded=/);

  pages.setClock('2026-03-06T15:00:00+01:00');
  await page.goto(meeting);
  await page.click('text=Registrér, at mødet er holdt');
  await page.uncheck('input[name="participants"][value="GP"]');
  await page.click('summary:has-text("Samtykke nr. 1")');
  await page.check('input[name="oralConsents.0.giver"][value="mother"]');
  await page.check('input[name="oralConsents.0.subject"][value="mother"]');
  await page.check('input[name="oralConsents.0.receivers"][value="FR"]');
  await page.check('input[name="oralConsents.0.categories"][value="health"]');
  await page.fill('textarea[name="oralConsents.0.purpose"]', 'Mødet og dets referat');
  await page.click('main form button[type="submit"]');
  await page.waitForURL(/recorded=/);

  await page.goto(meeting);
  await page.click('text=Aftal opgaver');
  await page.fill('textarea[name="tasks.0.what"]', 'Søg om støtteperson');
  await page.selectOption('select[name="tasks.0.owner"]', 'FR');
  await page.fill('input[name="tasks.0.dueOn"]', '2026-03-20');
  await page.click('main form button[type="submit"]');
  await page.waitForURL(/recorded=/);

  await page.goto(meeting);
  expect(await page.textContent('main')).toContain('Søg om støtteperson');
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.click('text=Send referat');
  expect(await page.textContent('main')).toContain('intet samtykke nævner dem');
  expect(await page.isChecked('input[name="recipients"][value="FR"]')).toBe(true);
  expect(await page.isChecked('input[name="recipients"][value="GP"]')).toBe(false);
  await page.click('button:has-text("Registrér uden resten")');
  await page.waitForURL(/recorded=/);

  await page.goto(meeting);
  expect(await page.textContent('main')).toContain('Referatet er sendt');
  await page.setViewportSize({ width: 390, height: 844 });
  const wide = await page.evaluate<number>('document.documentElement.scrollWidth');
  expect(wide).toBeLessThanOrEqual(390);
  expect(pages.reported).toEqual([]);
}, 120_000);
