import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { call } from '../../cli/program.ts';
import { casesTold } from '../../db/cases-told.ts';
import { connect } from '../../db/connect.ts';
import {
  enterAbsence,
  removeAbsence,
  removeColleague,
  saveColleague,
} from '../../db/directory/change-staff.ts';
import { readPreferences, savePreferences } from '../../db/directory/message-preferences.ts';
import { readDirectory } from '../../db/directory/read-directory.ts';
import { readStaff } from '../../db/directory/read-staff.ts';
import { changeSendingHours, readSendingHours } from '../../db/directory/sending-hours.ts';
import { publish } from '../../db/publish.ts';
import { waitUntil } from '../../db/wait-for-event.ts';
import { defaultPreferences } from '../../domain/reach/channels.ts';
import { reach } from '../../domain/reach/reach.ts';
import { atOnce, defaultSendingHours } from '../../domain/reach/sending-hours.ts';
import type { ListedColleague } from '../../domain/reach/staff.ts';
import type { Role } from '../../domain/rules/roles.ts';
import { KEY_BYTES } from '../../security/master-key.ts';
import type { Channel } from '../../worker/delivery/channels/channel.ts';
import { peopleOf } from '../../worker/delivery/people.ts';
import { startSender } from '../../worker/delivery/sender.ts';
import { batchAt, give, later, notification, referredCase } from './support/case-on-paper.ts';
import { lateCase } from './support/late-case.ts';
import { testStore } from './support/store.ts';

const store = testStore();

const colleague = (subject: string, roles: Role[], more: Partial<ListedColleague> = {}): ListedColleague => ({
  organisation: 'esbjerg',
  subject,
  name: `Kanarie ${subject}`,
  roles,
  address: `kanarie.${subject}@example.invalid`,
  standIn: null,
  fromOn: null,
  untilOn: null,
  ...more,
});

test('people, absences and desks of a municipality and its region tell who is reached that day', async () => {
  await saveColleague(store.sql, colleague('anna', ['FR']), 'lene');
  await saveColleague(store.sql, colleague('bent', ['FR'], { untilOn: '2026-03-11' }), 'lene');
  await saveColleague(store.sql, colleague('ida', ['SSR'], { organisation: 'syddanmark' }), 'lene');
  await store.owner`insert into recipient (municipality, role, address) values
    ('', 'SP', 'all@example.invalid'), ('esbjerg', 'SP', 'own@example.invalid')`;
  const away = { subject: 'anna', fromOn: '2026-03-09', untilOn: '2026-03-11', standIn: 'bent' };
  const absenceId = await enterAbsence(store.sql, 'esbjerg', away, 'anna');
  expect(await enterAbsence(store.sql, 'esbjerg', away, 'anna')).toBe(absenceId);
  expect(await enterAbsence(store.sql, 'esbjerg', { ...away, subject: 'nobody' }, 'anna')).toBeNull();

  const told = async (role: Role, assignee: string | null, on = '2026-03-10') =>
    reach({ directory: await readDirectory(store.sql, 'Esbjerg'), assignee, role, on }).map(
      ({ address, because }) => `${address} ${because}`,
    );
  expect(await told('FR', 'anna')).toEqual(['kanarie.bent@example.invalid stand-in']);
  expect(await told('FR', 'anna', '2026-03-12')).toEqual(['kanarie.anna@example.invalid assigned']);
  expect(await told('SSR', null)).toEqual(['kanarie.ida@example.invalid role']);
  expect(await told('SP', null)).toEqual(['own@example.invalid desk']);

  expect(await removeAbsence(store.sql, 'esbjerg', { subject: 'bent', absenceId: absenceId ?? 0 })).toBe(
    false,
  );
  expect(await removeAbsence(store.sql, 'esbjerg', { subject: 'anna', absenceId: absenceId ?? 0 })).toBe(
    true,
  );
  expect(await told('FR', 'anna')).toEqual(['kanarie.anna@example.invalid assigned']);
  await saveColleague(store.sql, colleague('anna', ['FR'], { address: null }), 'lene');
  expect(await told('FR', 'anna')).toEqual(['null assigned', 'kanarie.bent@example.invalid role']);
});

test('names and addresses lie sealed, and are read by nobody who does not say on whose behalf', async () => {
  await saveColleague(store.sql, colleague('hemmelig', ['VM']), 'lene');
  const rows = await store.owner`select * from colleague`;
  expect(JSON.stringify(rows)).not.toMatch(/Kanarie|kanarie/);
  const [row] = await store.owner`select sealed_entry from colleague where subject = 'hemmelig'`;
  await store.owner`update colleague set sealed_entry = ${row?.sealed_entry} where subject = 'ida'`;
  await expect(readStaff(store.sql, ['syddanmark'])).rejects.toThrow();
  expect(await removeColleague(store.sql, 'syddanmark', 'ida')).toBe(true);
  const mute = connect(store.postgres.url, { name: 'test', claim: 'none' });
  try {
    for (const table of ['directory_key', 'colleague', 'colleague_absence', 'message_preference'])
      expect(await mute`select * from ${mute(table)}`, table).toEqual([]);
  } finally {
    await mute.end({ timeout: 1 });
  }
});

