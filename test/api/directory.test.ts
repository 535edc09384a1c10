import { describe, expect, it } from 'vitest';
import { type TestApi, testApi } from './support/api.ts';

const LEADER = 'esbjerg:FR-leader';
const people = (organisation = 'esbjerg') => `/v1/organisations/${organisation}/colleagues`;
const absences = '/v1/organisations/esbjerg/absences';
const hours = '/v1/organisations/esbjerg/sending-hours';

const anna = { subject: 'esbjerg:FR', name: 'Anna Prøve', roles: ['FR'], address: 'anna@example.invalid' };
const bent = { subject: 'u_bent', name: 'Bent Prøve', roles: ['FR', 'VM'], address: 'bent@example.invalid' };

async function listed(api: TestApi, ...more: object[]): Promise<TestApi> {
  for (const one of [anna, bent, ...more]) {
    const { status, body } = await api.post(people(), one, LEADER);
    if (status !== 200) throw new Error(JSON.stringify(body));
  }
  return api;
}

describe('the list of colleagues', () => {
  it('is kept by leaders of the organisation, read by its own and its partners, and by nobody else', async () => {
    const api = await listed(testApi());
    expect((await api.post(people(), anna, 'esbjerg:FR')).status).toBe(403);
    expect((await api.post(people(), anna, 'syddanmark:SSR-leader')).status).toBe(403);
    expect((await api.post(people(), anna, 'aabenraa:FR-leader')).status).toBe(404);
    expect((await api.get(people(), 'aabenraa:FR')).status).toBe(404);
    expect((await api.get(people('nowhere'), LEADER)).status).toBe(404);
    const names = async (who: string) =>
      (await api.get(people(), who)).body.items.map((one: { name: string }) => one.name);
    expect(await names('esbjerg:SP')).toEqual(['Anna Prøve', 'Bent Prøve']);
    expect(await names('syddanmark:SSR')).toEqual(['Anna Prøve', 'Bent Prøve']);
  });

  it('tells mail addresses to leaders and to their owner only', async () => {
    const api = await listed(testApi());
    const addresses = async (who: string) =>
      (await api.get(people(), who)).body.items.map((one: { address?: string }) => one.address);
    expect(await addresses(LEADER)).toEqual(['anna@example.invalid', 'bent@example.invalid']);
    expect(await addresses('esbjerg:FR')).toEqual(['anna@example.invalid', undefined]);
    expect(await addresses('esbjerg:SP')).toEqual([undefined, undefined]);
  });

  it('shows whom each role reaches today, vacant ones plainly', async () => {
    const api = await listed(testApi(), { subject: 'u_lene', name: 'Lene Prøve', roles: ['FR-leader'] });
    const { roles, asOf } = (await api.get(people(), LEADER)).body;
    expect(asOf).toBe('2026-03-02');
    expect(roles).toContainEqual({ role: 'FR', because: 'role', subjects: ['esbjerg:FR', 'u_bent'] });
    expect(roles).toContainEqual({ role: 'SP', because: null, subjects: [] });
    expect(roles.map((one: { role: string }) => one.role)).not.toContain('SSR');
  });

  it('forgets whoever is taken out, and says when there is nobody to take out', async () => {
    const api = await listed(testApi());
    const out = { subject: 'u_bent', removed: true };
    expect((await api.post(people(), out, LEADER)).status).toBe(200);
    expect((await api.post(people(), out, LEADER)).body.code).toBe('NOT_FOUND');
    expect((await api.get(people(), LEADER)).body.items).toHaveLength(1);
  });

  it.each([
    ['address', { address: 'anna@example.invalid\r\nBcc: all@example.invalid' }],
    ['address', { address: 'anna@example.invalid, bent@example.invalid' }],
    ['address', { address: 'Anna <anna@example.invalid>' }],
    ['address', { address: 'anna' }],
    ['address', { address: 'anna\u202e@example.invalid' }],
    ['address', { address: `${'a'.repeat(250)}@example.invalid` }],
    ['name', { name: 'Anna\u202eevørP' }],
    ['name', { name: 'Anna\nBcc: x' }],
    ['name', { name: '' }],
    ['roles', { roles: [] }],
    ['roles.0', { roles: ['mother'] }],
    ['standIn', { standIn: 'esbjerg:FR' }],
    ['untilOn', { fromOn: '2026-03-02', untilOn: '2026-03-01' }],
    ['subject', { subject: '6806950014' }],
  ])('refuses what cannot be, and names the field: %s', async (field, more) => {
    const { status, body } = await testApi().post(people(), { ...anna, ...more }, LEADER);
    expect([status, body.code, body.reason]).toEqual([422, 'VALIDATION', field]);
  });
});

