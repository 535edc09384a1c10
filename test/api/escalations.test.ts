import { describe, expect, it } from 'vitest';
import { createApp } from '../../api/app.ts';
import { demoIdentity } from '../../api/identity/identify.ts';
import { mountPages } from '../../web/mount.ts';
import { notification, opened, testApi } from './support/api.ts';

const LEADER = 'esbjerg:FR-leader';

/** A case whose notification of 2 March was never assessed, looked at the day after; the leader is listed by name. */
async function late() {
  const api = testApi('2026-03-02T10:00:00+01:00');
  const id = await opened(api);
  await api.post(`/v1/cases/${id}/commands/receive-notification`, notification(), 'esbjerg:FR');
  const lene = { subject: LEADER, name: 'Lene Prøve', roles: ['FR-leader'] };
  await api.post('/v1/organisations/esbjerg/colleagues', lene, LEADER);
  api.setClock('2026-03-03T12:00:00+01:00');
  // Anything that is recorded lets the pure store say what was due meanwhile.
  await api.post(
    `/v1/cases/${id}/commands/assign`,
    { role: 'FR', user: 'u_anna', reason: 'fordeling' },
    'esbjerg:FR',
  );
  const app = createApp(api.ports, demoIdentity);
  mountPages(app, { ports: api.ports, identify: demoIdentity, demo: true, mailFolder: null });
  // Forms are bound to the browser that fetched the page.
  let browser = '';
  const page = async (path: string, who: string, init: RequestInit = {}) => {
    const Cookie = `tovholder_demo=${encodeURIComponent(who)}; ${browser}`;
    const headers = { Accept: 'text/html', 'Sec-Fetch-Site': 'same-origin', Cookie };
    const answer = await app.request(path, { ...init, headers });
    const set = answer.headers.getSetCookie().find((one) => one.includes('browser'));
    if (set) browser = set.split(';')[0] ?? '';
    return answer;
  };
  return { api, id, page };
}

describe('escalations', () => {
  it('are listed to whom they were told, with the people, the step, and where they climb', async () => {
    const { api, id } = await late();
    const { items, unseen } = (await api.get('/v1/escalations', LEADER)).body;
    const one = items.find((item: { deadlineId: string }) => item.deadlineId === 'F1-15.n1');
    expect(one).toMatchObject({ caseId: id, ruleId: 'F1-15', seen: null, next: null });
    expect(one.told[0]).toEqual({
      at: '2026-03-03T05:30:00+01:00',
      to: 'FR-leader',
      kind: 'escalation',
      number: 1,
      names: ['Lene Prøve'],
    });
    expect(unseen).toBe(items.length);
    expect(JSON.stringify(items)).not.toMatch(/Prøve Person|6806950014|bekymring/);
  });

  it('of one’s unit are another list than one’s own, and other municipalities see none of them', async () => {
    const { api } = await late();
    const seen = async (who: string, scope = 'mine') =>
      (await api.get(`/v1/escalations?scope=${scope}`, who)).body.items.map(
        (item: { deadlineId: string }) => item.deadlineId,
      );
    expect(await seen('esbjerg:FR')).toEqual(['F1-15.n1']);
    expect(await seen('esbjerg:SP')).toEqual([]);
    expect(await seen('esbjerg:director')).toEqual(['F1-15.n1']);
    expect(await seen('aabenraa:FR-leader', 'unit')).toEqual([]);
    expect((await api.get('/v1/escalations', 'esbjerg:dpo')).status).toBe(403);
    expect((await api.get('/v1/escalations?scope=all', LEADER)).status).toBe(422);
  });

  it('are seen with one click, once, without a script; and end with the act', async () => {
    const { api, id, page } = await late();
    const shown = await (await page('/escalations', LEADER)).text();
    expect(shown).toContain('Lene Prøve');
    const [, token = ''] = /name="_csrf" value="([^"]+)"/.exec(shown) ?? [];
    const press = (deadline: string, who = LEADER) =>
      page('/escalations', who, {
        method: 'POST',
        body: new URLSearchParams({ _csrf: token, case: id, deadline }),
      });
    expect((await press('F1-99.n1')).status).toBe(404);
    expect((await press('F1-15.n1')).headers.get('Location')).toBe('/escalations?scope=mine&acknowledged=1');
    expect((await press('F1-15.n1')).status).toBe(303);
    const journal = (await api.get(`/v1/cases/${id}/journal`, LEADER)).body.items;
    const acts = journal.filter((event: { type: string }) => event.type === 'escalation-acknowledged');
    expect(acts).toHaveLength(1);
    expect(acts[0].data).toMatchObject({ deadlineId: 'F1-15.n1', by: LEADER });
    const [one] = (await api.get('/v1/escalations', LEADER)).body.items;
    expect(one.seen).toMatchObject({ by: LEADER, name: 'Lene Prøve' });
    await api.post(
      `/v1/cases/${id}/commands/assess-notification`,
      {
        notificationId: 'n1',
        assessedAt: '2026-03-03T12:00:00+01:00',
        danger: false,
        acuteMeasures: false,
        assessors: ['anna'],
      },
      'esbjerg:FR',
    );
    expect((await api.get('/v1/escalations', LEADER)).body.items).toEqual([]);
  });
});

