import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { claimMessages } from '../../db/claim-messages.ts';
import { publish } from '../../db/publish.ts';
import { readReceipts } from '../../db/read-receipts.ts';
import { waitUntil } from '../../db/wait-for-event.ts';
import { formatInstant } from '../../domain/calendar/index.ts';
import { listMails, type MailCatcher, startMailCatcher } from '../../worker/embedded/mail-catcher.ts';
import type { Loop } from '../../worker/loop.ts';
import { batchOf } from '../../workflows/publication.ts';
import { give } from './support/case-on-paper.ts';
import { lateCase, written } from './support/late-case.ts';
import { localSender } from './support/local-sender.ts';
import { testStore } from './support/store.ts';

const store = testStore();
const senders: Loop[] = [];
let catcher: MailCatcher;
let mails: string;

beforeAll(async () => {
  mails = join(store.folder, 'mails');
  catcher = await startMailCatcher({ port: 0, folder: mails });
});
afterAll(async () => {
  await Promise.all(senders.map((sender) => sender.stop()));
  await catcher?.stop();
});

function startOne(): Loop {
  const sender = localSender(store.sql, catcher.url);
  senders.push(sender);
  return sender;
}

const rowsOf = (caseId: string) => store.sql`
  select deadline_id, kind, recipient, sent_at, cancelled_at, cancel_reason, message_id
  from outbox where case_id = ${caseId} order by seq`;

async function allSettled(caseId: string): Promise<boolean> {
  return waitUntil(
    async () => (await rowsOf(caseId)).every((row) => row.sent_at || row.cancelled_at),
    15_000,
  );
}

test('every due message leaves once as a real mail, with two senders at work, and says nothing about anybody', async () => {
  const live = await lateCase(store, 'c_mail');
  expect(live.messages).toEqual([]);
  const planned = await rowsOf('c_mail');
  expect(planned.map((row) => row.kind)).toContain('breach');
  const [a, b] = [startOne(), startOne()];
  expect(await allSettled('c_mail')).toBe(true);
  await Promise.all([a.stop(), b.stop()]);

  const sent = (await rowsOf('c_mail')).filter((row) => row.sent_at);
  const got = (await listMails(mails)).filter((mail) => mail.text.includes('/cases/c_mail'));
  expect(got.map((mail) => mail.headers['message-id']).sort()).toEqual(
    sent.map((row) => row.message_id).sort(),
  );
  expect(got.length).toBeGreaterThan(0);
  const receipts = await readReceipts(store.sql, 'c_mail', { limit: 50 });
  expect(receipts).toHaveLength(sent.length);
  expect(receipts.every(({ sender, detail }) => sender === 'reminder' && detail === null)).toBe(true);
  for (const mail of got) {
    expect(mail.subject).toBe('Tovholder: en frist kræver din opmærksomhed');
    expect(mail.text).toContain('https://tovholder.example.invalid/cases/c_mail');
    expect(`${mail.subject} ${mail.text}`).not.toMatch(/Prøve|F1-15|n1|notification|underretning/i);
    expect(mail.to.every((address) => address.endsWith('.esbjerg@tovholder.invalid'))).toBe(true);
  }
});

test('a deadline met before its message leaves is not spoken of, whichever notices first', async () => {
  let live = await lateCase(store, 'c_met');
  const before = await rowsOf('c_met');
  // One is claimed already when the command comes; the other is still free.
  const [claimed] = await claimMessages(store.sql, { by: 'somebody', limit: 1, leaseSeconds: 1 });
  expect(claimed?.case_id).toBe('c_met');
  const assessment = {
    notificationId: 'n1',
    assessedAt: formatInstant(Date.now() - 60_000),
    danger: false,
    acuteMeasures: false,
    assessors: ['fr-anna'],
  };
  live = give(live, formatInstant(Date.now()), 'assess-notification', assessment);
  await written(store, live);
  const sender = startOne();
  expect(await allSettled('c_met')).toBe(true);
  await sender.stop();
  const about = (await rowsOf('c_met')).filter((row) => /^F1-1[56]/.test(row.deadline_id));
  expect(about.length).toBeGreaterThan(0);
  expect(about.every((row) => row.cancelled_at && !row.sent_at)).toBe(true);
  expect((await rowsOf('c_met')).length).toBe(before.length);
});

test('a mail server that is away is tried again, and the mail leaves once when it is back', async () => {
  const [host, port] = new URL(catcher.url).host.split(':');
  expect(host).toBe('127.0.0.1');
  await catcher.stop();
  await lateCase(store, 'c_back');
  const sender = startOne();
  const failed = await waitUntil(async () => {
    const rows = await store.sql`select 1 from outbox where case_id = 'c_back' and last_error is not null`;
    return rows.length > 0;
  }, 10_000);
  expect(failed).toBe(true);
  catcher = await startMailCatcher({ port: Number(port), folder: mails });
  await store.owner`update outbox set next_attempt_at = now() where case_id = 'c_back'`;
  expect(await allSettled('c_back')).toBe(true);
  await sender.stop();
  const got = (await listMails(mails)).filter((mail) => mail.text.includes('/cases/c_back'));
  const sent = (await rowsOf('c_back')).filter((row) => row.sent_at);
  expect(got.length).toBe(sent.length);
  expect(sent.length).toBeGreaterThan(0);
});

test('after a long silence only the last of several messages about one deadline leaves', async () => {
  const live = await lateCase(store, 'c_silence');
  const nowMs = Date.now();
  const planned = (daysAgo: number, step: string) => ({
    at: formatInstant(nowMs - daysAgo * 86_400_000),
    kind: 'escalation' as const,
    deadlineId: 'F1-15.n1',
    to: 'director' as const,
    due: null,
    step,
  });
  const batch = batchOf(
    { ...live, messages: [planned(9, 'x1'), planned(5, 'x2'), planned(0, 'x3')] },
    { nowMs, clockOffsetMs: 0, demo: false },
  );
  await publish(store.sql, batch);
  await claimMessages(store.sql, { by: 'somebody', limit: 1, leaseSeconds: 1 });
  const rows = await store.sql`
    select step, cancel_reason from outbox where case_id = 'c_silence' and recipient = 'director' and step like 'x%' order by seq`;
  expect(rows.map((row) => row.cancel_reason !== null)).toEqual([true, true, false]);
});
