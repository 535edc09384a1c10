import type { AddressInfo } from 'node:net';
import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { readDeadLetters, retryDeadLetter, solveDeadLetter } from '../../db/deliveries/dead-letters.ts';
import { countUnseenNotices, markNoticesSeen, readNotices } from '../../db/deliveries/notices.ts';
import { readUnitFigures } from '../../db/deliveries/unit-figures.ts';
import { destroyCaseKey } from '../../db/destroy-case-key.ts';
import { waitUntil } from '../../db/wait-for-event.ts';
import { defaultPreferences, type Preferences } from '../../domain/reach/channels.ts';
import type { Directory } from '../../domain/reach/directory.ts';
import { atOnce } from '../../domain/reach/sending-hours.ts';
import { mailChannel } from '../../worker/delivery/channels/mail.ts';
import { weeklyMail } from '../../worker/delivery/digest-mail.ts';
import { sendDigests } from '../../worker/delivery/digests.ts';
import type { People } from '../../worker/delivery/people.ts';
import { startSender } from '../../worker/delivery/sender.ts';
import type { Loop } from '../../worker/loop.ts';
import { CANARY_NAME, lateCase } from './support/late-case.ts';
import { testStore } from './support/store.ts';

const store = testStore();
const senders: Loop[] = [];
const colleague = (subject: string, address: string | null, roles: string[] = ['FR']) => ({
  subject,
  organisation: 'esbjerg',
  roles: roles as Directory['colleagues'][number]['roles'],
  address,
  standIn: null,
  fromOn: null,
  untilOn: null,
});
let people: Directory['colleagues'] = [];
let desks: Record<string, string> = {};
let wishes: Preferences = defaultPreferences;

interface Mail {
  to: string;
  messageId: string;
  text: string;
}
const taken: Mail[] = [];
let dropNext = false;
let server: SMTPServer;
let url: string;

beforeAll(async () => {
  const sockets = new Set<{ destroy(): void }>();
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    closeTimeout: 50,
    onRcptTo({ address }, _session, done) {
      const refused = Object.assign(new Error('no such user, said in words of its own'), {
        responseCode: 550,
      });
      const busy = Object.assign(new Error('not now, said in words of its own'), { responseCode: 450 });
      done(address.startsWith('gone') ? refused : address.startsWith('busy') ? busy : null);
    },
    onData(stream, session, end) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', async () => {
        const { messageId = '', subject, text } = await PostalMime.parse(Buffer.concat(chunks));
        taken.push({ to: session.envelope.rcptTo[0]?.address ?? '', messageId, text: `${subject} ${text}` });
        if (!dropNext) return end();
        dropNext = false;
        for (const socket of sockets) socket.destroy();
      });
    },
  });
  server.on('error', () => {});
  server.server.on('connection', (socket: { destroy(): void }) => sockets.add(socket));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  url = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
});
afterEach(async () => {
  await Promise.all(senders.splice(0).map((sender) => sender.stop()));
  taken.splice(0);
  people = [];
  desks = {};
  wishes = defaultPreferences;
});
afterAll(() => new Promise<void>((done) => server.close(done)));

const standIn = (): People => ({
  directoryOf: async (organisation) => ({
    organisation: organisation.toLowerCase(),
    colleagues: people,
    absences: [],
    deskOf: (role) => desks[role] ?? null,
  }),
  preferencesOf: async () => () => wishes,
  hoursOf: async () => atOnce,
});

function startOne(): void {
  const from = 'tovholder@example.invalid';
  const sender = startSender({
    sql: store.sql,
    channels: [mailChannel({ url, from })],
    people: standIn(),
    publicUrl: 'https://tovholder.example.invalid',
    from,
  });
  senders.push(sender);
}

const settled = (caseId: string) =>
  waitUntil(async () => {
    const waiting = await store.sql`
      select 1 from outbox where case_id = ${caseId} and sent_at is null and cancelled_at is null`;
    return waiting.length === 0;
  }, 20_000);

const deliveriesOf = (caseId: string) => store.sql`
  select recipient_key, channel, state, last_error, attempts, maybe_twice, message_id, role
  from delivery where case_id = ${caseId} order by seq`;

