import { describe, expect, it } from 'vitest';
import { notification, opened, referral, testApi } from './support/api.ts';

type Item = Record<string, never> & { id: string; status: string; deadlineId: string; group: string };

describe('deadlines over HTTP', () => {
  it('explain themselves to the last skipped day', async () => {
    const api = testApi('2026-04-01T12:00:00+02:00');
    const id = await opened(api, { receivedAt: '2026-04-01T10:00:00+02:00' });
    await api.post(`/v1/cases/${id}/commands/receive-notification`, {
      ...notification(),
      receivedAt: '2026-04-01T11:00:00+02:00',
    });
    const { body } = await api.get(`/v1/cases/${id}/deadlines/F1-17.n1`);
    // 1 April 2026 is the Wednesday before Easter. Monday to Friday: 7, 8, 9, 10, 13, 14; with Saturdays: 4, 7 … 11.
    expect(body).toMatchObject({
      ruleId: 'F1-17',
      status: 'open',
      targetOn: '2026-04-11',
      dueOn: '2026-04-14',
    });
    const skipped = body.explanation.steps
      .flatMap((step: { days?: { on: string; skipped?: { da: string } }[] }) => step.days ?? [])
      .filter((day: { skipped?: { da: string } }) => day.skipped)
      .map((day: { on: string; skipped: { da: string } }) => `${day.on} ${day.skipped.da}`);
    expect(skipped).toContain('2026-04-03 Langfredag');
    expect(skipped).toContain('2026-04-06 2. påskedag');
  });

  it('as of a moment know only what had been recorded by then', async () => {
    const api = testApi('2026-03-02T10:00:00+01:00');
    const id = await opened(api);
    api.setClock('2026-03-04T10:00:00+01:00');
    // Recorded on the fourth, received on the second: nobody knew of it on the third.
    await api.post(`/v1/cases/${id}/commands/receive-notification`, notification());
    const idsAsOf = async (query: string) =>
      (await api.get(`/v1/cases/${id}/deadlines${query}`)).body.items.map((one: Item) => one.id);
    expect(await idsAsOf('')).toContain('F1-15.n1');
    expect(await idsAsOf('?asOf=2026-03-03')).not.toContain('F1-15.n1');
    expect(await idsAsOf('?asOf=2026-03-03')).toContain('F1-01.1');
    expect(await idsAsOf('?asOf=2026-03-04T10:00:00+01:00')).toContain('F1-15.n1');
    expect(await idsAsOf('?asOf=2026-03-02T09:59:59%2B01:00')).toEqual([]);
    const timeline = await api.get(`/v1/cases/${id}/timeline?asOf=2026-03-03`);
    expect(timeline.body).toMatchObject({ phase: 'referral', version: 1 });
    expect(timeline.body.items.filter((one: { kind: string }) => one.kind === 'event')).toHaveLength(1);
  });

  it('as of a moment before a retraction still show what was then believed', async () => {
    const api = testApi('2026-03-02T10:00:00+01:00');
    const id = await opened(api);
    await api.post(`/v1/cases/${id}/commands/receive-notification`, notification());
    api.setClock('2026-03-05T10:00:00+01:00');
    await api.post(`/v1/cases/${id}/commands/retract`, { eventId: 2, reason: 'forkert sag' });
    const of = async (query: string) => (await api.get(`/v1/cases/${id}/deadlines${query}`)).body.items;
    expect((await of('?status=overdue,open,due-soon')).map((one: Item) => one.id)).not.toContain('F1-15.n1');
    expect((await of('?asOf=2026-03-04')).map((one: Item) => one.id)).toContain('F1-15.n1');
  });

  it('as a calendar hold dates and rule codes, and nothing of the family', async () => {
    const api = testApi();
    const id = await opened(api);
    const { headers, body } = await api.get(`/v1/cases/${id}/calendar.ics`);
    expect(headers.get('Content-Type')).toContain('text/calendar');
    expect(body).toContain('DTSTART;VALUE=DATE:20260309');
    expect(body).toContain('SUMMARY:Frist F1-01');
    expect(body).not.toMatch(/Prøve|680695|kontakt/i);
  });
});