describe('an absence', () => {
  it('is entered by oneself, and for others by a leader; whoever steps in is shown', async () => {
    const api = await listed(testApi());
    const away = { fromOn: '2026-03-01', untilOn: '2026-03-03', standIn: 'u_bent' };
    const entered = await api.post(absences, away, 'esbjerg:FR');
    expect([entered.status, entered.body.subject]).toEqual([201, 'esbjerg:FR']);
    expect(
      (await api.post(absences, { ...away, subject: 'u_bent', standIn: undefined }, 'esbjerg:FR')).status,
    ).toBe(403);
    expect((await api.post(absences, away, 'esbjerg:FR')).body.absenceId).toBe(entered.body.absenceId);
    const [first] = (await api.get(people(), 'esbjerg:SP')).body.items;
    expect(first).toMatchObject({ present: false, stoodInBy: 'u_bent' });
    expect(first.absences).toHaveLength(1);
    expect(Object.keys(first.absences[0]).sort()).toEqual(['absenceId', 'fromOn', 'standIn', 'untilOn']);
    const back = { absenceId: entered.body.absenceId, removed: true };
    expect((await api.post(absences, { ...back, subject: 'esbjerg:FR' }, LEADER)).status).toBe(201);
    expect((await api.get(people(), LEADER)).body.items[0].present).toBe(true);
  });

  it.each([
    ['fromOn', { untilOn: '2026-03-03' }],
    ['untilOn', { fromOn: '2026-03-04', untilOn: '2026-03-03' }],
    ['untilOn', { fromOn: '2026-03-04', untilOn: '2029-03-03' }],
    ['standIn', { fromOn: '2026-03-01', untilOn: '2026-03-03', standIn: 'esbjerg:FR' }],
  ])('is refused where it is wrong: %s', async (field, body) => {
    const refused = await (await listed(testApi())).post(absences, body, 'esbjerg:FR');
    expect([refused.status, refused.body.reason]).toEqual([422, field]);
  });

  it('needs somebody who is listed', async () => {
    const away = { fromOn: '2026-03-01', untilOn: '2026-03-03' };
    expect((await testApi().post(absences, away, 'esbjerg:FR')).body.code).toBe('NOT_FOUND');
  });
});

describe('sending hours and wishes', () => {
  it('hours are set by leaders, and refused at the field that is wrong', async () => {
    const api = testApi();
    expect((await api.get(hours)).body).toMatchObject({ own: false, spreadMinutes: 30 });
    const own = { spreadMinutes: 10, quiet: [], quietDays: ['12-24'], quietHolidays: true };
    expect((await api.post(hours, own, 'esbjerg:FR')).status).toBe(403);
    expect((await api.post(hours, own, LEADER)).body).toMatchObject(own);
    expect((await api.get(hours)).body).toMatchObject({ ...own, own: true });
    const wrong = await api.post(hours, { ...own, spreadMinutes: 90 }, LEADER);
    expect([wrong.status, wrong.body.reason]).toEqual([422, 'spreadMinutes']);
  });

  it('wishes are one’s own, and no wish is taken about what must always come', async () => {
    const api = testApi();
    const put = (body: unknown, who = 'esbjerg:FR') =>
      api.request('/v1/me/preferences', {
        method: 'PUT',
        headers: { Authorization: `Bearer demo:${who}`, 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      });
    const chosen = { byKind: { document: 'daily-digest', invitation: 'in-app' }, weeklyOverview: false };
    expect((await put(chosen)).body).toMatchObject(chosen);
    expect((await api.get('/v1/me/preferences')).body).toMatchObject({ ...chosen, subject: 'esbjerg:FR' });
    expect((await api.get('/v1/me/preferences', 'esbjerg:SP')).body).toMatchObject({
      byKind: {},
      weeklyOverview: true,
    });
    for (const [reason, body] of [
      ['byKind.emergency', { byKind: { emergency: 'in-app' }, weeklyOverview: true }],
      ['byKind.document', { byKind: { document: 'never' }, weeklyOverview: true }],
      ['byKind.constructor', { byKind: { constructor: 'mail' }, weeklyOverview: true }],
      ['weeklyOverview', { byKind: {} }],
    ] as const)
      expect((await put(body)).body).toMatchObject({ code: 'VALIDATION', reason });
  });
});