describe('the pages of colleagues, sending hours and wishes', () => {
  it('keep what is sent, show mistakes beside the question, and are closed to whom they are not for', async () => {
    const { api, id, page } = await late();
    const form = async (path: string, who: string, said: Record<string, string>) => {
      const [, token = ''] = /name="_csrf" value="([^"]+)"/.exec(await (await page(path, who)).text()) ?? [];
      return page(path, who, { method: 'POST', body: new URLSearchParams({ _csrf: token, ...said }) });
    };
    const entry = '/organisations/esbjerg/colleagues/entry';
    expect((await page(entry, 'esbjerg:FR')).status).toBe(403);
    const anna = { subject: 'esbjerg:FR', name: 'Anna Prøve', roles: 'FR', address: 'anna@example.invalid' };
    expect((await form(entry, LEADER, anna)).status).toBe(303);
    const wrong = await form(entry, LEADER, { ...anna, address: 'a@b.dk, c@d.dk' });
    expect([wrong.status, /id="field-address-error"/.test(await wrong.text())]).toEqual([422, true]);
    const away = { fromOn: '2026-03-01', untilOn: '2026-03-04', standIn: LEADER };
    expect((await form('/organisations/esbjerg/absences/entry', 'esbjerg:FR', away)).status).toBe(303);
    const assign = await (await page(`/cases/${id}/record/assign`, LEADER)).text();
    expect(assign).toMatch(/value="esbjerg:FR"[^>]*><label[^>]*>Anna Prøve \(Familierådgivningen\)/);
    const list = await (await page('/organisations/esbjerg/colleagues', 'esbjerg:SP')).text();
    expect(list).toContain('stedfortræder: Lene Prøve');
    expect(list).not.toContain('anna@example.invalid');

    const hours = '/organisations/esbjerg/sending-hours';
    const said = {
      spreadMinutes: '15',
      'quiet.0.weekdays': '1',
      'quiet.0.from': '18:00',
      quietHolidays: 'true',
    };
    const short = await form(hours, LEADER, said);
    expect([short.status, /id="field-quiet-0-until-error"/.test(await short.text())]).toEqual([422, true]);
    expect(
      (await form(hours, LEADER, { ...said, 'quiet.0.until': '08:00', quietDays: '12-24' })).status,
    ).toBe(303);
    expect((await api.get('/v1/organisations/esbjerg/sending-hours')).body).toMatchObject({
      spreadMinutes: 15,
      quiet: [{ weekdays: [1], from: '18:00', until: '08:00' }],
      quietDays: ['12-24'],
      quietHolidays: true,
    });
    expect((await page(hours, 'esbjerg:SP')).status).toBe(200);
    expect((await page(hours, 'aabenraa:FR-leader')).status).toBe(404);

    expect((await form('/account/messages', LEADER, { document: 'daily-digest' })).status).toBe(303);
    expect((await api.get('/v1/me/preferences', LEADER)).body).toMatchObject({
      byKind: { document: 'daily-digest' },
      weeklyOverview: false,
    });
  });
});
