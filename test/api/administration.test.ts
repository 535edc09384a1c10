import { describe, expect, it } from 'vitest';
import { opened, testApi } from './support/api.ts';
import type { PureUsers } from './support/pure-users.ts';

const leader = 'esbjerg:FR-leader';
const parameters = '/v1/municipalities/esbjerg/parameters';
const staff = '/v1/organisations/esbjerg/colleagues';
const chains = '/v1/organisations/esbjerg/escalation-chains';
const users = '/v1/organisations/esbjerg/users';

type Api = ReturnType<typeof testApi>;

const list = (api: Api, subject: string, name: string, roles: string[], standIn?: string) =>
  api.post(
    staff,
    { subject, name, roles, address: `${subject}@example.org`, ...(standIn ? { standIn } : {}) },
    leader,
  );

describe('what can be administered', () => {
  it('is told to leaders with its state, to the data protection officer the users only, to others nothing', async () => {
    const api = testApi();
    const parts = async (who: string) =>
      (await api.get('/v1/administration', who)).body.items.map((one: { part: string }) => one.part);
    expect(await parts(leader)).toEqual([
      ...['parameters', 'ruleSets', 'calendar', 'retention', 'chains', 'colleagues', 'users', 'hours'],
      ...['wishes', 'deadLetters', 'templates', 'digitalPost', 'handovers', 'webhooks'],
    ]);
    expect(await parts('esbjerg:dpo')).toEqual(['users']);
    expect(await parts('esbjerg:FR')).toEqual([]);
    expect(await parts('syddanmark:FP-leader')).not.toContain('parameters');
  });

  it('says how it stands now', async () => {
    const api = testApi();
    await api.post(parameters, { name: 'reminderHour', value: 9, reason: 'senere' }, leader);
    await api.post(
      parameters,
      { name: 'minutesWorkingDays', value: 7, reason: 'aftale', validFromOn: '2026-05-01' },
      leader,
    );
    const { items } = (await api.get('/v1/administration', leader)).body;
    expect(items[0].state.da).toBe('1 værdi ændret her, 1 på vej');
    expect(items.find((one: { part: string }) => one.part === 'chains')).toMatchObject({ attention: true });
  });
});

describe('a change that holds from a day on', () => {
  it('is kept with its day, and refused before today and too far ahead', async () => {
    const api = testApi('2026-03-02T10:00:00+01:00');
    const change = (validFromOn: string) =>
      api.post(parameters, { name: 'reminderHour', value: 9, reason: 'senere', validFromOn }, leader);
    expect((await change('2026-04-01')).body).toMatchObject({ value: 9, validFromOn: '2026-04-01' });
    for (const day of ['2026-03-01', '2028-06-01', 'i morgen'])
      expect((await change(day)).body).toMatchObject({ code: 'VALIDATION', reason: 'validFromOn' });
    const hour = async () =>
      (await api.get(parameters)).body.items.find((one: { name: string }) => one.name === 'reminderHour');
    expect(await hour()).toMatchObject({ value: 8, coming: { value: 9, validFromOn: '2026-04-01' } });
    api.setClock('2026-04-01T00:00:00+02:00');
    expect(await hour()).toMatchObject({ value: 9, coming: null, validFromOn: '2026-04-01' });
  });

  it('is tried out on the open cases before it is made, and writes nothing', async () => {
    const api = testApi();
    const ids = [await opened(api), await opened(api)];
    const before = (await api.get(`/v1/cases/${ids[0]}`)).body;
    const body = { name: 'termMeetingWeeksBefore', value: 8 };
    const { status, body: moved } = await api.post(`${parameters}/preview`, body, leader);
    expect(status).toBe(200);
    expect(moved).toMatchObject({ open: 2, looked: 2, next: null, cases: 2, later: 2, earlier: 0 });
    expect(moved.rows.map((one: { caseId: string }) => one.caseId).sort()).toEqual([...ids].sort());
    expect(moved.rows[0]).toMatchObject({ ruleId: 'F2-04', part: 'limit', days: 14 });
    expect(moved.byRule[0]).toMatchObject({ ruleId: 'F2-04', count: 2, mostDays: 14 });
    expect((await api.get(`/v1/cases/${ids[0]}`)).body).toEqual(before);
    expect((await api.get(parameters)).body.history).toEqual([]);
  });

  it('is tried out on many cases part by part: each once, and every part says how many of how many', async () => {
    const api = testApi();
    const real = await api.ports.reads.find(await opened(api));
    if (!real) throw new Error('no case');
    const numbered = (i: number) => ({
      ...real,
      state: { ...real.state, id: `c_${String(i).padStart(32, '0')}` },
    });
    const many = Array.from({ length: 210 }, (_, i) => numbered(i));
    const { reads } = api.ports;
    api.ports.reads = {
      ...reads,
      overview: async () => ({
        cases: [{ municipality: 'esbjerg', phase: 'referral', n: many.length }],
        owed: [],
      }),
      list: async (_filter, { after, limit }) => {
        const from = after ? many.findIndex(({ state }) => state.id === after) + 1 : 0;
        return many.slice(from, from + limit);
      },
    };
    const body = { name: 'termMeetingWeeksBefore', value: 8 };
    const counted: number[] = [];
    for (let after: string | null = ''; after !== null; ) {
      const { body: part } = await api.post(
        `${parameters}/preview`,
        { ...body, ...(after ? { after } : {}) },
        leader,
      );
      expect(part).toMatchObject({ open: 210, deadlines: part.looked });
      expect(part.looked).toBeLessThanOrEqual(200);
      counted.push(part.looked);
      after = part.next;
    }
    expect(counted.length).toBeGreaterThan(1);
    expect(counted.reduce((all, n) => all + n, 0)).toBe(210);
  });

  it('is tried out by leaders of the municipality only, with a value that may be', async () => {
    const api = testApi();
    const asked = async (who: string, value: unknown) => {
      const { status, body } = await api.post(
        `${parameters}/preview`,
        { name: 'minutesWorkingDays', value },
        who,
      );
      return [status, body.code];
    };
    expect(await asked('esbjerg:FR', 7)).toEqual([403, 'NOT_PERMITTED']);
    expect(await asked('aabenraa:FR-leader', 7)).toEqual([404, 'NOT_FOUND']);
    expect(await asked(leader, 900)).toEqual([422, 'VALIDATION']);
  });

  it('tells of closing days which of the municipality’s own duties move', async () => {
    const api = testApi('2026-03-02T10:00:00+01:00');
    const body = { name: 'closedDays', value: ['03-31', '12-24'] };
    const { duties } = (await api.post(`${parameters}/preview`, body, leader)).body;
    expect(duties).toContainEqual(expect.objectContaining({ before: '2026-03-31', after: '2026-03-30' }));
  });
});

