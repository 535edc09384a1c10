import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { readDeadLetters, retryDeadLetter } from '../../db/deliveries/dead-letters.ts';
import { insertDigitalPostSender } from '../../db/digital-post/settings.ts';
import { readFamilyTasks } from '../../db/family-tasks/read-family-tasks.ts';
import { publish } from '../../db/publish.ts';
import { readCase } from '../../db/read-case.ts';
import { readReceipts } from '../../db/read-receipts.ts';
import { waitUntil } from '../../db/wait-for-event.ts';
import { formatInstant } from '../../domain/calendar/index.ts';
import type { PersonRegister } from '../../persons/person-register.ts';
import { digitalPostChannel } from '../../worker/delivery/channels/digital-post/channel.ts';
import { fetchReceipts } from '../../worker/delivery/channels/digital-post/fetch-receipts.ts';
import { httpDigitalPost } from '../../worker/delivery/channels/digital-post/http-provider.ts';
import { mailChannel } from '../../worker/delivery/channels/mail.ts';
import { taskChannel } from '../../worker/delivery/family/task-channel.ts';
import { withdrawTasks } from '../../worker/delivery/family/withdraw-tasks.ts';
import { peopleOf } from '../../worker/delivery/people.ts';
import { startSender } from '../../worker/delivery/sender.ts';
import { type LocalDigitalPost, startDigitalPost } from '../../worker/embedded/digital-post.ts';
import { listPost } from '../../worker/embedded/kept-post.ts';
import { listMails, type MailCatcher, startMailCatcher } from '../../worker/embedded/mail-catcher.ts';
import type { Loop } from '../../worker/loop.ts';
import { type LiveCase, passTime } from '../../workflows/live-case.ts';
import { batchAt, give, openedCase, settled } from './support/case-on-paper.ts';
import { hoursAgo } from './support/requests.ts';
import { testStore } from './support/store.ts';

const store = testStore();
const EXAMINATION = 'F4-05.4m';
const numbers = { mother: '6806950014', partner: '7112914321' };
const persons = { mother: `p_${'1'.repeat(32)}`, partner: `p_${'2'.repeat(32)}` };
let catcher: MailCatcher;
let post: LocalDigitalPost;
let mails: string;
let letters: string;
let sender: Loop | null = null;
const failures: { channel: string; error: string }[] = [];

beforeAll(async () => {
  mails = join(store.folder, 'mails');
  letters = join(store.folder, 'letters');
  catcher = await startMailCatcher({ port: 0, folder: mails });
  post = await startDigitalPost({ port: 0, folder: letters, receiptAfterMs: 0 });
  await insertDigitalPostSender(
    store.sql,
    'esbjerg',
    { enabled: true, cvr: '29189803', label: 'Prøvestrand Kommune' },
    { subject: 'u_leader', role: 'FR-leader' },
  );
});
afterEach(async () => {
  await sender?.stop();
  sender = null;
});
afterAll(() => Promise.all([catcher?.stop(), post?.stop()]));

/** Both parents are in the register, wherever a case asks. */
const register = {
  personsOf: async (caseId: string) =>
    (['mother', 'partner'] as const).map((who) => ({ caseId, who, personId: persons[who], official: false })),
  isProtected: async () => false,
  find: async (id: string) => ({
    ...{ id, municipality: 'esbjerg', names: [], addresses: [] },
    numbers: (['mother', 'partner'] as const)
      .filter((who) => persons[who] === id)
      .map((who) => ({
        value: { kind: 'replacement' as const, value: numbers[who] },
        recordedAt: '',
        caseId: '',
      })),
  }),
} as unknown as PersonRegister;

const provider = () => httpDigitalPost({ url: post.url });

function startDelivering(withPost: boolean): void {
  const { sql } = store;
  sender = startSender({
    sql,
    channels: [
      mailChannel({ url: catcher.url, from: 'tovholder@example.invalid' }),
      taskChannel(sql),
      ...(withPost ? [digitalPostChannel({ sql, provider: provider(), register })] : []),
    ],
    people: peopleOf(sql, true),
    publicUrl: 'https://tovholder.example.invalid',
    from: 'tovholder@example.invalid',
    onFailure: (failure) => failures.push(failure),
  });
}

/** A child whose examination at four months is near, of which its custody holders are to be reminded. */
async function childNearExamination(id: string, holders: readonly string[]): Promise<LiveCase> {
  const bornAt = hoursAgo(24 * 128);
  const at = hoursAgo(24 * 100);
  const data = {
    receivedAt: at,
    referrer: { role: 'GP', organisation: 'Lægehuset' },
    mother: { name: 'Prøve Person' },
    child: { bornAt, gestationalAge: '39+0' },
  };
  const live = openedCase({ id, kind: 'child' }, { at, data });
  const factors = Object.fromEntries(
    ['somaticHistory', 'currentState', 'familyPsychology', 'socialSituation', 'supportMeasures'].map(
      (one) => [one, 'x'],
    ),
  );
  const green = give(live, hoursAgo(24 * 99), 'categorise', { category: 'green', factors });
  const from = formatInstant(Date.parse(bornAt)).slice(0, 10);
  return written(
    give(green, hoursAgo(24 * 99), 'record-custody', { child: 'child:1', holders: [...holders], from }),
  );
}

