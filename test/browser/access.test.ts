import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { livedCase, startPages, type TestPages } from './support/pages.ts';

let pages: TestPages;
let casePath: string;

beforeAll(async () => {
  pages = await startPages('2026-03-02T10:00:00+01:00');
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
  casePath = `/cases/${id}`;
});

afterAll(() => pages.stop());

describe('every page', () => {
  it('brings the keyboard to the content first', async () => {
    const page = await pages.as('esbjerg:FR');
    await page.keyboard.press('Tab');
    expect((await page.textContent(':focus'))?.trim()).toBe('Gå til sidens indhold');
  });
});

describe('what somebody may not see', () => {
  it('is answered by login for nobody, by "not found" for strangers and by a reason for the data officer', async () => {
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
    const page = await pages.as('esbjerg:FR');
    await page.goto(casePath);
    const before = await page.textContent('.tov-clock p');
    await page.click('button:has-text("Spol frem til næste frist")');
    expect(await page.textContent('.tov-clock p')).not.toBe(before);
  });
});