test('a new master key opens the directory as before', async () => {
  const before = await readStaff(store.sql, ['esbjerg']);
  expect(before.colleagues.length).toBeGreaterThan(0);
  const kept = { ...process.env };
  Object.assign(process.env, {
    TOVHOLDER_MASTER_KEY: randomBytes(KEY_BYTES).toString('base64'),
    TOVHOLDER_OLD_MASTER_KEY_FILES: store.masterKeyFile,
  });
  const rotated = await call(['rotate-keys'], { DATABASE_URL: store.postgres.url }, () => {});
  expect(rotated?.outcome.document).toMatchObject({ failed: [], directories: expect.any(Number) });
  const { TOVHOLDER_OLD_MASTER_KEY_FILES: _old, TOVHOLDER_MASTER_KEY_FILE: _file, ...alone } = process.env;
  process.env = alone;
  const anew = connect(store.postgres.url, { name: 'test' });
  try {
    expect(await readStaff(anew, ['esbjerg'])).toEqual(before);
  } finally {
    process.env = kept;
    await anew.end({ timeout: 1 });
  }
});

test('the newest sending hours hold, and a person’s wishes are their own', async () => {
  expect(await readSendingHours(store.sql, 'esbjerg')).toBeNull();
  await changeSendingHours(store.sql, 'esbjerg', { ...defaultSendingHours, spreadMinutes: 5 }, 'lene');
  await changeSendingHours(store.sql, 'esbjerg', { ...defaultSendingHours, spreadMinutes: 45 }, 'lene');
  expect((await readSendingHours(store.sql, 'Esbjerg'))?.spreadMinutes).toBe(45);
  await savePreferences(store.sql, 'anna', { ...defaultPreferences, byKind: { document: 'in-app' } });
  const wishes = await readPreferences(store.sql, ['anna', 'bent']);
  expect(wishes.get('anna')).toEqual({ byKind: { document: 'in-app' }, weeklyOverview: true });
  expect(wishes.has('bent')).toBe(false);
});

test('whom something still owed was escalated to is found, a leader is warned of the unassigned case once', async () => {
  await saveColleague(store.sql, colleague('lene', ['FR-leader']), 'lene');
  const known = give(
    referredCase('c_told'),
    '2025-04-11T15:30:00+02:00',
    'receive-notification',
    notification('n1'),
  );
  const overdue = later(known, '2025-04-13T09:00:00+02:00');
  await publish(store.sql, batchAt(overdue, '2025-04-13T09:00:00+02:00'));
  await publish(store.sql, batchAt(overdue, '2025-04-13T09:00:00+02:00'));
  expect(await casesTold(store.sql, ['director'], ['esbjerg'], 10)).toEqual(['c_told']);
  expect(await casesTold(store.sql, ['SP'], ['esbjerg'], 10)).toEqual([]);
  expect(await casesTold(store.sql, ['director'], ['aabenraa'], 10)).toEqual([]);
  const warned = await store.sql`
    select deadline_id, recipient from outbox where case_id = 'c_told' and kind = 'vacancy' and recipient = 'FR-leader'`;
  expect([...warned]).toEqual([{ deadline_id: 'vacancy:FR', recipient: 'FR-leader' }]);
});

test('messages to a vacant role go to its leader, who is warned of it once however many there are', async () => {
  const mails: { to: string | null; text: string }[] = [];
  const mail: Channel = {
    name: 'mail',
    takesKey: false,
    async send({ address, compose }) {
      mails.push({ to: address, text: (await compose()).text });
      return { kind: 'sent' };
    },
  };
  const people = { ...peopleOf(store.sql, false), hoursOf: async () => atOnce };
  await saveColleague(store.sql, colleague('lene', ['FR-leader', 'director']), 'lene');
  for (const gone of ['anna', 'bent']) await removeColleague(store.sql, 'esbjerg', gone);
  await lateCase(store, 'c_vacant');
  const sender = startSender({
    sql: store.sql,
    channels: [mail],
    people,
    publicUrl: 'https://tovholder.example.invalid',
    from: 'tovholder@example.invalid',
  });
  const warnings = () => mails.filter(({ text }) => text.includes('/organisations/esbjerg/colleagues'));
  const waiting = () =>
    store.sql`select 1 from outbox where case_id = 'c_vacant' and sent_at is null and cancelled_at is null`;
  expect(await waitUntil(async () => warnings().length > 0 && (await waiting()).length === 0, 20_000)).toBe(
    true,
  );
  await sender.stop();
  expect(mails.filter(({ text }) => text.includes('/cases/c_vacant')).length).toBeGreaterThan(1);
  expect(new Set(mails.map(({ to }) => to))).toEqual(new Set(['kanarie.lene@example.invalid']));
  const [row] = await store.sql`
    select count(*)::int as n from outbox where case_id = 'organisation:esbjerg' and deadline_id = 'vacancy:FR'`;
  expect(row?.n).toBe(1);
  expect(mails.map(({ text }) => text).join()).not.toMatch(/Kanarie|Prøve/);
});
