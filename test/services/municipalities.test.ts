import { describe, expect, it } from 'vitest';
import { insertOrganisationAct, type NewOrganisationAct } from '../../db/insert-organisation-act.ts';
import { insertParameterChange, type NewParameterChange } from '../../db/insert-parameter-change.ts';
import { readOrganisationView } from '../../db/organisation-view.ts';
import { publish } from '../../db/publish.ts';
import { readOrganisationActs } from '../../db/read-organisation-acts.ts';
import { readParameterChanges } from '../../db/read-parameter-changes.ts';
import { batchAt, REFERRED_AT, referredCase } from './support/case-on-paper.ts';
import { testStore } from './support/store.ts';

const store = testStore();

const change = (more: Partial<NewParameterChange> = {}): NewParameterChange => ({
  municipality: 'esbjerg',
  name: 'coordinationMeetingNoticeDays',
  value: 10,
  reason: 'ny lokal aftale',
  byRole: 'FR-leader',
  by: 'esbjerg:FR-leader',
  ...more,
});

const act = (more: Partial<NewOrganisationAct> = {}): NewOrganisationAct => ({
  organisation: 'esbjerg',
  ruleId: 'X-20',
  heldOn: '2026-02-26',
  takeBackBecause: null,
  byRole: 'FR',
  by: 'esbjerg:FR',
  ...more,
});

describe('changes of parameters', () => {
  it('stand in order, each knowing what was in force before it, also when they come at once', async () => {
    await Promise.all([10, 11, 12, 13].map((value) => insertParameterChange(store.sql, change({ value }))));
    const changes = await readParameterChanges(store.sql, 'Esbjerg');
    expect(changes.map((one) => one.before)).toEqual([7, ...changes.slice(0, -1).map((one) => one.value)]);
    expect(changes.at(-1)).toMatchObject({
      byRole: 'FR-leader',
      by: 'esbjerg:FR-leader',
      reason: 'ny lokal aftale',
    });
    expect(await readParameterChanges(store.sql, 'aabenraa')).toEqual([]);
  });

  it('keep values of every shape, null among them', async () => {
    const values = {
      termMeetingWeeksBefore: null,
      closedDays: ['12-24'],
      publishedLimitDays: { support: 56 },
    };
    for (const [name, value] of Object.entries(values))
      await insertParameterChange(store.sql, change({ municipality: 'vejle', name, value }));
    const kept = await readParameterChanges(store.sql, 'vejle');
    expect(Object.fromEntries(kept.map(({ name, value }) => [name, value]))).toEqual(values);
    expect((await readOrganisationView(store.sql, 'vejle')).closedDays).toEqual(['12-24']);
  });

  it('are made once per key; the key’s second body is told apart', async () => {
    const once = { keyHash: 'k', bodyHash: 'b' };
    const odense = change({ municipality: 'odense' });
    const [first, second] = await Promise.all([
      insertParameterChange(store.sql, odense, once),
      insertParameterChange(store.sql, odense, once),
    ]);
    expect([first.kind, second.kind].sort()).toEqual(['recorded', 'repeated']);
    expect('row' in first && 'row' in second && [first.row]).toEqual('row' in second && [second.row]);
    expect(await insertParameterChange(store.sql, odense, { ...once, bodyHash: 'c' })).toEqual({
      kind: 'other-body',
    });
    expect(await readParameterChanges(store.sql, 'odense')).toHaveLength(1);
  });
});

describe('acts of organisations', () => {
  it('stand once, are taken back by a further row, and count again when recorded anew', async () => {
    const both = await Promise.all([
      insertOrganisationAct(store.sql, act()),
      insertOrganisationAct(store.sql, act()),
    ]);
    expect(both.map((one) => one.kind).sort()).toEqual(['duplicate', 'recorded']);
    const held = async () => (await readOrganisationView(store.sql, 'esbjerg')).held;
    expect(await held()).toEqual([{ ruleId: 'X-20', on: '2026-02-26' }]);
    const back = act({ takeBackBecause: 'forkert dato' });
    expect((await insertOrganisationAct(store.sql, back)).kind).toBe('recorded');
    expect((await insertOrganisationAct(store.sql, back)).kind).toBe('unknown');
    expect(await held()).toEqual([]);
    expect((await insertOrganisationAct(store.sql, act())).kind).toBe('recorded');
    expect(await held()).toHaveLength(1);
    expect(await readOrganisationActs(store.sql, 'esbjerg')).toHaveLength(3);
  });

  it('make an organisation known from its first act, and its municipalities’ first case makes the region known', async () => {
    expect((await readOrganisationView(store.sql, 'fanoe')).knownFromOn).toBeNull();
    await publish(store.sql, batchAt(referredCase('c_known'), REFERRED_AT));
    await store.owner`update case_view set opened_at = '2025-04-10T23:30:00Z' where id = 'c_known'`;
    expect((await readOrganisationView(store.sql, 'syddanmark')).knownFromOn).toBe('2025-04-11');
    expect((await readOrganisationView(store.sql, 'fanoe')).knownFromOn).toBeNull();
  });
});

describe.each(['parameter_change', 'organisation_act'])('the table %s', (table) => {
  it.each([
    ['update', `update ${table} set reason = 'x'`],
    ['delete', `delete from ${table}`],
    ['truncate', `truncate ${table}`],
  ])('withstands %s by the application, which has no right to it', async (_what, statement) => {
    await expect(store.sql.unsafe(statement)).rejects.toMatchObject({ code: '42501' });
  });

  it('withstands its owner too', async () => {
    await expect(store.owner.unsafe(`delete from ${table}`)).rejects.toMatchObject({ code: '23001' });
  });
});