describe('who is told after whom', () => {
  it('is told unit by unit, with what is vacant', async () => {
    const api = testApi();
    await list(api, 'u_anna', 'Anna', ['FR']);
    await list(api, 'u_lis', 'Lis', ['FR-leader']);
    await list(api, 'u_dorte', 'Dorte', ['director']);
    const { body } = await api.get(chains);
    const of = (unit: string) => body.items.find((one: { unit: string }) => one.unit === unit).steps;
    expect(of('FR')).toMatchObject([
      { number: 1, role: 'FR', because: 'role', people: [{ name: 'Anna' }] },
      { number: 1, role: 'FR-leader', because: 'role', people: [{ name: 'Lis' }] },
      { number: 2, role: 'director', people: [{ name: 'Dorte' }] },
    ]);
    expect(of('SP')[0]).toMatchObject({ because: 'director', people: [{ name: 'Dorte' }] });
    expect(body.vacant).toBeGreaterThan(0);
  });

  it('tells what would be otherwise were somebody away, and keeps nothing of it', async () => {
    const api = testApi();
    await list(api, 'u_anna', 'Anna', ['FR'], 'u_bo');
    await list(api, 'u_bo', 'Bo', ['SP']);
    await list(api, 'u_lis', 'Lis', ['FR-leader']);
    const away = (await api.get(`${chains}?away=u_anna&on=2026-03-09`)).body;
    const [first] = away.items.find((one: { unit: string }) => one.unit === 'FR').steps;
    expect(first).toMatchObject({
      ...{ because: 'stand-in', changed: true },
      ...{ people: [{ name: 'Bo' }], absent: [{ name: 'Anna' }] },
    });
    const after = (await api.get(`${chains}?on=2026-03-09`)).body;
    expect(after.items.flatMap(({ steps }: { steps: { changed: boolean }[] }) => steps)).not.toContainEqual(
      expect.objectContaining({ changed: true }),
    );
  });

  it('follows the roles that the municipality’s agreement lets it climb to, from the day they hold', async () => {
    const api = testApi();
    await list(api, 'u_anna', 'Anna', ['FR']);
    const body = {
      ...{ name: 'escalation', value: ['SP-leader', 'director'], reason: 'aftale' },
      validFromOn: '2026-03-09',
    };
    await api.post(parameters, body, leader);
    const roles = async (on: string) =>
      (await api.get(`${chains}?on=${on}`)).body.items[0].steps.map((one: { role: string }) => one.role);
    expect(await roles('2026-03-08')).toEqual(['FR', 'FR-leader', 'director']);
    expect(await roles('2026-03-09')).toEqual(['FR', 'FR-leader', 'SP-leader', 'director']);
  });

  it('is refused for another day than from today on, and not there for others', async () => {
    const api = testApi();
    expect((await api.get(`${chains}?on=2026-03-01`)).body).toMatchObject({
      code: 'VALIDATION',
      reason: 'on',
    });
    expect((await api.get(chains, 'aabenraa:FR-leader')).status).toBe(404);
  });
});

