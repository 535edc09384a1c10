import type { AddressInfo } from 'node:net';
import ICAL from 'ical.js';
import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { postgresFeeds } from '../../api/reads/postgres-feeds.ts';
import { revokeFeedsOf } from '../../db/calendar-feeds.ts';
import { publish } from '../../db/publish.ts';
import { waitUntil } from '../../db/wait-for-event.ts';
import { formatInstant } from '../../domain/calendar/index.ts';
import type { Loop } from '../../worker/loop.ts';
import type { LiveCase } from '../../workflows/live-case.ts';
import { batchOf, settle } from '../../workflows/publication.ts';
import { give, referredCase } from './support/case-on-paper.ts';
import { localSender } from './support/local-sender.ts';
import { testStore } from './support/store.ts';

const CANARY = 'KANARIEFUGL';
const DAY_MS = 86_400_000;
const id = `c_${'e'.repeat(32)}`;
const store = testStore();

interface Mail {
  to: string;
  raw: string;
  method: string;
  event: ICAL.Component;
}
const mails: Mail[] = [];
let server: SMTPServer;
let sender: Loop;
let live: LiveCase;

beforeAll(async () => {
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, end) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', async () => {
        const raw = Buffer.concat(chunks);
        const mail = await read(raw, session.envelope.rcptTo[0]?.address ?? '');
        if (mail) mails.push(mail);
        end();
      });
    },
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  sender = localSender(store.sql, `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`);
  live = await written(referredCase(id));
}, 60_000);
afterAll(async () => {
  await sender?.stop();
  await new Promise<void>((done) => server.close(done));
});

/** A mail with a calendar part, read by a strict parser; others are of no concern here. */
async function read(raw: Buffer, to: string): Promise<Mail | null> {
  const { attachments, text, subject } = await PostalMime.parse(raw);
  const part = attachments.find(({ mimeType }) => mimeType.startsWith('text/calendar'));
  if (!part) return null;
  const ics = typeof part.content === 'string' ? part.content : new TextDecoder().decode(part.content);
  const calendar = new ICAL.Component(ICAL.parse(ics));
  const event = calendar.getFirstSubcomponent('vevent');
  if (!event) throw new Error('no event in the calendar');
  return {
    to,
    raw: `${subject}\n${text}\n${ics}`,
    method: String(calendar.getFirstPropertyValue('method')),
    event,
  };
}

async function written(next: LiveCase): Promise<LiveCase> {
  const batch = batchOf(next, { nowMs: Date.now(), clockOffsetMs: 0, demo: false });
  const published = await publish(store.sql, batch);
  if (published.kind === 'withdrawn') throw new Error('withdrawn');
  // Written twice it is announced once.
  await publish(store.sql, batch);
  return settle(next, { batch, entries: next.pending.length }, published);
}

const inDays = (days: number) => formatInstant(Date.now() + days * DAY_MS);

async function given(command: string, data: Record<string, unknown>): Promise<void> {
  live = await written(give(live, formatInstant(Date.now()), command, data as never));
}

const told = () =>
  mails
    .map(
      ({ to, method, event }) => `${to.split('.')[0]} ${method} ${event.getFirstPropertyValue('sequence')}`,
    )
    .sort();

const untilTold = (count: number) => waitUntil(async () => mails.length >= count, 20_000);

test('an invitation reaches those who may be mailed, once, and its calendar part names its mailbox', async () => {
  await given('plan-meeting', {
    meetingId: 'm1',
    kind: 'term',
    meetingAt: inDays(20),
    invitees: ['FR', 'GP', 'mother'],
    agenda: [CANARY],
    place: `${CANARY}vej 1`,
  });
  await given('invite-to-meeting', { meetingId: 'm1', note: CANARY });
  await untilTold(2);
  expect(told()).toEqual(['fr REQUEST 0', 'gp REQUEST 0']);
  for (const { to, event } of mails) {
    expect(String(event.getFirstPropertyValue('attendee')).toLowerCase()).toBe(`mailto:${to}`);
    expect(String(event.getFirstPropertyValue('organizer')).toLowerCase()).toBe(
      'mailto:tovholder@example.invalid',
    );
    expect(String(event.getFirstPropertyValue('url'))).toBe(
      `https://tovholder.example.invalid/cases/${id}/meetings/m1`,
    );
  }
}, 60_000);