async function written(live: LiveCase): Promise<LiveCase> {
  const now = passTime(live, Date.now());
  const batch = batchAt(now, formatInstant(Date.now()));
  return settled(now, batch, await publish(store.sql, batch));
}

const toFamily = (caseId: string) => store.sql`
  select seq, deadline_id, sent_at, cancelled_at, cancel_reason from outbox
  where case_id = ${caseId} and recipient = 'FMI' and deadline_id = ${EXAMINATION}`;

const isSettled = (caseId: string) =>
  waitUntil(async () => {
    const rows = await store.sql`
      select 1 from outbox where case_id = ${caseId} and sent_at is null and cancelled_at is null`;
    return rows.length === 0 && (await toFamily(caseId)).length > 0;
  }, 20_000);

const tasksOf = (caseId: string) => readFamilyTasks(store.sql, { cases: [caseId] }, 50);
const idOf = (head: string): string => `c_${head.padEnd(32, '0')}`;

test('without Digital Post the family is told by the social worker, who hears of it once; a loss takes the task back', async () => {
  const id = idOf('e1');
  const live = await childNearExamination(id, ['mother', 'partner']);
  startDelivering(false);
  expect(await isSettled(id)).toBe(true);
  const [task, ...others] = await tasksOf(id);
  expect(task).toMatchObject({
    about: EXAMINATION,
    recipient: 'FMI',
    reason: 'not-configured',
    settled: null,
  });
  expect(others).toEqual([]);
  const got = (await listMails(mails)).filter((mail) => mail.text.includes(`/tasks/${task?.id}`));
  expect(got.map((mail) => mail.to.join())).toEqual([expect.stringMatching(/^ssr\./)]);
  const all = await listMails(mails);
  expect(all.some((mail) => /^(mother|partner|fmi|mor)\./.test(mail.to.join()))).toBe(false);

  const lookAgain = () =>
    withdrawTasks({ sql: store.sql, nowMs: Date.now(), caseOf: (caseId) => readCase(store.sql, caseId) });
  await lookAgain();
  expect((await tasksOf(id))[0]?.settled).toBeNull();
  await written(
    give(live, hoursAgo(1), 'record-death', { who: 'child', on: formatInstant(Date.now()).slice(0, 10) }),
  );
  await lookAgain();
  expect((await tasksOf(id))[0]?.settled).toMatchObject({
    outcome: 'withdrawn',
    reason: 'loss in the family',
    by: null,
  });
  expect(await isSettled(id)).toBe(true);
  expect(await tasksOf(id)).toHaveLength(1);
}, 60_000);

test('with Digital Post each custody holder gets one letter, and whoever is exempt is told by hand', async () => {
  const id = idOf('e2');
  post.script.exempt = [numbers.partner];
  post.script.dropAnswer = 1;
  await childNearExamination(id, ['mother', 'partner']);
  startDelivering(true);
  await waitUntil(async () => failures.some(({ error }) => error === 'POST_AWAY'), 10_000);
  await store.owner`update delivery set next_attempt_at = now() where state = 'waiting'`;
  await store.owner`update outbox set next_attempt_at = now() where sent_at is null`;
  expect(await isSettled(id)).toBe(true);
  const kept = await listPost(letters);
  expect(kept.map(({ cpr }) => cpr).sort()).toEqual(Object.values(numbers).sort());
  expect(post.submissions()).toBe(3);
  for (const one of kept) {
    expect(one).toMatchObject({ title: 'Besked fra Prøvestrand Kommune', format: 'text/plain' });
    expect(Buffer.from(one.content, 'base64').toString('utf8')).toContain('4 måneder');
  }
  const receipts = (await readReceipts(store.sql, id, { limit: 50 })).filter(
    ({ sender: by }) => by === 'letter',
  );
  expect(receipts.map(({ recipient }) => recipient).sort()).toEqual(['mother', 'partner']);

  expect(await fetchReceipts(store.sql, post.url, provider(), Date.now())).toBe(2);
  expect(await fetchReceipts(store.sql, post.url, provider(), Date.now())).toBe(0);
  expect(await tasksOf(id)).toMatchObject([{ recipient: 'partner', reason: 'exempt', settled: null }]);
  const outcomes =
    await store.sql`select recipient, outcome, code from digital_post_letter order by recipient`;
  expect(outcomes.map((row) => ({ ...row }))).toEqual([
    { recipient: 'mother', outcome: 'delivered', code: null },
    { recipient: 'partner', outcome: 'refused', code: 'exempt' },
  ]);
  for (const table of ['outbox', 'delivery', 'family_task', 'digital_post_letter', 'disclosure_receipt']) {
    const [all] = await store.owner`select json_agg(t)::text as text from ${store.owner(table)} t`;
    for (const number of Object.values(numbers)) expect(String(all?.text)).not.toContain(number);
  }
  expect(JSON.stringify(failures)).not.toMatch(/\d{10}/);
}, 60_000);

