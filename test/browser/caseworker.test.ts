import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPages, type TestPages } from './support/pages.ts';

let pages: TestPages;

// Friday before Easter week: the six hverdage run over Langfredag and Påske.
beforeAll(async () => {
  pages = await startPages('2025-04-11T15:30:00+02:00');
});

afterAll(async () => {
  await pages.stop();
});

describe('the first case of a caseworker', () => {
  it('goes from referral over a notification and its two clocks to the birth and the child', async () => {
    const page = await pages.as('esbjerg:FR');
    const violations: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') violations.push(message.text());
    });
    expect(await page.textContent('h1')).toBe('Mit arbejde');

    // Refer a woman.
    await page.click('text=Ny henvisning');
    await page.click('text=En gravid');
    await page.selectOption('[name="referrer.role"]', 'GP');
    await page.fill('[name="mother.name"]', 'Prøve Person');
    await page.fill('[name="edd"]', '2025-09-20');
    await page.check('[name="eddSource"][value="scan"]');
    await page.click('button:has-text("Opret sagen")');
    expect(await page.textContent('h1')).toBe('Prøve Person');
    expect(await page.title()).toContain('Graviditet, termin 20. september 2025');
    expect(await page.title()).not.toContain('Prøve Person');
    expect(await page.textContent('.alert-success')).toContain('Registreret: Henvis');
    const pregnancy = new URL(page.url()).pathname;

    // Record a notification.
    await page.goto(`${pregnancy}/record/receive-notification`);
    await page.check('[name="form"][value="written"]');
    await page.selectOption('[name="notifier.role"]', 'CMU');
    await page.check('[name="notifier.professional"][value="true"]');
    await page.fill('[name="concern"]', 'Bekymring for det ufødte barn');
    await page.click('button:has-text("Registrér")');
    const confirmation = await page.textContent('.alert-success');
    expect(confirmation).toContain('24-timers vurdering');
    expect(confirmation).toContain('Kvittering til underretter');

    // The clock of 24 hours and the clock of six hverdage.
    await page.click('.alert-success a:has-text("24-timers vurdering")');
    expect(await page.textContent('.tov-result-date')).toBe('lørdag 12. april 2025 kl. 15.30');
    await page.goto(`${pregnancy}/deadlines/F1-17.n1`);
    expect(await page.textContent('.tov-result-date')).toBe('torsdag 24. april 2025');
    const steps = await page.textContent('.tov-steps');
    for (const name of ['Skærtorsdag', 'Langfredag', '2. påskedag']) expect(steps).toContain(name);

    // The explanation leads to the form that meets it, already told which notification.
    await page.click('aside a:has-text("Kvittér for underretning")');
    expect(await page.inputValue('[name="notificationId"]')).toBe('n1');
    await page.click('button:has-text("Registrér")');
    expect(await page.textContent('.alert-success')).toContain('Opfyldte frister (1)');

    // The birth, and the child's own case.
    pages.setClock('2025-09-18T08:00:00+02:00');
    await page.goto(`${pregnancy}/record/record-birth`);
    await page.fill('[name="bornAt"]', '2025-09-17T22:15');
    await page.check('[name="children.0.alive"][value="true"]');
    await page.click('button:has-text("Registrér")');
    await page.click('.alert-success a:has-text("Barnet")');
    expect(await page.textContent('h1')).toBe('Barn af Prøve Person');
    expect(await page.textContent('.tov-case-head')).toContain('Barn, født 17. september 2025');
    expect(await page.textContent('.tov-facts')).toContain('Graviditeten');
    expect(violations).toEqual([]);
    expect(pages.reported).toEqual([]);
  });
});