describe('what if', () => {
  it('tells which dates a corrected termin would move, and writes nothing', async () => {
    const api = testApi();
    const id = await opened(api);
    const steps = [
      {
        at: '2026-03-02T11:00:00+01:00',
        command: 'set-due-date',
        data: { edd: '2026-08-27', source: 'scan' },
      },
    ];
    const { status, body } = await api.post(`/v1/cases/${id}/what-if`, { steps });
    expect(status).toBe(200);
    // F2-04 in Esbjerg: termin − 10 weeks.
    expect(body.deadlines).toContainEqual(
      expect.objectContaining({ id: 'F2-04.1', before: '2026-06-11', after: '2026-06-18' }),
    );
    expect((await api.get(`/v1/cases/${id}`)).body).toMatchObject({ version: 1, edd: '2026-08-20' });
  });

  it('tells what a loss would stop', async () => {
    const api = testApi();
    const id = await opened(api);
    const steps = [
      { at: '2026-03-02T11:00:00+01:00', command: 'end-pregnancy', data: { outcome: 'miscarriage' } },
    ];
    const { body } = await api.post(`/v1/cases/${id}/what-if`, { steps });
    expect(body.deadlines).toContainEqual(
      expect.objectContaining({ id: 'F1-01.1', after: null, statusAfter: 'cancelled' }),
    );
    expect(body.reminders.removed.length).toBeGreaterThan(0);
    expect(body.reminders.added).toEqual([]);
  });

  it('refuses a step that the case would refuse, and what it cannot read', async () => {
    const api = testApi();
    const id = await opened(api);
    const ask = (body: unknown) => api.post(`/v1/cases/${id}/what-if`, body);
    const unknown = await ask({ steps: [{ at: '2026-03-02T11:00:00+01:00', command: 'fly' }] });
    expect([unknown.status, unknown.body.code]).toEqual([422, 'NOT_FOUND']);
    for (const body of [
      { steps: 5 },
      { steps: [{}] },
      { parameters: { reminderHour: 25 } },
      { until: 'soon' },
      { ruleSet: 'x' },
    ])
      expect((await ask(body)).body.code).toBe('VALIDATION');
  });
});

describe('the worklist', () => {
  it('is sorted by urgency and counts its groups', async () => {
    const api = testApi('2026-03-02T10:00:00+01:00');
    const id = await opened(api);
    await api.post(`/v1/cases/${id}/commands/receive-notification`, notification());
    api.setClock('2026-03-04T10:00:00+01:00');
    const { body } = await api.get('/v1/worklist');
    const groups = ['overdue', 'today', 'week', 'later', 'undated', 'missed'];
    const order = body.items.map((row: Item) => groups.indexOf(row.group));
    expect(order).toEqual([...order].sort((a: number, b: number) => a - b));
    expect(body.items[0]).toMatchObject({
      deadlineId: 'F1-15.n1',
      group: 'overdue',
      status: 'overdue',
      daysLeft: -1,
    });
    expect(body.counts.overdue).toBeGreaterThan(0);
  });

  it('comes in pages that together are the whole', async () => {
    const api = testApi();
    for (const edd of ['2026-08-20', '2026-08-21', '2026-08-22']) await opened(api, { edd });
    const whole = (await api.get('/v1/worklist')).body.items;
    const parts: Item[] = [];
    let next: string | null = '';
    while (next !== null) {
      const { body } = await api.get(
        `/v1/worklist?limit=4${next ? `&after=${encodeURIComponent(next)}` : ''}`,
      );
      parts.push(...body.items);
      next = body.next;
    }
    expect(parts).toEqual(whole);
  });

  it('of one’s own holds the role’s deadlines, and after an assignment the assigned one’s', async () => {
    const api = testApi();
    const id = await opened(api);
    const mine = async (who: string) =>
      (await api.get('/v1/worklist?scope=mine', who)).body.items.map((row: Item) => row.deadlineId);
    expect(await mine('syddanmark:FP')).toContain('F1-01.1');
    expect(await mine('esbjerg:FR')).not.toContain('F1-01.1');
    await api.post(`/v1/cases/${id}/commands/assign`, {
      role: 'FP',
      user: 'syddanmark:SSR',
      reason: 'ferie',
    });
    expect(await mine('syddanmark:FP')).not.toContain('F1-01.1');
    expect(await mine('syddanmark:SSR')).toContain('F1-01.1');
  });

  it('is CSV for Danish spreadsheets when asked for, without formulas', async () => {
    const api = testApi();
    await opened(api);
    const response = await api.get('/v1/worklist', 'esbjerg:FR', { Accept: 'text/csv' });
    expect(response.headers.get('Content-Type')).toBe('text/csv; charset=utf-8');
    const [header, first] = response.body.split('\r\n');
    expect(header).toContain('Gruppe;Sag;Slags;Kommune');
    expect(first.split(';')).toHaveLength(12);
  });
});

