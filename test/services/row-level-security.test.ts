import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Claim, look, onBehalfOf } from '../../db/claim.ts';
import { connect, type Sql, type Transaction } from '../../db/connect.ts';
import { openEmergencyAccess } from '../../db/emergency-access.ts';
import { publish } from '../../db/publish.ts';
import { rebuild } from '../../db/rebuild.ts';
import type { LiveCase } from '../../workflows/live-case.ts';
import type { TestApi } from '../api/support/api.ts';
import { batchAt, give, notification, referredCase } from './support/case-on-paper.ts';
import { loggedApi } from './support/logged-api.ts';
import { testStore } from './support/store.ts';

const store = testStore();
const idOf = (head: string): string => `c_${head.padEnd(32, '0')}`;
const [OURS, MOVED, GUESTS, THEIRS] = ['a1', 'b2', 'c3', 'd4'].map(idOf) as [string, string, string, string];

/** The application role as the API's process has it: without a claim of its own. One connection, so that a leak shows. */
let sql: Sql;
let api: TestApi;

const esbjerg: Claim = { scope: 'esbjerg', unit: 'FR', subject: 'esbjerg:FR' };
const aabenraa: Claim = { scope: 'aabenraa', unit: 'FR', subject: 'aabenraa:FR' };
const region: Claim = { scope: 'syddanmark', unit: 'SSR', subject: 'syddanmark:SSR' };

const as = <Row>(claim: Claim, ask: (tx: Transaction) => PromiseLike<Row>): Promise<Row> =>
  onBehalfOf(claim, () => look(sql, ask));

const casesOf = async (claim: Claim): Promise<string[]> =>
  (await as(claim, (tx) => tx<{ id: string }[]>`select id from case_view order by id`)).map(({ id }) => id);

const journalOf = async (claim: Claim, id: string): Promise<string[]> =>
  (
    await as(
      claim,
      (tx) => tx<{ type: string }[]>`select type from journal where case_id = ${id} order by event_id`,
    )
  ).map(({ type }) => type);

const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString();

beforeAll(async () => {
  sql = connect(store.postgres.url, { name: 'test looks', max: 1, claim: 'none' });
  api = loggedApi(store, sql);
  const at = '2025-04-14T12:00:00+02:00';
  const write = (live: LiveCase) => publish(store.sql, batchAt(live, at));
  await write(give(referredCase(OURS), at, 'receive-notification', notification('n1')));
  const elsewhere = referredCase(THEIRS);
  await write({ ...elsewhere, state: { ...elsewhere.state, municipality: 'aabenraa' } });
  let moving = give(referredCase(MOVED), at, 'report-move', {
    toMunicipality: 'Aabenraa Kommune',
    movesOn: '2025-04-14',
  });
  moving = give(moving, '2025-04-14T13:00:00+02:00', 'notify-new-municipality', {});
  moving = give(moving, '2025-04-14T14:00:00+02:00', 'acknowledge-transfer', {});
  await write(give(moving, '2025-04-15T09:00:00+02:00', 'record-entry', { text: 'senere' }));
  const meeting = { meetingId: 'm1', kind: 'ad-hoc', meetingAt: inDays(3), invitees: ['FP'] };
  const now = new Date().toISOString();
  const invited = give(referredCase(GUESTS), now, 'plan-meeting', meeting);
  const guests = [{ role: 'FR', organisation: 'aabenraa' }];
  await write(give(invited, now, 'invite-to-meeting', { meetingId: 'm1', dispatchedAt: now, guests }));
}, 60_000);

afterAll(() => sql?.end({ timeout: 1 }));

const tables = [
  ...['case_view', 'deadline_view', 'journal', 'case_access'],
  ...['case_opening', 'case_command', 'outbox', 'relay_outbox'],
];

