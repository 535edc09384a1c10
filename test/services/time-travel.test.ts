import type { Hono } from 'hono';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApp } from '../../api/app.ts';
import { demoIdentity } from '../../api/identity/identify.ts';
import { type LivePorts, openPorts } from '../../api/live-ports.ts';
import { readCase } from '../../db/read-case.ts';
import { formatInstant, parseInstant } from '../../domain/calendar/index.ts';
import type { JsonObject } from '../../domain/json.ts';
import { type Deadline, deadlinesOf } from '../../domain/obligations/deadline.ts';
import type { MovedDeadline, WhatIfResult } from '../../domain/simulation/what-if.ts';
import { mountPages } from '../../web/mount.ts';
import { workflowIdOf } from '../../workflows/messages.ts';
import { testEngine } from './support/engine.ts';
import { insist, pregnancy, referral } from './support/requests.ts';
import { testStore } from './support/store.ts';

const store = testStore();
const engine = testEngine(store);
let ports: LivePorts;
let app: Hono;
let id: string;

const day = (on: string) => `2025-${on}T10:00:00+02:00`;
const HOUR_MS = 3_600_000;

async function opened(at: string, edd: string): Promise<string> {
  const { role, name, data } = referral(at);
  const refer = { role, name, data: { ...data, edd } };
  const clockOffsetMs = (parseInstant(at) ?? 0) - Date.now() + 1_000;
  return (await insist(() => engine.gateway.openCase({ ...pregnancy, clockOffsetMs }, refer))).id;
}

const as = (who: string) => ({ Authorization: `Bearer demo:esbjerg:${who}` });

// biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape
type Said = any;

async function get(path: string): Promise<Said> {
  const answer = await app.request(`/v1/cases/${id}${path}`, { headers: as('FR') });
  expect(answer.status).toBe(200);
  return answer.json();
}

async function post(path: string, body: unknown, who = 'FR'): Promise<Said> {
  const headers = { ...as(who), 'Content-Type': 'application/json' };
  const answer = await app.request(`/v1/cases/${id}${path}`, {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
  });
  const said = await answer.json();
  expect(answer.status, JSON.stringify(said)).toBe(200);
  return said;
}

const give = (name: string, data: JsonObject, who = 'FR') => post(`/commands/${name}`, data, who);
const moveTo = (at: string) => insist(() => engine.gateway.forward(id, at));
const deadlinesAsOf = async (on: string): Promise<Deadline[]> =>
  (await get(`/deadlines?asOf=${encodeURIComponent(day(on))}`)).items;
const asOf = async (on: string, deadlineId: string) =>
  (await deadlinesAsOf(on)).find((one) => one.id === deadlineId);

beforeAll(async () => {
  await engine.startWorker();
  ports = openPorts(store.postgres.url, { ...process.env, TEMPORAL_ADDRESS: engine.temporal.address });
  app = createApp(ports.ports, demoIdentity);
  mountPages(app, { ports: ports.ports, identify: demoIdentity, demo: true, mailFolder: null });
  id = await opened('2025-05-05T08:00:00+02:00', '2025-12-15');
  await moveTo(day('05-07'));
  await give('set-due-date', { edd: '2025-12-29', source: 'scan' });
  await moveTo(day('05-09'));
  await give('receive-notification', {
    notificationId: 'n1',
    receivedAt: day('05-08'),
    form: 'written',
    notifier: { role: 'GP', organisation: 'Lægehuset', professional: true },
    concern: 'bekymring for det ufødte barn',
  });
  await moveTo(day('05-12'));
  await give('decide-on-pregnancy', { decision: 'undecided', wantsInformation: true });
  await moveTo(day('06-02'));
}, 120_000);
afterAll(() => ports?.close());

/** All that a what-if could have written to. */
async function written() {
  const kase = await readCase(store.sql, id);
  const [row] = await store.owner`
    select (select count(*)::int from journal) as journal, (select count(*)::int from case_view) as cases,
      (select count(*)::int from outbox) as outbox`;
  const { historyLength } = await engine.client.workflow.getHandle(workflowIdOf(id)).describe();
  return { ...row, version: kase?.snapshot.version, facts: kase?.snapshot.facts.length, historyLength };
}

const dates = (deadlines: readonly MovedDeadline[], deadlineId: string) => {
  const found = deadlines.find((one) => one.id === deadlineId);
  return found ? [found.before, found.after] : null;
};

