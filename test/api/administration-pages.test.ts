import { describe, expect, it } from 'vitest';
import { createApp } from '../../api/app.ts';
import { demoIdentity } from '../../api/identity/identify.ts';
import { mountPages } from '../../web/mount.ts';
import { opened, testApi } from './support/api.ts';
import type { PureUsers } from './support/pure-users.ts';

const leader = 'esbjerg:FR-leader';
const here = '/organisations/esbjerg';

async function staged(at?: string) {
  const api = testApi(at);
  const app = createApp(api.ports, demoIdentity);
  mountPages(app, { ports: api.ports, identify: demoIdentity, demo: true, mailFolder: null });
  const cookieOf = (who: string) => `tovholder_demo=${encodeURIComponent(who)}`;
  const get = async (path: string, who = leader) => {
    const answer = await app.request(path, { headers: { Accept: 'text/html', Cookie: cookieOf(who) } });
    return { status: answer.status, html: await answer.text(), answer };
  };
  /** Sends a form as the page that shows it would: with its token, to whatever address. */
  const send = async (page: string, to: string, fields: readonly [string, string][], who = leader) => {
    const shown = await get(page, who);
    const token = /name="_csrf" value="([^"]+)"/.exec(shown.html)?.[1] ?? '';
    const given = shown.answer.headers.get('Set-Cookie')?.split(';')[0] ?? '';
    const answer = await app.request(to, {
      method: 'POST',
      headers: {
        Accept: 'text/html',
        Cookie: `${cookieOf(who)}; ${given}`,
        'Content-Type': 'application/x-www-form-urlencoded',
      },
      body: new URLSearchParams([['_csrf', token], ...fields]).toString(),
    });
    return { status: answer.status, html: await answer.text(), to: answer.headers.get('Location') };
  };
  return { api, get, send };
}

describe('the start page of administration', () => {
  it('is for leaders, shorter for the data protection officer, and no one else’s', async () => {
    const { get } = await staged();
    const shown = await get('/administration');
    expect(shown.status).toBe(200);
    for (const path of [
      'parameters',
      'rule-sets',
      'escalation-chains',
      'users',
      'templates',
      'sending-hours',
    ])
      expect(shown.html).toContain(`href="${here}/${path}"`);
    const dpo = await get('/administration', 'esbjerg:dpo');
    expect(dpo.html).toContain(`${here}/users`);
    expect(dpo.html).not.toContain(`${here}/parameters`);
    expect((await get('/administration', 'esbjerg:FR')).status).toBe(403);
    expect((await get('/work', 'esbjerg:FR')).html).not.toContain('href="/administration"');
    expect((await get('/work')).html).toContain('href="/administration"');
  });
});

