import { beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../api/app.ts';
import { demoIdentity } from '../../api/identity/identify.ts';
import { guarded } from '../../api/small-numbers.ts';
import { catalogue } from '../../domain/rules/catalogue.ts';
import { searchRules } from '../../web/law/search-rules.ts';
import { mountPages } from '../../web/mount.ts';
import { notification, opened, testApi } from './support/api.ts';

describe('small numbers', () => {
  it('are not told, and cannot be worked out from the total', () => {
    expect(guarded([12, 3, 0, 7])).toEqual({ counts: [12, 'few', 0, 'withheld'], total: 22 });
    expect(guarded([12, 3, 2])).toEqual({ counts: [12, 'few', 'few'], total: 17 });
    // Two that make two are one each, and two that make eight are four each.
    expect(guarded([12, 1, 1])).toEqual({ counts: ['withheld', 'few', 'few'], total: 14 });
    expect(guarded([12, 9, 4, 4])).toEqual({ counts: [12, 'withheld', 'few', 'few'], total: 29 });
    // What is withheld is five at least, and so the other would be one.
    expect(guarded([12, 5, 1])).toEqual({ counts: ['withheld', 'withheld', 'few'], total: 18 });
    expect(guarded([4, 4])).toEqual({ counts: ['few', 'few'], total: 'withheld' });
  });

  it('stand where there is nothing to give away', () => {
    expect(guarded([0, 5, 9])).toEqual({ counts: [0, 5, 9], total: 14 });
    expect(guarded([3])).toEqual({ counts: ['few'], total: 'few' });
    expect(guarded([0, 4])).toEqual({ counts: [0, 'few'], total: 'few' });
    expect(guarded([0, 0])).toEqual({ counts: [0, 0], total: 0 });
  });
});

const api = testApi('2026-03-02T10:00:00+01:00');
const app = createApp(api.ports, demoIdentity);
mountPages(app, { ports: api.ports, identify: demoIdentity, demo: true, mailFolder: null });
const page = async (path: string, who = 'esbjerg:FR-leader') => {
  const Cookie = `tovholder_demo=${encodeURIComponent(who)}`;
  const answer = await app.request(path, { headers: { Accept: 'text/html', Cookie } });
  return { status: answer.status, html: await answer.text() };
};

beforeAll(async () => {
  for (let n = 0; n < 6; n += 1) {
    const id = await opened(api);
    await api.post(`/v1/cases/${id}/commands/receive-notification`, notification());
    const assessed = {
      notificationId: 'n1',
      assessedAt: '2026-03-02T09:45:00+01:00',
      danger: false,
      acuteMeasures: false,
      assessors: ['FR'],
    };
    const { status, body } = await api.post(`/v1/cases/${id}/commands/assess-notification`, assessed);
    if (status !== 200) throw new Error(JSON.stringify(body));
  }
  await opened(api, { municipality: 'aabenraa' });
  api.setClock('2026-03-20T10:00:00+01:00');
});

describe('the yearly report', () => {
  it('counts each municipality with the year before beside it, and hides one family', async () => {
    const { status, html } = await page('/reports/monitoring?year=2026', 'syddanmark:SSR');
    expect(status).toBe(200);
    expect(html).toContain('Årets monitorering 2026');
    expect(html).toContain('færre end 5');
    expect(html).toContain('udeladt');
    expect(html).toContain('2025: 0');
    const { html: exact } = await page('/reports/monitoring?year=2026&exact=1', 'syddanmark:SSR');
    expect(exact).toMatch(/<strong>6<\/strong>/);
    expect(exact).toContain('må ikke gives videre');
    expect(api.reported).toEqual([]);
  });

  it('is one’s own municipality’s to its people, and counts as the API does', async () => {
    const { html } = await page('/reports/monitoring?year=2026');
    expect(html).toMatch(/<strong>6<\/strong>/);
    expect(html).not.toContain('Aabenraa');
    const { body } = await api.get('/v1/monitoring?year=2026');
    expect(body.pregnancies).toEqual({ followed: 6, new: 6 });
    const { html: others } = await page('/reports/monitoring?municipality=aabenraa');
    expect(others).not.toMatch(/<strong>1<\/strong>/);
    expect((await page('/reports/monitoring', 'esbjerg:dpo')).status).toBe(403);
  });

  it('is a file, with small numbers as on the page', async () => {
    const { html } = await page('/reports/monitoring.csv?year=2026', 'syddanmark:SSR');
    const lines = html.trim().split('\r\n');
    expect(lines[0]).toContain('Kommune;Tal;Kode;År;Antal');
    expect(lines.some((line) => line.endsWith(';2026;færre end 5'))).toBe(true);
  });
});

describe('statistics', () => {
  it('tell cases by phase, the share in time by rule and month, and the median, with their lists', async () => {
    const { status, html } = await page('/reports/statistics');
    expect(status).toBe(200);
    expect(html).toMatch(/phase=referral[^>]*>6</);
    expect(html).toContain('href="/rules/F1-15"');
    expect(html).toContain('100 %');
    // From 9.30 to 9.45.
    expect(html).toContain('0,0');
    expect(html).toMatch(/rule=F1-01&amp;group=overdue[^>]*>6<|group=overdue&amp;rule=F1-01[^>]*>6</);
    expect(api.reported).toEqual([]);
  });

  it('are a file of the same', async () => {
    const { html } = await page('/reports/statistics.csv?from=2026-03&to=2026-03');
    const whole = html
      .split('\r\n')
      .find((line) => line.startsWith('F1-15;') && line.includes('Hele perioden'));
    expect(whole).toContain(';6;0;0;1,000;0,0');
  });
});

describe('the printed law', () => {
  it('says of a rule its source, versions, parameters and what it means on two plain days', async () => {
    const { html } = await page('/rules/F2-08');
    expect(html).toContain('Tælles fra tirsdag 3. marts 2026: fristen er tirsdag 10. marts 2026.');
    // Easter 2026: five days on which nobody works, Saturday and Sunday among them.
    expect(html).toContain('Tælles fra onsdag 1. april 2026: fristen er mandag 13. april 2026.');
    expect(html).toContain('Arbejdsdage til at sende referat. Normalt: 5');
    expect(html).toContain('RA § 6; ESB fase 2');
  });

  it('is searched by words, and printed as one document', async () => {
    expect(searchRules('referat udsendt', 'da').map(({ id }) => id)).toContain('F2-08');
    expect(searchRules('f2-08', 'da').map(({ id }) => id)).toEqual(['F2-08']);
    expect(searchRules('findes slet ikke', 'da')).toEqual([]);
    const { html } = await page('/rules/print');
    for (const { id } of catalogue) expect(html).toContain(`<article id="${id}">`);
  });
});