test('what if: a birth three weeks early, a pause and a new rule set are told as dates and reminders, and nothing is kept', async () => {
  const before = await written();
  const ask = (body: object): Promise<WhatIfResult> => post('/what-if', body);

  const birth = {
    at: '2025-12-08T12:00:00+01:00',
    command: 'record-birth',
    data: {
      bornAt: '2025-12-08T09:00:00+01:00',
      place: 'Esbjerg',
      children: [{ ref: 'child:1', alive: true }],
    },
  };
  const early = await ask({ steps: [birth] });
  expect(dates(early.deadlines, 'F2-01.1')).toEqual(['2025-12-29', null]);
  expect(early.reminders.removed.map((one) => one.deadlineId)).toContain('F2-01.1');
  expect(early.cases).toMatchObject([{ ref: 'child:1', kind: 'child', change: 'opened' }]);
  expect(dates(early.cases[0]?.deadlines ?? [], 'F3-19.1')).toEqual([null, '2025-12-15']);
  expect(early.cases[0]?.reminders.added.length).toBeGreaterThan(0);

  const pause = { deadlineId: 'F2-04.1', reason: 'rejse', until: '2025-06-17' };
  const paused = await ask({ steps: [{ at: day('06-03'), command: 'pause-deadline', data: pause }] });
  expect(dates(paused.deadlines, 'F2-04.1')).toEqual(['2025-10-20', '2025-11-03']);
  expect(paused.reminders.added.length).toBeGreaterThan(0);
  expect(paused.reminders.removed.length).toBeGreaterThan(0);

  const adopt = { ruleSet: '2025-06-01', approvedBy: ['leder-anna', 'leder-bo'] };
  const adopted = await ask({ steps: [{ at: day('06-03'), command: 'adopt-rules', data: adopt }] });
  const asked = await ask({ ruleSet: '2025-06-01' });
  // Free abortion: until 11+6 before 1 June 2025, until 17+6 from then on.
  for (const { deadlines, reminders } of [adopted, asked]) {
    expect(dates(deadlines, 'F1-04.1')).toEqual(['2025-06-15', '2025-07-27']);
    expect(reminders.added.map((one) => one.deadlineId)).toContain('F1-04.1');
  }
  expect(await written()).toEqual(before);
});

test('a retraction moves the dates back and stays visible: in the journal, the explanation, the timeline and on the pages', async () => {
  await moveTo(day('06-04'));
  const { recomputed } = await give('retract', { eventId: 2, reason: 'scanning af en anden' });
  expect(recomputed).toContainEqual({ id: 'F2-04.1', before: '2025-10-20', after: '2025-10-06' });
  const journal = (await get('/journal')).items;
  expect(journal.map((one: { type: string }) => one.type)).toEqual([
    'referred',
    'due-date-set',
    'notification-received',
    'pregnancy-decided',
    'retracted',
  ]);
  expect(journal.at(-1).data).toMatchObject({ events: [2], reason: 'scanning af en anden' });

  const deadline = await get('/deadlines/F2-04.1');
  const told = {
    by: 'FR',
    eventId: 5,
    before: '2025-10-20',
    after: '2025-10-06',
    givenReason: 'scanning af en anden',
  };
  expect(deadline).toMatchObject({ dueOn: '2025-10-06', adjustments: [{ kind: 'recomputation', ...told }] });
  expect(deadline.explanation.steps).toContainEqual(expect.objectContaining({ kind: 'adjustment', ...told }));

  const settings = async (query = '') =>
    (await get(`/timeline${query}`)).items.filter((one: { type?: string }) => one.type === 'due-date-set');
  expect(await settings()).toMatchObject([{ eventId: 2, retractedBy: 5 }]);
  expect(await settings('?asOf=2025-06-03')).toMatchObject([{ eventId: 2, retractedBy: null }]);

  const page = async (path: string) =>
    (
      await app.request(`/cases/${id}${path}`, {
        headers: { ...as('FR'), Cookie: 'tovholder_demo=esbjerg:FR' },
      })
    ).text();
  expect(await page('/timeline')).toMatch(/<s>Termin fastsat<\/s>\s*<span[^>]*>Tilbagekaldt/);
  expect(await page('/timeline?asOf=2025-06-03')).not.toContain('<s>Termin fastsat</s>');
  expect(await page('/deadlines/F2-04.1')).toContain('scanning af en anden');
  expect(await page('/journal')).toContain('Tilbagekaldt');
});

test('deadlines as of any moment: before and after a correction, a backdated fact and a retraction', async () => {
  const dueOn = async (on: string) => (await asOf(on, 'F2-04.1'))?.dueOn;
  expect(await deadlinesAsOf('05-04')).toEqual([]);
  expect(await dueOn('05-06')).toBe('2025-10-06');
  expect(await dueOn('05-08')).toBe('2025-10-20');
  expect(await dueOn('06-03')).toBe('2025-10-20');
  expect((await asOf('06-03', 'F2-04.1'))?.adjustments).toMatchObject([{ after: '2025-10-20' }]);
  expect(await dueOn('06-05')).toBe('2025-10-06');
  // Received on the eighth, recorded on the ninth: nobody knew of it in the evening between.
  expect(await asOf('05-08', 'F1-15.n1')).toBeUndefined();
  const evening = (await get('/deadlines?asOf=2025-05-08')).items as Deadline[];
  expect(evening.map((one) => one.id)).not.toContain('F1-15.n1');
  expect(await asOf('05-10', 'F1-15.n1')).toMatchObject({ dueAt: day('05-09'), status: 'overdue' });
  const { phase, version, items } = await get('/timeline?asOf=2025-05-08');
  expect({ phase, version }).toEqual({ phase: 'referral', version: 2 });
  expect(items.filter((one: { kind: string }) => one.kind === 'event')).toHaveLength(2);
  // What is coming is on the same axis, dated as it was believed then.
  expect(items).toContainEqual(
    expect.objectContaining({ kind: 'deadline', deadlineId: 'F2-04.1', dueOn: '2025-10-20' }),
  );
});

