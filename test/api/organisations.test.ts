import { describe, expect, it } from 'vitest';
import { opened, testApi } from './support/api.ts';

const calendar = (organisation = 'esbjerg') => `/v1/organisations/${organisation}/calendar`;
const acts = (organisation = 'esbjerg') => `/v1/organisations/${organisation}/acts`;

interface Item {
  ruleId: string;
  key: string;
  targetOn: string;
  dueOn: string;
  heldOn: string | null;
  status: string;
  responsible: string;
  next: boolean;
}

type Api = ReturnType<typeof testApi>;
const itemsOf = async (api: Api, organisation = 'esbjerg', who = 'esbjerg:FR'): Promise<Item[]> =>
  (await api.get(calendar(organisation), who)).body.items;
const rulesOf = (items: readonly Item[]) => [...new Set(items.map((one) => one.ruleId))].sort();

describe('an organisation’s calendar', () => {
  it('holds the rhythms that it owes, and no other’s', async () => {
    const api = testApi();
    expect(rulesOf(await itemsOf(api))).toEqual(['X-20', 'X-22', 'X-23']);
    expect(rulesOf(await itemsOf(api, 'aabenraa', 'aabenraa:FR'))).toEqual(['X-20', 'X-22', 'X-24']);
    expect(rulesOf(await itemsOf(api, 'vejle', 'vejle:SP'))).toEqual(['X-20', 'X-22']);
    const region = await itemsOf(api, 'syddanmark', 'syddanmark:FP');
    expect(rulesOf(region)).toEqual(['F4-29', 'X-20', 'X-21', 'X-25']);
    expect(new Set(region.map((one) => one.responsible))).toEqual(new Set(['FP']));
  });

  it('tells of each duty when it is due, where it stands and which is next', async () => {
    const api = testApi('2026-07-06T10:00:00+02:00');
    const items = (await itemsOf(api)).filter((one) => one.ruleId === 'X-20');
    // Half-years end on 30 June and 31 December; 31 December is a closed day, so its target is the 30th.
    expect(items.map((one) => [one.key, one.dueOn, one.status, one.next])).toEqual([
      ['2025.2.1', '2025-12-31', 'overdue', false],
      ['2026.1.1', '2026-06-30', 'overdue', false],
      ['2026.2.1', '2026-12-31', 'open', true],
      ['2027.1.1', '2027-06-30', 'waiting', false],
      ['2027.2.1', '2027-12-31', 'waiting', false],
    ]);
    expect(items[2]).toMatchObject({ targetOn: '2026-12-30', heldOn: null, responsible: 'FR' });
    const { body } = await api.get(calendar());
    expect(body).toMatchObject({ organisation: 'esbjerg', asOf: '2026-07-06', next: null });
    expect(body.items[0]).toMatchObject({
      title: { da: expect.any(String) },
      source: { text: expect.any(String) },
    });
  });

  it('is met by what was held, and open again when the entry is taken back', async () => {
    const api = testApi('2026-03-02T10:00:00+01:00');
    const current = async () =>
      (await itemsOf(api)).find((one) => one.ruleId === 'X-20' && one.key === '2026.1.1');
    const recorded = await api.post(acts(), { ruleId: 'X-20', heldOn: '2026-02-26' });
    expect(recorded.status).toBe(201);
    expect(recorded.body).toMatchObject({
      organisation: 'esbjerg',
      ruleId: 'X-20',
      heldOn: '2026-02-26',
      by: 'esbjerg:FR',
      recordedAt: '2026-03-02T10:00:00+01:00',
      takesBack: null,
    });
    expect(await current()).toMatchObject({ status: 'met', heldOn: '2026-02-26', next: false });
    const again = await api.post(acts(), { ruleId: 'X-20', heldOn: '2026-02-26' });
    expect([again.status, again.body.code]).toEqual([409, 'DUPLICATE']);
    const back = { ruleId: 'X-20', heldOn: '2026-02-26', takeBackBecause: 'forkert dato' };
    expect((await api.post(acts(), back)).body).toMatchObject({
      takesBack: recorded.body.actId,
      reason: 'forkert dato',
    });
    expect(await current()).toMatchObject({ status: 'open', heldOn: null, next: true });
    const twice = await api.post(acts(), back);
    expect([twice.status, twice.body.code]).toEqual([422, 'NOT_FOUND']);
  });

  it.each([
    ['a rule that does not exist', { ruleId: 'X-99', heldOn: '2026-02-26' }, 'NOT_FOUND', 'ruleId'],
    ['a rule of cases', { ruleId: 'F1-15', heldOn: '2026-02-26' }, 'VALIDATION', 'ruleId'],
    ['another organisation’s custom', { ruleId: 'X-24', heldOn: '2026-02-26' }, 'VALIDATION', 'ruleId'],
    ['no rule', { heldOn: '2026-02-26' }, 'VALIDATION', 'ruleId'],
    ['tomorrow', { ruleId: 'X-20', heldOn: '2026-03-03' }, 'VALIDATION', 'heldOn'],
    ['a day that is none', { ruleId: 'X-20', heldOn: '2026-02-29' }, 'VALIDATION', 'heldOn'],
    ['the distant past', { ruleId: 'X-20', heldOn: '1999-12-31' }, 'VALIDATION', 'heldOn'],
    [
      'taking back without a reason',
      { ruleId: 'X-20', heldOn: '2026-02-26', takeBackBecause: ' ' },
      'VALIDATION',
      'takeBackBecause',
    ],
  ])('refuses %s', async (_what, body, code, reason) => {
    const refused = await testApi('2026-03-02T10:00:00+01:00').post(acts(), body);
    expect([refused.status, refused.body.code, refused.body.reason]).toEqual([422, code, reason]);
  });

  it('is seen by its own, its region and its municipalities; written by its own', async () => {
    const api = testApi('2026-03-02T10:00:00+01:00');
    const seen = async (organisation: string, who: string) =>
      (await api.get(calendar(organisation), who)).status;
    expect(await seen('esbjerg', 'syddanmark:FP')).toBe(200);
    expect(await seen('syddanmark', 'esbjerg:FR')).toBe(200);
    expect(await seen('aabenraa', 'esbjerg:FR')).toBe(404);
    expect(await seen('nowhere', 'esbjerg:FR')).toBe(404);
    const written = async (organisation: string, who: string, ruleId: string) =>
      (await api.post(acts(organisation), { ruleId, heldOn: '2026-02-26' }, who)).status;
    expect(await written('esbjerg', 'syddanmark:FP', 'X-20')).toBe(403);
    expect(await written('syddanmark', 'esbjerg:FR', 'X-21')).toBe(403);
    expect(await written('esbjerg', 'esbjerg:dpo', 'X-20')).toBe(403);
    expect(await written('aabenraa', 'esbjerg:FR', 'X-20')).toBe(404);
    expect(await written('syddanmark', 'syddanmark:FP', 'X-21')).toBe(201);
  });

  it('records once under one Idempotency-Key', async () => {
    const api = testApi('2026-03-02T10:00:00+01:00');
    const key = { 'Idempotency-Key': 'k1' };
    const body = { ruleId: 'X-22', heldOn: '2026-02-26' };
    const first = await api.post(acts(), body, 'esbjerg:FR', key);
    expect((await api.post(acts(), body, 'esbjerg:FR', key)).body).toEqual(first.body);
    const other = await api.post(acts(), { ...body, heldOn: '2026-02-27' }, 'esbjerg:FR', key);
    expect([other.status, other.body.code]).toEqual([409, 'IDEMPOTENCY_CONFLICT']);
  });
});