test('a move and a cancellation reach the same calendars under the same name', async () => {
  await given('move-meeting', { meetingId: 'm1', meetingAt: inDays(22) });
  await untilTold(4);
  await given('cancel-meeting', { meetingId: 'm1', reason: CANARY });
  await untilTold(6);
  expect(told()).toEqual([
    'fr CANCEL 2',
    'fr REQUEST 0',
    'fr REQUEST 1',
    'gp CANCEL 2',
    'gp REQUEST 0',
    'gp REQUEST 1',
  ]);
  expect(new Set(mails.map(({ event }) => event.getFirstPropertyValue('uid'))).size).toBe(1);
  expect(mails.map(({ raw }) => raw).join('\n')).not.toMatch(new RegExp(`${CANARY}|Prøve|erminsm`, 'i'));
}, 60_000);

test('a move that the next one overtook while mail was away is told once, as it is now', async () => {
  await sender.stop();
  await given('plan-meeting', {
    meetingId: 'm2',
    kind: 'ad-hoc',
    meetingAt: inDays(10),
    invitees: ['FR'],
  });
  await given('invite-to-meeting', { meetingId: 'm2' });
  await given('move-meeting', { meetingId: 'm2', meetingAt: inDays(11) });
  await given('move-meeting', { meetingId: 'm2', meetingAt: inDays(12) });
  mails.splice(0);
  sender = localSender(store.sql, `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`);
  const waiting = async () => {
    const [row] = await store.sql<{ n: number }[]>`
      select count(*)::int as n from outbox
      where kind = 'invitation' and sent_at is null and cancelled_at is null and recipient <> 'mother'`;
    return row?.n === 0;
  };
  await waitUntil(waiting, 20_000);
  expect(told()).toEqual(['fr REQUEST 2']);
}, 60_000);

test('a calendar to subscribe to is kept as a hash, lives until it is closed, and is closed by its owner alone', async () => {
  const feeds = postgresFeeds(store.sql);
  const caller = {
    subject: 'u_1',
    role: 'FR',
    scope: 'esbjerg',
    organisation: 'esbjerg',
    cases: [id],
    how: 'session',
  } as const;
  const token = await feeds.create(caller);
  const other = await feeds.create({ ...caller, subject: 'u_2' });
  const [row] =
    await store.owner`select calendar_feed::text as said from calendar_feed where subject = 'u_1'`;
  expect(row?.said).not.toContain(token);
  expect(await feeds.use(token)).toMatchObject({
    subject: 'u_1',
    holder: { role: 'FR', scope: 'esbjerg', organisation: 'esbjerg', cases: [id] },
  });
  expect(await feeds.use(`${token.slice(1)}a`)).toBeNull();
  const [mine] = await feeds.list('u_1');
  expect(mine?.lastReadMs).not.toBeNull();
  await feeds.revoke('u_2', mine?.feedId ?? '');
  expect(await feeds.use(token)).not.toBeNull();
  await feeds.revoke('u_1', mine?.feedId ?? '');
  expect(await feeds.use(token)).toBeNull();
  expect(await feeds.list('u_1')).toEqual([]);
  expect(await revokeFeedsOf(store.sql, 'u_2')).toBe(1);
  expect(await feeds.use(other)).toBeNull();
  const late = await feeds.create(caller);
  await store.owner`update calendar_feed set expires_at = now() - interval '1 second' where revoked_at is null`;
  expect(await feeds.use(late)).toBeNull();
}, 60_000);