test('pause, extension and exemption are a ledger in the explanation: who, when, why, before and after', async () => {
  const on = async (at: string, what: string, more: JsonObject, who?: string) => {
    await moveTo(day(at));
    await give(`${what}-deadline`, { deadlineId: 'F2-04.1', ...more }, who);
  };
  await on('06-10', 'pause', { reason: 'familien rejser' });
  expect(await asOf('06-11', 'F2-04.1')).toMatchObject({ status: 'paused' });
  await on('06-17', 'resume', { reason: 'hjemme igen' });
  await on('06-18', 'extend', { reason: 'aftalt med familien', until: '2025-10-27' });
  await on('06-19', 'exempt', { reason: 'mødet er holdt andetsteds' }, 'FR-leader');
  const { status, explanation } = await get('/deadlines/F2-04.1');
  expect(status).toBe('exempted');
  const ledger = explanation.steps.filter((step: { kind: string }) => step.kind === 'adjustment');
  expect(
    ledger.map((one: Record<string, unknown>) => [
      one.by,
      String(one.at).slice(0, 10),
      one.givenReason,
      one.before,
      one.after,
    ]),
  ).toEqual([
    ['FR', '2025-06-04', 'scanning af en anden', '2025-10-20', '2025-10-06'],
    ['FR', '2025-06-10', 'familien rejser', '2025-10-06', '2025-10-06'],
    ['FR', '2025-06-17', 'hjemme igen', '2025-10-06', '2025-10-13'],
    ['FR', '2025-06-18', 'aftalt med familien', '2025-10-13', '2025-10-27'],
    ['FR-leader', '2025-06-19', 'mødet er holdt andetsteds', '2025-10-27', null],
  ]);
  expect(await asOf('06-18', 'F2-04.1')).toMatchObject({ dueOn: '2025-10-13' });
});

/** The night of summer time, that of winter time, and the leap day, each approached from the day before. */
const NIGHTS = [
  ['2026-03-28T12:00:00+01:00', '2026-09-10'],
  ['2026-10-24T12:00:00+02:00', '2027-04-10'],
  ['2028-02-28T12:00:00+01:00', '2028-08-01'],
] as const;

test.each(NIGHTS)('F8: no due date moves when the clock jumps about %s', async (at, edd) => {
  const kase = await opened(at, edd);
  const startMs = parseInstant(at) ?? 0;
  const known = new Map<string, string>();
  let jumps = 0;
  const held = async () => {
    const state = (await readCase(store.sql, kase))?.snapshot;
    if (!state) throw new Error('the case is gone');
    const due = new Map(
      deadlinesOf(state, startMs).map((one) => [
        one.id,
        `${one.earliestOn} ${one.targetOn} ${one.dueOn} ${one.dueAt}`,
      ]),
    );
    for (const [deadlineId, was] of known) expect(due.get(deadlineId), deadlineId).toBe(was);
    for (const [deadlineId, is] of due) known.set(deadlineId, is);
    jumps += 1;
  };
  await held();
  const notified = (notificationId: string, toldMs: number) =>
    insist(() =>
      engine.gateway.giveCommand(kase, {
        name: 'receive-notification',
        role: 'FR',
        at: formatInstant(toldMs),
        data: {
          notificationId,
          receivedAt: at,
          form: 'written',
          notifier: { role: 'GP', organisation: 'Lægehuset', professional: true },
          concern: 'bekymring',
        },
      }),
    );
  let clockMs = startMs + 2_000;
  for (const hours of [1, 24, 24]) {
    clockMs += hours * HOUR_MS;
    const moved = await insist(() => engine.gateway.forward(kase, formatInstant(clockMs)));
    expect(parseInstant(moved.now) ?? 0).toBeGreaterThanOrEqual(Math.floor(clockMs / 1000) * 1000);
    await held();
    // By a clock that is right, one that has fallen back by an hour, and one by a day.
    for (const back of [0, 1, 24].filter((one) => clockMs - one * HOUR_MS >= startMs)) {
      await notified(`n${jumps}`, clockMs - back * HOUR_MS);
      await held();
    }
  }
  expect(jumps).toBeGreaterThan(9);
  const limits = [...known].filter(([deadlineId]) => deadlineId.startsWith('F1-15.')).map(([, due]) => due);
  expect(limits.length).toBeGreaterThan(5);
  expect(new Set(limits)).toEqual(new Set([`null null null ${formatInstant(startMs + 24 * HOUR_MS)}`]));
});