describe('the year’s monitoring', () => {
  it('counts the cases the caller may see, closed ones too, by inclusion, without a name', async () => {
    const api = testApi('2026-03-02T10:00:00+01:00');
    const first = await opened(api);
    const closed = await opened(api);
    await opened(api, { municipality: 'aabenraa' });
    await api.post(`/v1/cases/${first}/commands/confirm-inclusion`, { included: 'yes', codes: ['1a', '3d'] });
    await api.post(`/v1/cases/${closed}/commands/close-case`, { reason: 'flyttet' }, 'esbjerg:FR-leader');
    const { status, body } = await api.get('/v1/monitoring?year=2026');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      year: 2026,
      municipalities: ['esbjerg'],
      pregnancies: { followed: 2, new: 2 },
      children: { followed: 0, new: 0 },
      inclusion: {
        byType: [
          { type: '1', title: { en: 'Alcohol' }, cases: 1 },
          { type: '3', cases: 1 },
        ],
        byCode: [
          { code: '1a', cases: 1 },
          { code: '3d', title: { da: expect.any(String) }, cases: 1 },
        ],
      },
    });
    expect(JSON.stringify(body)).not.toMatch(/Prøve|680695|c_[0-9a-f]{32}/);
    expect((await api.get('/v1/monitoring', 'syddanmark:FP')).body).toMatchObject({
      year: 2026,
      pregnancies: { followed: 3, new: 3 },
    });
    expect((await api.get('/v1/monitoring?year=2027')).body.pregnancies).toEqual({ followed: 1, new: 0 });
    expect((await api.get('/v1/monitoring?municipality=aabenraa')).body.pregnancies.followed).toBe(0);
  });

  it('refuses a year that is none, and the data protection officer', async () => {
    const api = testApi();
    const wrong = await api.get('/v1/monitoring?year=20x6');
    expect([wrong.status, wrong.body.code, wrong.body.reason]).toEqual([422, 'VALIDATION', 'year']);
    expect((await api.get('/v1/monitoring', 'esbjerg:dpo')).status).toBe(403);
  });
});