describe('the pages of a municipality’s agreement', () => {
  const page = `${here}/parameters/termMeetingWeeksBefore`;
  const answers = (value: string, validFromOn = '2026-03-02'): [string, string][] => [
    ['value', value],
    ['validFromOn', validFromOn],
    ['reason', 'Ny lokal aftale'],
  ];

  it('show what would move before anything is saved, and save it once when it is confirmed', async () => {
    const { api, get, send } = await staged();
    const id = await opened(api);
    const preview = await send(page, page, answers('8'));
    expect(preview.status).toBe(200);
    expect(preview.html).toContain('1 frist i 1 sag ville stå anderledes.');
    expect(preview.html).toContain('Alle 1 åbne sager er gennemgået.');
    expect(preview.html).toContain(`/cases/${id}/deadlines/F2-04`);
    expect((await get(page)).html).toContain('Aldrig ændret her');
    const key: [string, string] = ['_key', 'form-key-12345'];
    const confirm = () => send(page, page, [...answers('8'), key, ['_step', 'confirm']]);
    expect(await confirm()).toMatchObject({ status: 303, to: `${here}/parameters?saved=1` });
    expect((await confirm()).status).toBe(303);
    const { history } = (await api.get('/v1/municipalities/esbjerg/parameters')).body;
    expect(history).toMatchObject([{ value: 8, reason: 'Ny lokal aftale', validFromOn: '2026-03-02' }]);
    const { html } = await get(page);
    expect(html).toContain('Ny lokal aftale');
    expect(html).toContain('8 uger');
  });

  it('say so where only reminders would move', async () => {
    const { api, send } = await staged();
    await opened(api);
    const path = `${here}/parameters/reminderHour`;
    const { html } = await send(path, path, answers('9'));
    expect(html).toMatch(/For \d+ frister ville kun påmindelserne flytte\./);
    expect(html).not.toContain('ville stå anderledes');
  });

  it('refuse a value outside the bounds beside its field, with the ground of the bounds', async () => {
    const { api, send } = await staged();
    const path = `${here}/parameters/limitedAssessmentMonths`;
    const refused = await send(path, path, answers('9'));
    expect(refused.status).toBe(422);
    expect(refused.html).toMatch(
      /id="field-value-error"[\s\S]{0,200}fra 1 til 4 måneder[\s\S]{0,200}BL § 19/,
    );
    expect(refused.html).toContain('value="9"');
    const past = await send(path, path, [...answers('3', '2026-03-01'), ['_step', 'confirm']]);
    expect([past.status, past.html.includes('field-validFromOn-error')]).toEqual([422, true]);
    expect((await api.get('/v1/municipalities/esbjerg/parameters')).body.history).toEqual([]);
  });

  it.each([
    ['closedDays', [['value', '24. december\n5. juni\n24/12']], ['06-05', '12-24']],
    ['healthVisitWeeks', [['value', '']], null],
    ['closingMeetingRequired', [['value', 'false']], false],
    ['contactClockStart', [['value', 'referral']], 'referral'],
    [
      'escalation',
      [
        ['value.s1', 'SP-leader'],
        ['value.s2', 'director'],
      ],
      ['SP-leader', 'director'],
    ],
    [
      'correctedAge',
      [
        ['value', 'famplus'],
        ['value', 'gp-child'],
      ],
      ['famplus', 'gp-child'],
    ],
    ['publishedLimitDays', [['value', 'merudgifter: 56']], { merudgifter: 56 }],
    ['clarifyingTalkGestationLimit', [['value', '21+6']], '21+6'],
    [
      'examTolerance',
      [
        ['value.untilEighteenMonthsWeeks', '3'],
        ['value.twoToThreeAndHalfYearsWeeks', '4'],
        ['value.fiveToSixYearsWeeks', '8'],
      ],
      { untilEighteenMonthsWeeks: 3, twoToThreeAndHalfYearsWeeks: 4, fiveToSixYearsWeeks: 8 },
    ],
  ] as [string, [string, string][], unknown][])('take %s as people write it', async (name, fields, value) => {
    const { api, get, send } = await staged();
    const path = `${here}/parameters/${name}`;
    expect((await get(path)).status).toBe(200);
    const rest: [string, string][] = [
      ['validFromOn', '2026-03-02'],
      ['reason', 'aftale'],
      ['_step', 'confirm'],
    ];
    expect((await send(path, path, [...fields, ...rest])).status).toBe(303);
    expect((await api.get('/v1/municipalities/esbjerg/parameters')).body.history).toMatchObject([
      { name, value },
    ]);
    expect((await get(path)).status).toBe(200);
  });

  it('refuse a line that is no day of a year', async () => {
    const { send } = await staged();
    const path = `${here}/parameters/closedDays`;
    const refused = await send(path, path, answers('30. februar'));
    expect([refused.status, refused.html.includes('field-value-error')]).toEqual([422, true]);
  });

  it('are read by those who work there and changed by none of them; others do not find them', async () => {
    const { get, send } = await staged();
    expect((await get(page, 'esbjerg:FR')).html).toContain('Kun en leder i kommunen');
    expect((await get(page, 'syddanmark:FP-leader')).status).toBe(200);
    expect((await send('/work', page, answers('8'), 'esbjerg:FR')).status).toBe(403);
    expect((await get(page, 'aabenraa:FR-leader')).status).toBe(404);
    expect((await get(`${here}/parameters/toString`)).status).toBe(404);
  });
});