describe('the role that the application uses', () => {
  it('is no superuser, passes no policy by, and owns none of the tables', async () => {
    const [role] = await sql`
      select rolsuper, rolbypassrls, rolcreaterole from pg_roles where rolname = current_user`;
    expect(role).toEqual({ rolsuper: false, rolbypassrls: false, rolcreaterole: false });
    const guarded = await sql<{ name: string; forced: boolean; mine: boolean }[]>`
      select relname as name, relrowsecurity and relforcerowsecurity as forced,
             pg_get_userbyid(relowner) = current_user as mine
      from pg_class where relname = any(${tables})`;
    expect(guarded.map(({ forced, mine }) => [forced, mine])).toEqual(tables.map(() => [true, false]));
  });

  it('sees no row without a claim, and writes none', async () => {
    for (const table of tables)
      expect([table, [...(await sql`select * from ${sql(table)}`)]]).toEqual([table, []]);
    expect((await sql`update case_view set phase = 'closed'`).count).toBe(0);
    expect((await sql`delete from deadline_view`).count).toBe(0);
    await expect(
      sql`insert into case_access values (${OURS}, 'aabenraa', 'authority', '', '', 0, null, 1)`,
    ).rejects.toThrow('row-level security');
  });

  it('forgets the claim with the transaction, on the very same connection', async () => {
    expect(await casesOf(esbjerg)).toContain(OURS);
    expect([...(await sql`select id from case_view`)]).toEqual([]);
    await expect(as(esbjerg, (tx) => tx`select 1 / 0`)).rejects.toThrow('division');
    expect([...(await sql`select id from case_view`)]).toEqual([]);
  });
});

describe('another municipality', () => {
  it('finds its own cases, those it took over, and those that it is invited to', async () => {
    expect(await casesOf(aabenraa)).toEqual([MOVED, GUESTS, THEIRS]);
    expect(await casesOf({ ...aabenraa, unit: 'SP' })).toEqual([MOVED, THEIRS]);
    expect(await casesOf(esbjerg)).toEqual([OURS, MOVED, GUESTS]);
    expect(await casesOf(region)).toEqual([OURS, MOVED, GUESTS, THEIRS]);
    expect(await casesOf({ scope: 'vejle', unit: 'FR', subject: 'vejle:FR' })).toEqual([]);
  });

  it('gets no row of a case that is not its own by any query that could be slipped in', async () => {
    const attacks = [
      `select id from case_view where id = '${OURS}'`,
      `select id from case_view where municipality = 'x' or true`,
      `select case_id as id from journal where case_id = '' or 1 = 1`,
      `select 'x' as id union all select case_id from journal`,
      `select case_id as id from deadline_view`,
      `select case_id as id from case_access`,
      `select case_id as id from case_opening`,
      `select case_id as id from case_command`,
      `select case_id as id from outbox union all select to_case from relay_outbox`,
      `select j.case_id as id from journal j left join case_view v on true`,
      `with t as materialized (select * from journal) select case_id as id from t`,
      `select (select string_agg(case_id, ',') from journal) as id`,
      `select id from case_view where exists (select 1 from journal j where j.case_id = '${OURS}')`,
    ];
    const stranger: Claim = { scope: 'aabenraa', unit: 'SP', subject: 'aabenraa:SP' };
    for (const attack of attacks) {
      const rows = await as(stranger, (tx) => tx.unsafe<{ id: string | null }[]>(attack));
      expect([attack, rows.some(({ id }) => id?.includes(OURS) || id?.includes(GUESTS))]).toEqual([
        attack,
        false,
      ]);
    }
    const none = await as(stranger, (tx) => tx`select 1 from journal where case_id = ${OURS}`);
    expect(none).toHaveLength(0);
  });

  it('is under its claim whatever a look does first', async () => {
    const ids = await onBehalfOf(aabenraa, () =>
      look(store.sql, async (tx) => {
        const rows = await tx<{ id: string }[]>`select id from case_view order by id`;
        return rows.map(({ id }) => id);
      }),
    );
    expect(ids).toEqual([MOVED, GUESTS, THEIRS]);
    const journal = async (id: string, who: string) =>
      (await api.get(`/v1/cases/${id}/journal`, who)).body.items?.map(({ type }: { type: string }) => type);
    expect(await journal(OURS, 'esbjerg:FR')).toEqual(['referred', 'notification-received']);
    expect((await journal(MOVED, 'esbjerg:FR')).at(-1)).toBe('transfer-acknowledged');
    expect((await journal(MOVED, 'aabenraa:FR')).at(-1)).toBe('entry-recorded');
    const work = await api.get('/v1/worklist?limit=500', 'aabenraa:FR');
    expect(JSON.stringify(work.body)).toContain(MOVED);
  });

  it('cannot write through what it is shown', async () => {
    await expect(as(aabenraa, (tx) => tx`update case_view set phase = 'closed'`)).rejects.toThrow(
      'read-only',
    );
  });
});