describe('who has logged in', () => {
  const loggedIn = (api: Api, openSessions: number) =>
    (api.ports.users as PureUsers).loggedIn('esbjerg', {
      ...{ subject: 'u_anna', roles: ['FR'], units: [], openSessions },
      ...{ firstSeenAt: new Date('2026-01-05T08:00:00Z'), lastSeenAt: new Date('2026-03-02T08:00:00Z') },
    });

  it('is seen by leaders and the data protection officer of the organisation', async () => {
    const api = testApi();
    loggedIn(api, 2);
    const seen = async (who: string) => {
      const { status, body } = await api.get(users, who);
      return body.items?.map((one: { subject: string }) => one.subject) ?? status;
    };
    expect(await seen(leader)).toEqual(['u_anna']);
    expect(await seen('esbjerg:dpo')).toEqual(['u_anna']);
    expect(await seen('esbjerg:FR')).toBe(403);
    expect(await seen('aabenraa:FR-leader')).toBe(404);
    expect(await seen('syddanmark:FP-leader')).toBe(404);
  });

  it('is ended by a leader with a reason, which stays with who and when', async () => {
    const api = testApi('2026-03-02T10:00:00+01:00');
    loggedIn(api, 2);
    const end = (body: object, who = leader) => api.post(`${users}/u_anna/end-sessions`, body, who);
    expect((await end({})).body).toMatchObject({ code: 'VALIDATION', reason: 'reason' });
    expect((await end({ reason: 'x' }, 'esbjerg:dpo')).status).toBe(403);
    expect((await api.post(`${users}/u_else/end-sessions`, { reason: 'x' }, leader)).status).toBe(404);
    expect((await end({ reason: 'Glemt på en delt maskine' })).body).toMatchObject({ ended: 2 });
    expect((await end({ reason: 'Igen' })).body).toMatchObject({ ended: 0 });
    expect((await api.get(users, leader)).body.acts).toEqual([
      {
        ...{ kind: 'sessions-ended', about: 'u_anna', sessions: 2, reason: 'Glemt på en delt maskine' },
        ...{ byRole: 'FR-leader', by: leader },
        recordedAt: '2026-03-02T10:00:00+01:00',
      },
    ]);
  });
});

describe('rule sets', () => {
  it('are told with what each changed', async () => {
    const api = testApi();
    const { items } = (await api.get('/v1/rule-sets')).body;
    const last = items.at(-1);
    expect(last).toMatchObject({ from: '2025-06-01', differences: [{ ruleId: 'F1-04', movesDates: true }] });
  });

  it('are told by the cases that follow them, and what a newer one would move', async () => {
    const api = testApi('2025-05-28T10:00:00+02:00');
    const id = await opened(api, { receivedAt: '2025-05-28T09:00:00+02:00', edd: '2025-12-23' });
    const decision = { decision: 'undecided', wantsInformation: true };
    await api.post(`/v1/cases/${id}/commands/decide-on-pregnancy`, decision);
    api.setClock('2025-06-02T10:00:00+02:00');
    const path = '/v1/organisations/esbjerg/rule-sets';
    const { body } = await api.get(`${path}?ruleSet=2025-06-01`, leader);
    expect(body).toMatchObject({ open: 1, looked: 1, follow: [{ ruleSet: null, cases: [id] }] });
    expect(body.rows).toMatchObject([{ caseId: id, ruleId: 'F1-04' }]);
    const data = { ruleSet: '2025-06-01', approvedBy: ['a', 'b'] };
    await api.post(`/v1/cases/${id}/commands/adopt-rules`, data, leader);
    const after = (await api.get(`${path}?ruleSet=2025-06-01`, leader)).body;
    expect(after).toMatchObject({ deadlines: 0, follow: [{ ruleSet: '2025-06-01', cases: [id] }] });
    expect((await api.get(path, 'esbjerg:FR')).status).toBe(403);
    expect((await api.get(path, 'aabenraa:FR-leader')).status).toBe(404);
    expect((await api.get(`${path}?ruleSet=2025-06-02`, leader)).body.reason).toBe('ruleSet');
  });
});