describe('the page of users', () => {
  it('names who is on the list of colleagues and ends logins only with a reason', async () => {
    const { api, get, send } = await staged();
    const [firstSeenAt, lastSeenAt] = [new Date('2026-01-05T08:00:00Z'), new Date('2026-03-02T08:00:00Z')];
    (api.ports.users as PureUsers).loggedIn('esbjerg', {
      ...{ subject: 'u_anna', roles: ['FR'], units: [], openSessions: 1, firstSeenAt, lastSeenAt },
    });
    expect((await get(`${here}/users`)).html).toContain('Ikke på kollegalisten');
    const colleague = { subject: 'u_anna', name: 'Anna Friis', roles: ['FR'] };
    await api.post('/v1/organisations/esbjerg/colleagues', colleague, leader);
    expect((await get(`${here}/users`)).html).toContain('Anna Friis');
    const page = `${here}/users/u_anna`;
    const without = await send(page, page, [['reason', ' ']]);
    expect([without.status, without.html.includes('reason-error')]).toEqual([422, true]);
    expect(await send(page, page, [['reason', 'Glemt login']])).toMatchObject({
      to: `${here}/users?ended=1`,
    });
    expect((await get(`${here}/users?ended=1`)).html).toContain('Glemt login');
    expect((await get(`${here}/users`, 'esbjerg:FR')).status).toBe(403);
    expect((await get(page, 'esbjerg:dpo')).status).toBe(403);
  });
});

describe('the page of escalation chains', () => {
  it('marks vacancies and absences, and what would be otherwise', async () => {
    const { api, get } = await staged();
    const staff = '/v1/organisations/esbjerg/colleagues';
    expect((await get(`${here}/escalation-chains`)).html).toContain('ingen kolleger på listen');
    await api.post(staff, { subject: 'u_anna', name: 'Anna', roles: ['FR'] }, leader);
    await api.post(staff, { subject: 'u_dorte', name: 'Dorte', roles: ['director'] }, leader);
    expect((await get(`${here}/escalation-chains`)).html).toContain('Ubesat: går til direktøren (Dorte)');
    const away = await get(`${here}/escalation-chains?away=u_anna&on=2026-03-09`);
    expect(away.html).toContain('Hvis Anna er væk 9. marts 2026');
    expect(away.html).toContain('Væk: Anna');
    expect(away.html).toContain('Anderledes');
    expect((await get(`${here}/escalation-chains?on=2020-01-01`)).status).toBe(422);
    expect((await get(`${here}/escalation-chains`, 'aabenraa:FR')).status).toBe(404);
  });
});

describe('the page of rule sets', () => {
  it('takes newer rules into use in many cases, with two persons, a reason and a result for each', async () => {
    const { api, get, send } = await staged('2025-05-28T10:00:00+02:00');
    const referred = { receivedAt: '2025-05-28T09:00:00+02:00', edd: '2025-12-23' };
    const ids = [await opened(api, referred), await opened(api, referred)];
    for (const id of ids) {
      const asked = { decision: 'undecided', wantsInformation: true };
      await api.post(`/v1/cases/${id}/commands/decide-on-pregnancy`, asked);
    }
    api.setClock('2025-06-02T10:00:00+02:00');
    const look = `${here}/rule-sets?set=2025-06-01`;
    const { html } = await get(look);
    expect(html).toContain('Loven på den dag, hver frist opstod: 2 sager');
    for (const id of ids) expect(html).toContain(`value="${id}"`);
    const chosen = ids.map((id): [string, string] => ['case', id]);
    const rest: [string, string][] = [
      ['set', '2025-06-01'],
      ['token', 'token-123456'],
      ['reason', 'Ny lov'],
    ];
    const run = (more: [string, string][]) =>
      send(look, `${here}/rule-sets/adopt`, [...chosen, ...rest, ...more]);
    const alone = await run([['second', leader]]);
    expect([alone.status, alone.html.includes('to forskellige personer')]).toEqual([422, true]);
    const done = await run([['second', 'u_bo']]);
    expect(done.html).toContain('2 af 2 er registreret.');
    expect((await run([['second', 'u_bo']])).html).toContain('Var registreret af den samme formular');
    for (const id of ids) {
      const { items } = (await api.get(`/v1/cases/${id}/journal`, leader)).body;
      const types = items.map((one: { type: string }) => one.type);
      expect(types.filter((type: string) => type === 'rules-adopted')).toHaveLength(1);
      expect(types).toContain('entry-recorded');
    }
    expect((await get(look)).html).toContain('Loven fra 1. juni 2025 (den nyeste): 2 sager');
    expect((await get(look, 'esbjerg:FR')).status).toBe(403);
    expect((await get(look, 'aabenraa:FR-leader')).status).toBe(404);
  });
});
