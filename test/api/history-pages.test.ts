import { beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../api/app.ts';
import { demoIdentity } from '../../api/identity/identify.ts';
import { mountPages } from '../../web/mount.ts';
import { opened, testApi } from './support/api.ts';

const api = testApi('2026-03-02T10:00:00+01:00');
const app = createApp(api.ports, demoIdentity);
mountPages(app, { ports: api.ports, identify: demoIdentity, demo: true, mailFolder: null });

const page = async (path: string, who = 'esbjerg:FR') => {
  const Cookie = `tovholder_demo=${encodeURIComponent(who)}`;
  const answer = await app.request(path, { headers: { Accept: 'text/html', Cookie } });
  return { status: answer.status, html: await answer.text() };
};

let id = '';
const give = async (command: string, body: object, as = 'esbjerg:FR') => {
  const { status, body: told } = await api.post(`/v1/cases/${id}/commands/${command}`, body, as);
  if (status !== 200) throw new Error(`${command}: ${JSON.stringify(told)}`);
  return told;
};

beforeAll(async () => {
  id = await opened(api);
  api.setClock('2026-03-05T11:00:00+01:00');
  await give('set-due-date', { edd: '2026-08-27', source: 'scan', reason: 'nakkefold' });
  api.setClock('2026-03-10T12:00:00+01:00');
  await give('plan-meeting', {
    meetingId: 'm1',
    kind: 'ad-hoc',
    meetingAt: '2026-04-20T10:00:00+02:00',
    invitees: ['FR', 'GP'],
  });
  await give('record-entry', { text: 'prøve' }, 'esbjerg:GP');
  api.setClock('2026-03-12T12:00:00+01:00');
  await give('retract', { eventId: 2, reason: 'forkert sag' });
});

describe('GET /v1/cases/{id}/history', () => {
  const history = (query: string, as?: string) => api.get(`/v1/cases/${id}/history${query}`, as);

  it('tells the termin back and forth, the newest first', async () => {
    const { status, body } = await history('?field=termin.edd');
    expect(status).toBe(200);
    const told = body.items.map(({ before, after, change, by }: Record<string, unknown>) => [
      before,
      after,
      change,
      by,
    ]);
    expect(told).toEqual([
      ['2026-08-27', '2026-08-20', 'taken-back', 'FR'],
      ['2026-08-20', '2026-08-27', 'changed', 'FR'],
      [null, '2026-08-20', 'set', 'FR'],
    ]);
    expect(body.items[0]).toMatchObject({ undoes: 2, topicTitle: { da: 'Termin' }, label: { da: 'Termin' } });
  });

  it('is read page by page, each change once', async () => {
    const all = (await history('')).body.items.map((one: { id: string }) => one.id);
    const seen: string[] = [];
    for (let after: string | null = ''; after !== null; ) {
      const { body } = await history(`?limit=3${after === '' ? '' : `&after=${after}`}`);
      seen.push(...body.items.map((one: { id: string }) => one.id));
      after = body.next;
    }
    expect(seen).toEqual(all);
    expect(new Set(seen).size).toBe(all.length);
  });

  it('knows at a moment only what had been recorded by then, and takes no date that is none', async () => {
    const { body } = await history('?field=termin.edd&asOf=2026-03-05');
    expect(body.items.map(({ after }: { after: string }) => after)).toEqual(['2026-08-27', '2026-08-20']);
    expect((await history('?from=i%20g%C3%A5r')).status).toBe(422);
  });

  it('shows a partner their own acts and nobody else’s, before and after', async () => {
    const { body } = await history('', 'esbjerg:GP');
    expect([...new Set(body.items.map(({ by }: { by: string }) => by))]).toEqual(['GP']);
    expect((await history('', 'aabenraa:FR')).status).toBe(404);
    expect((await history('', 'esbjerg:dpo')).status).toBe(403);
  });

  it('is a spreadsheet where that is asked for', async () => {
    const answer = await api.get(`/v1/cases/${id}/history?field=termin.edd`, 'esbjerg:FR', {
      Accept: 'text/csv',
      'Accept-Language': 'da',
    });
    expect(answer.headers.get('Content-Type')).toContain('text/csv');
    const lines = answer.body.trim().split('\r\n');
    expect(lines).toHaveLength(4);
    expect(lines[1]).toContain(';2026-08-27;2026-08-20;');
  });
});

describe('the page of changes', () => {
  it('shows each change with before and after, and can be narrowed in the address', async () => {
    const { html } = await page(`/cases/${id}/history?field=termin.edd`);
    expect(html).toContain('3 ændringer');
    expect(html).toContain('torsdag 27. august 2026');
    expect(html).toContain('Tilbagekalder nr.');
    const { html: none } = await page(`/cases/${id}/history?field=termin.edd&to=2026-02-01`);
    expect(none).toContain('Ingen ændringer passer');
  });

  it('has a file of the same', async () => {
    const { status, html } = await page(`/cases/${id}/history.csv?field=termin`);
    expect([status, html.trim().split('\r\n').length]).toEqual([200, 7]);
    expect(html).not.toContain('prøve');
  });
});

describe('the case as it was known on an earlier day', () => {
  const thatDay = `?asOf=2026-03-07`;

  it('says so on every page that can show it, and keeps the reader on that day', async () => {
    for (const path of ['', '/timeline', '/meetings', '/journal', '/history']) {
      const { status, html } = await page(`/cases/${id}${path}${thatDay}`);
      expect([path, status]).toEqual([path, 200]);
      expect(html).toContain('Sagen, som den var kendt den 7. marts 2026');
      expect(html).toContain(`/cases/${id}/journal${thatDay}`);
      expect(html).not.toContain(`/cases/${id}/record`);
    }
    expect(api.reported).toEqual([]);
  });

  it('shows what was known: the termin of that day, and no meeting that was planned later', async () => {
    const { html: now } = await page(`/cases/${id}/meetings`);
    const { html: then } = await page(`/cases/${id}/meetings${thatDay}`);
    expect([now.includes('/meetings/m1'), then.includes('/meetings/m1')]).toEqual([true, false]);
    const { html: journal } = await page(`/cases/${id}/journal${thatDay}`);
    expect(journal).toContain('nakkefold');
    expect(journal).not.toContain('Møde planlagt');
    expect(journal).not.toContain('forkert sag');
  });

  it('leads a day and an entry back and forth, and back to today', async () => {
    const { html } = await page(`/cases/${id}${thatDay}`);
    for (const asOf of ['2026-03-06', '2026-03-08', '2026-03-02T10:00:00+01:00', '2026-03-10T12:00:00+01:00'])
      expect(html).toContain(`/cases/${id}?asOf=${encodeURIComponent(asOf)}`);
    expect(html).toContain(`href="/cases/${id}"`);
  });

  it('explains a deadline as it was explained on that day', async () => {
    const { body } = await api.get(`/v1/cases/${id}/deadlines?asOf=2026-03-07`);
    const bound = body.items.find(({ ruleId }: { ruleId: string }) => ruleId === 'F2-01');
    const { html } = await page(`/cases/${id}/deadlines/${bound.id}${thatDay}`);
    expect(html).toContain('Sagen, som den var kendt');
    expect(html).toContain('27. august 2026');
  });

  it('begins with the case, and has no tomorrow', async () => {
    const { html } = await page(`/cases/${id}?asOf=2025-01-01`);
    expect(html).toContain('Sagen var ikke begyndt den dag');
    const { html: ahead } = await page(`/cases/${id}?asOf=2027-01-01`);
    expect(ahead).not.toContain('Sagen, som den var kendt');
  });
});

it('does not name in a look back whom the head of the case no longer names', async () => {
  api.setClock('2026-03-12T13:00:00+01:00');
  const child = await opened(api, {
    kind: 'child',
    edd: undefined,
    eddSource: undefined,
    mother: { name: 'Prøve Fødende' },
    child: { bornAt: '2026-03-02T08:00:00+01:00', gestationalAge: '39+0' },
    receivedAt: '2026-03-12T12:00:00+01:00',
  });
  expect((await page(`/cases/${child}`)).html).toContain('Prøve Fødende');
  api.setClock('2026-03-20T12:00:00+01:00');
  const granted = await api.post(`/v1/cases/${child}/commands/grant-adoption`, { on: '2026-03-19' });
  expect(granted.status).toBe(200);
  expect((await page(`/cases/${child}`)).html).not.toContain('Prøve Fødende');
  const back = await page(`/cases/${child}?asOf=2026-03-15`);
  expect(back.html).toContain('asOf=2026-03-15');
  expect(back.html).not.toContain('Prøve Fødende');
});