test('a parent who has lost custody gets no letter, whoever the reminder was planned for', async () => {
  const id = idOf('e3');
  const before = (await listPost(letters)).length;
  await childNearExamination(id, ['mother']);
  startDelivering(true);
  expect(await isSettled(id)).toBe(true);
  const fresh = (await listPost(letters)).slice(before);
  expect(fresh.map(({ cpr }) => cpr)).toEqual([numbers.mother]);
}, 60_000);

test('F13: a Digital Post that is away for a week stops nothing else, is seen, and gets each letter once when it is back', async () => {
  const id = idOf('e4');
  const before = (await listPost(letters)).length;
  await childNearExamination(id, ['mother', 'partner']);
  const deadlines = () =>
    store.sql`select id, due_on, due_ms, settled from deadline_view where case_id = ${id} order by id`;
  const asDerived = await deadlines();
  post.script.exempt = [];
  post.script.down = true;
  const HOURS = 21;
  const pauses: number[] = [];
  for (let hours = 0; hours <= 7 * 24; hours += HOURS) {
    startDelivering(true);
    const tried = await waitUntil(async () => {
      const [row] = await store.sql`
        select count(*) filter (where last_error is null or (state = 'waiting' and next_attempt_at <= now()))::int as due,
               count(*)::int as all from delivery where case_id = ${id} and channel = 'digital-post'`;
      return row?.all === 2 && row.due === 0;
    }, 15_000);
    await sender?.stop();
    expect(tried).toBe(true);
    const waiting = await store.sql<{ seconds: number }[]>`
      select extract(epoch from next_attempt_at - now())::float8 as seconds from delivery
      where case_id = ${id} and channel = 'digital-post' and state = 'waiting'`;
    pauses.push(...waiting.map(({ seconds }) => seconds));
    // Hours pass: what was tried then was tried so much earlier, and is due again.
    await store.owner`
      update delivery set next_attempt_at = now(), first_attempt_at = first_attempt_at - make_interval(hours => ${HOURS})
      where case_id = ${id} and state = 'waiting'`;
    await store.owner`update outbox set next_attempt_at = now() where case_id = ${id} and sent_at is null`;
  }
  // Two letters, tried again on each of five days, then given up as dead letters.
  expect(pauses.length).toBeGreaterThanOrEqual(10);
  expect(Math.max(...pauses)).toBeLessThanOrEqual(5 * 3_600);
  expect(await deadlines()).toEqual(asDerived);
  const others = await store.sql`
    select state from delivery where case_id = ${id} and channel not in ('digital-post', 'none')`;
  expect(others.length).toBeGreaterThan(0);
  expect(others.every(({ state }) => state === 'sent')).toBe(true);
  expect((await listPost(letters)).length).toBe(before);
  const dead = await readDeadLetters(store.sql, { organisations: ['esbjerg'], roles: null }, 50);
  expect(dead.map(({ caseId, channel, code }) => ({ caseId, channel, code }))).toEqual(
    [1, 2].map(() => ({ caseId: id, channel: 'digital-post', code: 'POST_AWAY' })),
  );

  post.script.down = false;
  post.script.dropAnswer = 1;
  for (const letter of dead) await retryDeadLetter(store.sql, letter.id);
  startDelivering(true);
  await waitUntil(async () => post.script.dropAnswer === 0, 15_000);
  const all = await waitUntil(async () => {
    await store.owner`update delivery set next_attempt_at = now() where case_id = ${id} and state = 'waiting'`;
    await store.owner`update outbox set next_attempt_at = now() where case_id = ${id} and sent_at is null`;
    const rows = await store.sql`
      select 1 from delivery where case_id = ${id} and channel = 'digital-post' and state = 'sent'`;
    return rows.length === 2;
  }, 20_000);
  expect(all).toBe(true);
  const fresh = (await listPost(letters)).slice(before);
  expect(fresh.map(({ cpr }) => cpr).sort()).toEqual(Object.values(numbers).sort());
  expect(await readDeadLetters(store.sql, { organisations: ['esbjerg'], roles: null }, 50)).toEqual([]);
}, 240_000);
