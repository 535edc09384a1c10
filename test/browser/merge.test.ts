import { afterAll, beforeAll, expect, test } from 'vitest';
import { accessibilityFaults, livedCase, startPages, type TestPages } from './support/pages.ts';

const FR = 'esbjerg:FR';
const notification = {
  receivedAt: '2026-03-02T09:00:00+01:00',
  form: 'written',
  notifier: { role: 'GP', organisation: 'Lægehuset', professional: true },
  concern: 'Bekymring',
};
const meeting = {
  kind: 'first-coordination',
  meetingAt: '2026-04-14T10:00:00+02:00',
  invitees: ['SP', 'VM'],
};

let pages: TestPages;
beforeAll(async () => {
  pages = await startPages('2026-03-02T08:00:00+01:00');
}, 60_000);
afterAll(() => pages?.stop());

const referral = (name: string, cpr: string, role: string) => ({
  receivedAt: '2026-03-02T08:00:00+01:00',
  referrer: { role, organisation: 'Henviser' },
  mother: { name, cpr },
  edd: '2026-09-01',
});

test('a duplicate is merged and split off again, without a fault at either width', async () => {
  const survivor = await livedCase(pages, referral('Prøve Person', '6806950014', 'GP'));
  const duplicate = await livedCase(pages, referral('Prøve Persson', '6906950015', 'VM'));
  pages.setClock('2026-03-03T10:00:00+01:00');
  for (const [id, name, data] of [
    [survivor, 'receive-notification', notification],
    [duplicate, 'receive-notification', notification],
    [duplicate, 'plan-meeting', meeting],
    [duplicate, 'protect-address', { who: 'mother', from: '2026-03-02' }],
  ] as const) {
    const given = await pages.store.gateway.giveCommand(id, { name, data, role: 'FR' });
    if (!given.ok) throw new Error(given.refusal.message.en);
  }
  for (const width of [1280, 390]) {
    const page = await pages.as(FR, { viewport: { width, height: 900 } });
    const lookAt = async (what: string) => {
      expect(await accessibilityFaults(page), `${what} ${width}`).toEqual([]);
      const wide = await page.evaluate(
        'document.documentElement.scrollWidth - document.documentElement.clientWidth',
      );
      expect(wide, `${what} ${width}`).toBeLessThanOrEqual(0);
      if (process.env.SHOTS)
        await page.screenshot({ path: `${process.env.SHOTS}/${what}-${width}.png`, fullPage: true });
    };
    await page.goto(`/cases/${duplicate}/merge`);
    await lookAt('choose');
    await page.fill('#number', survivor.slice(2, 8));
    await page.click('main form:has(#number) button[type=submit]');
    await page.waitForURL(/into=/);
    await lookAt('preview');
    await page.check('#reason-referred-twice');
    // Their numbers differ: the browser itself keeps the form until somebody says that they have looked.
    await page.click('main form[action$="/merge"] button[type=submit]');
    expect(await page.evaluate('document.activeElement?.id')).toBe('same-person');
    await page.check('#same-person');
    await page.click('main form[action$="/merge"] button[type=submit]');
    await page.waitForURL(/done=merge/);
    await lookAt('done');
    await page.goto(`/cases/${duplicate}`);
    await lookAt('still');
    await page.goto(`/cases/${survivor}`);
    await lookAt('survivor');
    await page.goto(`/cases/${duplicate}/merge`);
    await lookAt('split');
    await page.check('#reason-mistake');
    await page.click('main form[action$="/split"] button[type=submit]');
    await page.waitForURL(/done=split/);
    await lookAt('undone');
    await page.context().close();
  }
  expect(pages.reported).toEqual([]);
}, 120_000);
