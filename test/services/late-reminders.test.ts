import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { publish } from '../../db/publish.ts';
import { waitUntil } from '../../db/wait-for-event.ts';
import { listMails, type MailCatcher, startMailCatcher } from '../../worker/embedded/mail-catcher.ts';
import { passTime } from '../../workflows/live-case.ts';
import { batchOf } from '../../workflows/publication.ts';
import { give, openedCase } from './support/case-on-paper.ts';
import { localSender } from './support/local-sender.ts';
import { hoursAgo, notificationOf, referral } from './support/requests.ts';
import { testStore } from './support/store.ts';

const store = testStore();
let catcher: MailCatcher;
let mails: string;

beforeAll(async () => {
  mails = join(store.folder, 'mails');
  catcher = await startMailCatcher({ port: 0, folder: mails });
});
afterAll(() => catcher?.stop());

const DAYS = 24;

/** A case of which nobody heard anything for 90 days: what fell due meanwhile is published at once. */
async function publishAfterStandstill(id: string): Promise<void> {
  const at = hoursAgo(95 * DAYS);
  let live = openedCase({ id, kind: 'pregnancy' }, { at, data: referral(at).data });
  live = give(
    live,
    hoursAgo(90 * DAYS),
    'receive-notification',
    notificationOf('n1', hoursAgo(90 * DAYS)).data,
  );
  await publish(
    store.sql,
    batchOf(passTime(live, Date.now()), { nowMs: Date.now(), clockOffsetMs: 0, demo: false }),
  );
}

test('after ninety days of standstill a recipient hears once of a case, and how much it missed', async () => {
  await publishAfterStandstill('c_standstill');
  const rows = () => store.sql`
    select recipient, sent_at, cancelled_at, deadline_id from outbox where case_id = 'c_standstill'`;
  const planned = await rows();
  const recipients = new Set(planned.map((row) => row.recipient));
  expect(planned.length).toBeGreaterThan(recipients.size * 2);

  const senders = [1, 2].map(() => localSender(store.sql, catcher.url));
  const settled = await waitUntil(
    async () => (await rows()).every((row) => row.sent_at || row.cancelled_at),
    30_000,
  );
  await Promise.all(senders.map((sender) => sender.stop()));
  expect(settled).toBe(true);

  const sentTo = (await rows()).filter((row) => row.sent_at).map((row) => row.recipient);
  expect(sentTo.length).toBeGreaterThan(1);
  expect(new Set(sentTo).size).toBe(sentTo.length);
  const got = (await listMails(mails)).filter((mail) => mail.text.includes('/cases/c_standstill'));
  expect(got.length).toBe(sentTo.length);
  const mail = got.find((one) => one.to.some((address) => address.startsWith('fr.')));
  const told = Number(
    mail?.text.match(/(\d+) påmindelser i sagen faldt, mens systemet stod stille/)?.[1] ?? 0,
  );
  expect(told).toBeGreaterThan(1);
  expect(told).toBeLessThanOrEqual(planned.filter((row) => row.recipient === 'FR').length);
}, 60_000);