describe('a case that was handed over', () => {
  it('stands still for the municipality that had it, and goes on for the one that has it', async () => {
    const whole = ['referred', 'move-reported', 'new-municipality-notified', 'transfer-acknowledged'];
    expect(await journalOf(esbjerg, MOVED)).toEqual(whole);
    expect(await journalOf(aabenraa, MOVED)).toEqual([...whole, 'entry-recorded']);
    expect(await journalOf(region, MOVED)).toEqual([...whole, 'entry-recorded']);
    const owed = (claim: Claim) =>
      as(claim, (tx) => tx`select id from deadline_view where case_id = ${MOVED}`);
    expect((await owed(esbjerg)).length).toBe(0);
    expect((await owed(aabenraa)).length).toBeGreaterThan(0);
  });

  it('is listed and shown by the API to both, each in its own state', async () => {
    const listed = async (who: string) =>
      (await api.get('/v1/cases', who)).body.items.map(({ id }: { id: string }) => id).sort();
    expect(await listed('esbjerg:FR')).toEqual([OURS, MOVED, GUESTS]);
    expect(await listed('aabenraa:FR')).toEqual([MOVED, GUESTS, THEIRS]);
    const version = async (who: string) => (await api.get(`/v1/cases/${MOVED}`, who)).body.version;
    expect([await version('esbjerg:FR'), await version('aabenraa:FR')]).toEqual([4, 5]);
    const work = await api.get('/v1/worklist?limit=500', 'esbjerg:FR');
    expect(JSON.stringify(work.body)).not.toContain(MOVED);
  });
});

describe('whoever was let in to one thing', () => {
  it('sees that there is the case, and nothing of its journal or its deadlines', async () => {
    expect(await journalOf(aabenraa, GUESTS)).toEqual([]);
    const rows = await as(aabenraa, (tx) => tx`select id from deadline_view where case_id = ${GUESTS}`);
    expect(rows).toHaveLength(0);
    const { body } = await api.get(`/v1/cases/${GUESTS}/meetings`, 'aabenraa:FR');
    expect(body.items.map(({ meetingId }: { meetingId: string }) => meetingId)).toEqual(['m1']);
  });

  it('sees nothing once the meeting is over', async () => {
    await store.owner`update case_access set until_ms = 1 where case_id = ${GUESTS} and ground = 'invited'`;
    expect(await casesOf(aabenraa)).toEqual([MOVED, THEIRS]);
  });

  it('is let in again by a rebuild, which says what it put right', async () => {
    await store.owner`delete from case_access where case_id = ${OURS}`;
    await store.owner`update case_view set authority = 'vejle' where id = ${THEIRS}`;
    expect(await journalOf(esbjerg, OURS)).toEqual([]);
    expect(await casesOf(aabenraa)).toEqual([MOVED]);
    const { rewritten, unreadable } = await rebuild(store.sql, Date.now());
    expect(unreadable).toEqual([]);
    expect(rewritten.map(({ caseId, differed }) => [caseId, differed.includes('access')]).sort()).toEqual([
      [OURS, true],
      [GUESTS, true],
      [THEIRS, true],
    ]);
    expect((await journalOf(esbjerg, OURS)).length).toBe(2);
    expect(await casesOf(aabenraa)).toEqual([MOVED, GUESTS, THEIRS]);
    expect(await casesOf(esbjerg)).toEqual([OURS, MOVED, GUESTS]);
  });
});

describe('one person', () => {
  it('with a login that is limited to some cases sees these only, and with none of them none', async () => {
    expect(await casesOf({ ...esbjerg, cases: [OURS] })).toEqual([OURS]);
    expect(await casesOf({ ...esbjerg, cases: [] })).toEqual([]);
    expect(await journalOf({ ...esbjerg, cases: [MOVED] }, OURS)).toEqual([]);
    const odd = ['c_{"', 'x,y', "'); drop table journal; --"];
    expect(await casesOf({ ...esbjerg, cases: odd })).toEqual([]);
  });

  it('in an emergency sees the one case, and nobody else of the same place does', async () => {
    const subject = 'vejle:SP';
    await openEmergencyAccess(
      store.sql,
      {
        ...{
          caseId: OURS,
          municipality: 'esbjerg',
          subject,
          role: 'SP',
          scope: 'vejle',
          organisation: 'vejle',
        },
        ...{ category: 'danger-to-child', reason: 'Prøve', tell: 'FR-leader' },
      } as never,
      null,
    );
    const claim: Claim = { scope: 'vejle', unit: 'SP', subject };
    expect(await casesOf(claim)).toEqual([OURS]);
    expect((await journalOf(claim, OURS)).length).toBeGreaterThan(0);
    expect(await casesOf({ ...claim, subject: 'vejle:FR' })).toEqual([]);
  });
});