const deadIn = (organisation = 'esbjerg') =>
  readDeadLetters(store.sql, { organisations: [organisation], roles: null }, 50);

test('an address that is refused stops nobody else, is seen, and gets its mail when somebody has mended it', async () => {
  people = [colleague('fr-gone', 'gone@kommune.invalid'), colleague('fr-here', 'here@kommune.invalid')];
  desks = { 'FR-leader': 'leader@kommune.invalid', director: 'director@kommune.invalid' };
  await lateCase(store, 'c_gone');
  startOne();
  expect(await settled('c_gone')).toBe(true);
  expect(taken.some(({ to }) => to === 'here@kommune.invalid')).toBe(true);
  const dead = (await deadIn()).filter(({ caseId }) => caseId === 'c_gone');
  expect(new Set(dead.map(({ code, role }) => `${role} ${code}`))).toEqual(new Set(['FR ADDRESS_REFUSED']));
  const [first, second] = dead;
  if (!first || !second) throw new Error('two messages were for the one who is gone');

  people = [colleague('fr-gone', 'found@kommune.invalid'), colleague('fr-here', 'here@kommune.invalid')];
  const before = taken.length;
  expect(await retryDeadLetter(store.sql, first.id)).toBe(true);
  expect(await solveDeadLetter(store.sql, second.id, { how: 'phoned', by: 'esbjerg:FR-leader' })).toBe(true);
  expect(await waitUntil(async () => taken.length > before, 10_000)).toBe(true);
  expect(await settled('c_gone')).toBe(true);
  expect(taken.slice(before).map(({ to }) => to)).toEqual(['found@kommune.invalid']);
  expect((await deadIn()).filter(({ caseId }) => caseId === 'c_gone')).toEqual(dead.slice(2));
  expect(await retryDeadLetter(store.sql, second.id)).toBe(false);
});

test('a mail whose answer was lost goes again under its Message-ID, and is marked', async () => {
  desks = { FR: 'fr@kommune.invalid', 'FR-leader': 'leader@kommune.invalid', director: 'd@kommune.invalid' };
  await lateCase(store, 'c_lost');
  dropNext = true;
  startOne();
  expect(await settled('c_lost')).toBe(true);
  const ids = taken.map(({ messageId }) => messageId);
  const twice = ids.filter((id, i) => ids.indexOf(id) !== i);
  expect(twice).toHaveLength(1);
  const marked = (await deliveriesOf('c_lost')).filter((row) => row.maybe_twice);
  expect(marked.map((row) => row.message_id)).toEqual(twice);
  for (const { text } of taken) expect(text).not.toContain(CANARY_NAME.split(' ')[0]);
});

test('a mail that waits is taken back with its reason, though its notice was there before', async () => {
  people = [colleague('fr-busy', 'busy@kommune.invalid')];
  desks = { 'FR-leader': 'busy-leader@kommune.invalid', director: 'busy-director@kommune.invalid' };
  await lateCase(store, 'c_busy');
  startOne();
  const mails = async () =>
    (await deliveriesOf('c_busy')).filter(({ channel }) => channel === 'mail').map((row) => row.state);
  expect(await waitUntil(async () => (await mails()).includes('waiting'), 10_000)).toBe(true);
  // The date that it spoke of is another now, which is seen at the next attempt.
  await store.owner`
    update outbox set due = '2020-01-01', next_attempt_at = now() where case_id = 'c_busy' and sent_at is null`;
  expect(await settled('c_busy')).toBe(true);
  expect(new Set(await mails())).toEqual(new Set(['withdrawn']));
  expect(taken).toEqual([]);
}, 60_000);

test('where nobody is known it is said, and it goes as soon as somebody is', async () => {
  await lateCase(store, 'c_nobody');
  startOne();
  expect(
    await waitUntil(async () => (await deadIn()).some(({ caseId }) => caseId === 'c_nobody'), 10_000),
  ).toBe(true);
  const dead = (await deadIn()).filter(({ caseId }) => caseId === 'c_nobody');
  expect(new Set(dead.map(({ code, channel }) => `${channel} ${code}`))).toEqual(
    new Set(['none NO_ADDRESS']),
  );
  desks = { director: 'director@kommune.invalid' };
  for (const { id } of dead) await retryDeadLetter(store.sql, id);
  expect(await settled('c_nobody')).toBe(true);
  expect(new Set(taken.map(({ to }) => to))).toEqual(new Set(['director@kommune.invalid']));
  expect((await deadIn()).filter(({ caseId }) => caseId === 'c_nobody')).toEqual([]);
});