describe('lists of cases', () => {
  it('come newest first in pages, filtered by kind, phase and link', async () => {
    const api = testApi();
    const pregnancy = await opened(api);
    api.setClock('2026-08-20T12:00:00+02:00');
    const birth = await api.post(`/v1/cases/${pregnancy}/commands/record-birth`, {
      bornAt: '2026-08-19T06:40:00+02:00',
      children: [{ ref: 'child:1', alive: true, gestationalAge: '39+6' }],
      place: 'Esbjerg',
    });
    const child = birth.body.links[0].id;
    const ids = async (query: string) =>
      (await api.get(`/v1/cases${query}`)).body.items.map((one: Item) => one.id);
    expect(await ids('')).toEqual([child, pregnancy]);
    expect(await ids('?kind=child')).toEqual([child]);
    expect(await ids('?phase=birth&kind=pregnancy')).toEqual([pregnancy]);
    expect(await ids(`?linkedTo=${child}`)).toEqual([pregnancy]);
    expect(await ids(`?limit=1&after=${child}`)).toEqual([pregnancy]);
    const shown = await api.get(`/v1/cases/${child}`);
    expect(shown.body).toMatchObject({ kind: 'child', phase: 'birth', age: { years: 0, days: 1 } });
  });
});

describe('what may be done now', () => {
  it('names the likely acts first and says why not for the rest', async () => {
    const api = testApi();
    const id = await opened(api);
    await api.post(`/v1/cases/${id}/commands/receive-notification`, notification());
    const { body } = await api.get(`/v1/cases/${id}/commands`);
    const names = body.items.map((one: { name: string }) => one.name);
    expect(names.indexOf('assess-notification')).toBeLessThan(names.indexOf('record-contact'));
    expect(names.indexOf('record-contact')).toBeLessThan(names.indexOf('protect-address'));
    const of = (name: string) => body.items.find((one: { name: string }) => one.name === name);
    expect(of('assess-notification')).toMatchObject({ allowed: true });
    expect(of('assess-notification').meets).toContain('F1-15.n1');
    expect(of('close-case')).toMatchObject({ allowed: false, code: 'NOT_PERMITTED' });
    expect(of('categorise')).toMatchObject({ allowed: false, code: 'PRECONDITION' });
    expect(of('send-minutes')).toMatchObject({ allowed: false, code: 'WRONG_ORDER' });
  });
});

describe('parts of a case', () => {
  it('are its consents and its meetings as they stand', async () => {
    const api = testApi();
    const id = await opened(api);
    const consent = {
      consentId: 'k1',
      direction: 'disclose',
      subject: 'mother',
      giver: { role: 'mother', name: 'Prøve Person' },
      receivers: ['FR', 'SP'],
      categories: ['health'],
      purpose: 'samarbejde',
      form: 'written',
      givenOn: '2026-03-02',
    };
    expect((await api.post(`/v1/cases/${id}/commands/give-consent`, consent)).status).toBe(200);
    const { body } = await api.get(`/v1/cases/${id}/consents`);
    expect(body.items).toEqual([
      expect.objectContaining({ consentId: 'k1', valid: true, lapsesOn: '2027-03-02', withdrawnAt: null }),
    ]);
    expect(JSON.stringify(body)).not.toContain('Prøve');
    await api.post(`/v1/cases/${id}/commands/plan-meeting`, {
      meetingId: 'm1',
      kind: 'first-coordination',
      meetingAt: '2026-04-16T09:00:00+02:00',
      invitees: ['FR', 'FP'],
    });
    const meetings = await api.get(`/v1/cases/${id}/meetings`);
    expect(meetings.body.items[0]).toMatchObject({
      meetingId: 'm1',
      meetingAt: '2026-04-16T09:00:00+02:00',
      heldAt: null,
    });
  });

  it('are its participants, and who a role’s work is assigned to', async () => {
    const api = testApi();
    const id = await opened(api, referral(), 'syddanmark:SSR');
    const { body } = await api.get(`/v1/cases/${id}`);
    expect(body.participants).toEqual([
      { role: 'SSR', lastActAt: '2026-03-02T10:00:00+01:00', assignedTo: null },
    ]);
    expect(body.nextDeadline.id).toBe('F1-01.1');
  });
});
