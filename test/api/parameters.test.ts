import { describe, expect, it } from 'vitest';
import { opened, testApi } from './support/api.ts';

const path = (municipality = 'esbjerg') => `/v1/municipalities/${municipality}/parameters`;
const leader = 'esbjerg:FR-leader';
const notice = (value: unknown, more: object = {}) => ({
  name: 'coordinationMeetingNoticeDays',
  value,
  reason: 'ny lokal aftale',
  ...more,
});

type Api = ReturnType<typeof testApi>;
const parameterIn = async (api: Api, name: string, municipality = 'esbjerg', who = 'esbjerg:FR') =>
  (await api.get(path(municipality), who)).body.items.find((one: { name: string }) => one.name === name);

describe('a municipality’s parameters', () => {
  it('tell where each value comes from: the defaults or what ships for Esbjerg', async () => {
    const api = testApi();
    expect(await parameterIn(api, 'coordinationMeetingNoticeDays')).toMatchObject({
      value: 7,
      default: 14,
      origin: 'shipped',
      changedAt: null,
      about: { da: expect.stringContaining('varsel') },
    });
    expect(await parameterIn(api, 'minutesWorkingDays')).toMatchObject({ value: 5, origin: 'default' });
    expect((await api.get(path())).body).toMatchObject({ municipality: 'esbjerg', history: [], next: null });
  });

  it('of a municipality nothing ships for start from the regional defaults', async () => {
    const api = testApi();
    const item = await parameterIn(api, 'coordinationMeetingNoticeDays', 'vejle', 'vejle:FR');
    expect(item).toMatchObject({ value: 14, origin: 'default' });
  });

  it('change by a leader with a reason; the history tells who, when, what before and why, newest first', async () => {
    const api = testApi('2026-03-02T10:00:00+01:00');
    const first = await api.post(path(), notice(10), leader);
    expect(first.status).toBe(201);
    expect(first.body).toMatchObject({
      name: 'coordinationMeetingNoticeDays',
      before: 7,
      value: 10,
      reason: 'ny lokal aftale',
      byRole: 'FR-leader',
      changedBy: leader,
      changedAt: '2026-03-02T10:00:00+01:00',
      appliesTo: { da: expect.stringContaining('Åbne sager'), en: expect.stringContaining('Open cases') },
    });
    api.setClock('2026-03-03T10:00:00+01:00');
    await api.post(path(), { name: 'termMeetingWeeksBefore', value: null, reason: 'udgår' }, leader);
    expect(await parameterIn(api, 'coordinationMeetingNoticeDays')).toMatchObject({
      value: 10,
      origin: 'changed',
      reason: 'ny lokal aftale',
      changedBy: leader,
    });
    const { history } = (await api.get(path())).body;
    expect(history.map((one: { name: string }) => one.name)).toEqual([
      'termMeetingWeeksBefore',
      'coordinationMeetingNoticeDays',
    ]);
    expect(history[0]).toMatchObject({ before: 10, value: null });
  });

  it('hold for cases opened afterwards; a case that is open keeps its own', async () => {
    const api = testApi();
    const before = await opened(api);
    await api.post(path(), notice(21), leader);
    const after = await opened(api);
    const days = async (id: string) =>
      (await api.get(`/v1/cases/${id}`)).body.state.parameters.coordinationMeetingNoticeDays;
    expect([await days(before), await days(after)]).toEqual([7, 21]);
    expect((await parameterIn(api, 'coordinationMeetingNoticeDays', 'vejle', 'vejle:FR')).value).toBe(14);
  });

  it('are changed by leaders of the municipality only, and do not exist for others', async () => {
    const api = testApi();
    const asked = async (who: string) => {
      const { status, body } = await api.post(path(), notice(10), who);
      return [status, body.code];
    };
    expect(await asked('esbjerg:FR')).toEqual([403, 'NOT_PERMITTED']);
    expect(await asked('syddanmark:FP-leader')).toEqual([403, 'NOT_PERMITTED']);
    expect(await asked('aabenraa:FR-leader')).toEqual([404, 'NOT_FOUND']);
    expect((await api.get(path(), 'aabenraa:FR')).status).toBe(404);
    expect((await api.get(path('nowhere'), leader)).status).toBe(404);
    expect((await api.get(path(), 'syddanmark:FP')).status).toBe(200);
    expect((await api.get(path())).body.history).toEqual([]);
  });

  it.each([
    ['a notice of 400 days', notice(400), 'coordinationMeetingNoticeDays'],
    ['a negative number', notice(-1), 'coordinationMeetingNoticeDays'],
    ['an unknown parameter', notice(1, { name: 'noticeDays' }), 'noticeDays'],
    ['a name of the prototype', notice(1, { name: 'toString' }), 'toString'],
    ['no name', { value: 1, reason: 'x' }, 'name'],
    ['no value', { name: 'reminderHour', reason: 'x' }, 'value'],
    ['no reason', { name: 'reminderHour', value: 9 }, 'reason'],
    ['an empty reason', { name: 'reminderHour', value: 9, reason: '  ' }, 'reason'],
  ])('refuse %s by name', async (_what, body, reason) => {
    const api = testApi();
    const refused = await api.post(path(), body, leader);
    expect([refused.status, refused.body.code, refused.body.reason]).toEqual([422, 'VALIDATION', reason]);
    expect((await api.get(path())).body.history).toEqual([]);
  });

  it('change once under one Idempotency-Key, and not to something else', async () => {
    const api = testApi();
    const key = { 'Idempotency-Key': 'k1' };
    const first = await api.post(path(), notice(10), leader, key);
    api.setClock('2026-03-05T10:00:00+01:00');
    const again = await api.post(path(), notice(10), leader, key);
    expect(again.body).toEqual(first.body);
    const other = await api.post(path(), notice(11), leader, key);
    expect([other.status, other.body.code]).toEqual([409, 'IDEMPOTENCY_CONFLICT']);
    expect((await api.get(path())).body.history).toHaveLength(1);
  });
});