test('people find it in the application too, each by themselves, and it goes with the case', async () => {
  people = [colleague('fr-anna', 'anna@kommune.invalid')];
  desks = { 'FR-leader': 'leader@kommune.invalid', director: 'director@kommune.invalid' };
  wishes = { byKind: { reminder: 'in-app', breach: 'in-app', escalation: 'in-app' }, weeklyOverview: false };
  await lateCase(store, 'c_notice');
  startOne();
  expect(await settled('c_notice')).toBe(true);
  // A limit of the law is mailed whatever was wished for.
  expect(taken.some(({ to }) => to === 'anna@kommune.invalid')).toBe(true);
  const anna = { subject: 'fr-anna', role: 'FR', organisations: ['esbjerg'] };
  const leader = { subject: 'lea', role: 'FR-leader', organisations: ['esbjerg'] };
  const unseen = await countUnseenNotices(store.sql, anna);
  expect(unseen).toBeGreaterThan(0);
  expect(await countUnseenNotices(store.sql, leader)).toBeGreaterThan(0);
  expect(await countUnseenNotices(store.sql, { ...leader, organisations: ['varde'] })).toBe(0);
  await markNoticesSeen(store.sql, leader, null);
  expect(await countUnseenNotices(store.sql, leader)).toBe(0);
  expect(await countUnseenNotices(store.sql, anna)).toBe(unseen);
  const [newest] = await readNotices(store.sql, anna, { unseen: true, limit: 1 });
  await markNoticesSeen(store.sql, anna, [newest?.id ?? 0]);
  expect(await countUnseenNotices(store.sql, anna)).toBe(unseen - 1);
  await destroyCaseKey(store.sql, 'c_notice', 'test-data');
  expect(await deliveriesOf('c_notice')).toHaveLength(0);
  const left = await readNotices(store.sql, anna, { unseen: false, limit: 50 });
  expect(left.filter(({ caseId }) => caseId === 'c_notice')).toEqual([]);
});

test('who wants one mail a day gets one, with a number and a link, and a leader the week’s figures', async () => {
  people = [colleague('fr-digest', 'digest@kommune.invalid')];
  const { sql } = store;
  await sql`
    insert into delivery (message_seq, case_id, about, kind, channel, recipient_key, subject, role, organisation, because,
                          message_id, state, settled_at)
    select o.seq, o.case_id, 'x', 'reminder', 'daily-digest', 'fr-digest', 'fr-digest', 'FR', 'esbjerg', 'role', 'x', 'sent',
           now()
    from outbox o where o.case_id = 'c_gone'`;
  const mail = mailChannel({ url, from: 'tovholder@example.invalid' });
  const parts = { sql, mail, people: standIn(), publicUrl: 'https://tovholder.example.invalid' };
  const noon = Date.parse('2026-11-25T12:00:00+01:00');
  expect(await sendDigests(parts, Date.parse('2026-11-25T06:00:00+01:00'))).toBe(false);
  expect(taken).toEqual([]);
  await sendDigests(parts, noon);
  await sendDigests(parts, noon);
  expect(taken.map(({ to }) => to)).toEqual(['digest@kommune.invalid']);
  expect(taken[0]?.text).toMatch(/Der er \d+ besked/);
  expect(taken[0]?.text).toContain('https://tovholder.example.invalid/notices');
  expect(taken[0]?.text).not.toContain('c_gone');
  const receipts = await sql`
    select 1 from disclosure_receipt where case_id = 'c_gone' and sender = 'notice'`;
  expect(receipts.length).toBeGreaterThan(0);
  mail.close?.();
  expect(weeklyMail({ overdue: 3, soon: 5, deadLetters: 1 }, 'https://x.invalid').text).toContain(
    'Overskredne frister: 3',
  );
  expect(await readUnitFigures(sql, { organisation: 'esbjerg', role: null }, Date.now())).toMatchObject({
    overdue: expect.any(Number),
  });
});
