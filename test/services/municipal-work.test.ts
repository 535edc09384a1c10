import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { insertOrganisationAct } from '../../db/insert-organisation-act.ts';
import { insertParameterChange } from '../../db/insert-parameter-change.ts';
import { publish } from '../../db/publish.ts';
import { readCase } from '../../db/read-case.ts';
import { waitUntil } from '../../db/wait-for-event.ts';
import { parseInstant } from '../../domain/calendar/index.ts';
import { whyOrganisationIsSilent } from '../../worker/delivery/kinds/organisation-speaks.ts';
import { listMails, type MailCatcher, startMailCatcher } from '../../worker/embedded/mail-catcher.ts';
import { ensureOrganisationSchedule, ORGANISATION_RHYTHMS } from '../../worker/organisation-schedule.ts';
import { batchAt, REFERRED_AT, referredCase } from './support/case-on-paper.ts';
import { testEngine } from './support/engine.ts';
import { pregnancy, referral } from './support/requests.ts';
import { testStore } from './support/store.ts';

const store = testStore();
const engine = testEngine(store);
let catcher: MailCatcher;

beforeAll(async () => {
  catcher = await startMailCatcher({ port: 0, folder: join(store.folder, 'mails') });
  await publish(store.sql, batchAt(referredCase('c_followed'), REFERRED_AT));
  // At work for more than a year: whatever the day is, duties of past periods stand open.
  await store.owner`update case_view set opened_at = now() - interval '400 days' where id = 'c_followed'`;
});
afterAll(() => catcher?.stop());

const said = () => store.sql<{ case_id: string; deadline_id: string; recipient: string; kind: string }[]>`
  select case_id, deadline_id, recipient, kind from outbox where case_id like 'organisation:%' order by seq`;

/** The workflows that the schedule has started, by id. */
async function runs(): Promise<string[]> {
  const { info } = await engine.client.schedule.getHandle(ORGANISATION_RHYTHMS).describe();
  return info.recentActions.map(({ action }) => action.workflow.workflowId);
}

async function lookNow(): Promise<void> {
  const before = new Set(await runs());
  let started: string | undefined;
  // A look is skipped while the schedule believes that the last one still runs, and two in a second share their name.
  const begun = await waitUntil(async () => {
    await engine.client.schedule.getHandle(ORGANISATION_RHYTHMS).trigger();
    await waitUntil(async () => {
      started = (await runs()).find((id) => !before.has(id));
      return started !== undefined;
    }, 2_000);
    return started !== undefined;
  }, 30_000);
  expect(begun).toBe(true);
  await engine.client.workflow.getHandle(started ?? '').result();
}

test('a worker makes the daily schedule, twice over without harm, and each duty is told of once', async () => {
  await engine.startWorker({ SMTP_URL: catcher.url, PUBLIC_URL: 'https://tovholder.example.invalid' });
  const handle = engine.client.schedule.getHandle(ORGANISATION_RHYTHMS);
  expect(
    await waitUntil(
      () =>
        handle.describe().then(
          () => true,
          () => false,
        ),
      20_000,
    ),
  ).toBe(true);
  await handle.pause('looked at by hand');
  await ensureOrganisationSchedule(engine.client);
  const { spec, state, policies } = await handle.describe();
  expect(spec.timezone).toBe('Europe/Copenhagen');
  expect(spec.calendars?.[0]?.hour).toEqual([{ start: 8, end: 8, step: 1 }]);
  expect([state.paused, policies.overlap]).toEqual([true, 'SKIP']);
  await handle.unpause();

  await lookNow();
  const first = await said();
  expect(new Set(first.map((row) => row.case_id))).toEqual(
    new Set(['organisation:esbjerg', 'organisation:syddanmark']),
  );
  const overdue = first.filter((row) => row.case_id === 'organisation:esbjerg' && row.kind === 'breach');
  expect(new Set(overdue.map((row) => row.recipient))).toEqual(new Set(['FR', 'FR-leader']));
  await lookNow();
  expect(await said()).toEqual(first);
});

test('it leaves as mail with a link to the calendar and no word of what is owed', async () => {
  // At night what is said waits for the morning's hour.
  await store.owner`
    update outbox set planned_ms = ${Date.now()}, next_attempt_at = now()
    where case_id like 'organisation:%' and sent_at is null and cancelled_at is null`;
  const sent = await waitUntil(async () => {
    const open = await store.sql`
      select 1 from outbox where case_id like 'organisation:%' and sent_at is null and cancelled_at is null`;
    return open.length === 0;
  }, 20_000);
  expect(sent).toBe(true);
  const got = (await listMails(join(store.folder, 'mails'))).filter((mail) =>
    mail.text.includes('https://tovholder.example.invalid/organisations/esbjerg'),
  );
  expect(got.length).toBeGreaterThan(0);
  for (const mail of got)
    expect(`${mail.subject} ${mail.text}`).not.toMatch(/X-2|kontaktoplysninger|mødeforum/i);
});

test('a duty done before its reminder leaves is not spoken of', async () => {
  const reminder = { deadline_id: 'X-24.2026.2.1', kind: 'reminder' as const, recipient: 'FR' };
  const nowMs = parseInstant('2026-04-20T09:00:00+02:00') ?? 0;
  const silent = () => whyOrganisationIsSilent(store.sql, 'aabenraa', reminder, nowMs);
  expect(await silent()).toBeNull();
  await insertOrganisationAct(store.sql, {
    organisation: 'aabenraa',
    ruleId: 'X-24',
    heldOn: '2026-04-20',
    takeBackBecause: null,
    byRole: 'FR',
    by: 'aabenraa:FR',
  });
  expect(await silent()).toBe('duty no longer open');
  expect(await whyOrganisationIsSilent(store.sql, 'nowhere', reminder, nowMs)).toBe('unknown organisation');
});

test('a case opened after a change carries the new value, one that was open keeps its own', async () => {
  const noticeOf = async (id: string) =>
    (await readCase(store.sql, id))?.snapshot.parameters.coordinationMeetingNoticeDays;
  const openOne = async () => {
    const opened = await engine.gateway.openCase(pregnancy, referral());
    if (!opened.ok) throw new Error(opened.refusal.message.en);
    return opened.answer.id;
  };
  const before = await openOne();
  await insertParameterChange(store.sql, {
    municipality: 'esbjerg',
    name: 'coordinationMeetingNoticeDays',
    value: 21,
    reason: 'ny lokal aftale',
    byRole: 'FR-leader',
    by: 'esbjerg:FR-leader',
  });
  const after = await openOne();
  expect([await noticeOf(before), await noticeOf(after)]).toEqual([7, 21]);
});
