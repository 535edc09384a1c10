import { randomBytes } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { call } from '../../cli/program.ts';
import { connect } from '../../db/connect.ts';
import { destroyCaseKey } from '../../db/destroy-case-key.ts';
import { postgresPersons } from '../../db/person-register.ts';
import { publish } from '../../db/publish.ts';
import { sweepPersons } from '../../db/sweep-persons.ts';
import { postgresIntake } from '../../db/take-persons.ts';
import { commandByName } from '../../domain/case/registry.ts';
import type { JsonObject } from '../../domain/json.ts';
import { parsePersonNumber } from '../../domain/persons/person-number.ts';
import type { PersonRegister } from '../../persons/person-register.ts';
import { personsIn, withIds } from '../../persons/take-out.ts';
import { KEY_BYTES, localMasterKey } from '../../security/master-key.ts';
import { ringOf } from '../../security/master-key-ring.ts';
import { placesOf } from './support/canaries.ts';
import { batchAt, give, REFERRED_AT, referredCase, settled } from './support/case-on-paper.ts';
import { testStore } from './support/store.ts';

const MOTHER = '6806950014';
const store = testStore();
let persons: PersonRegister;

beforeAll(() => {
  persons = postgresPersons(store.sql);
});

const idOf = (head: string): string => `c_${head.padEnd(32, '0')}`;

/** Takes a command's persons in, as the gateway does before the engine sees it. */
async function told(
  caseId: string,
  keyHash: string,
  name: string,
  data: JsonObject,
  bodyHash = 'refer',
): Promise<JsonObject> {
  const intake = postgresIntake(store.sql);
  const there = (await intake.caseOf(caseId)) ?? {
    ref: 'pregnancy',
    municipality: 'esbjerg',
    homeCase: caseId,
  };
  const found = personsIn(commandByName(name)?.fields ?? {}, data, { command: name, ref: there.ref });
  return withIds(data, found, await intake.take({ ...there, caseId, keyHash, bodyHash }, found));
}

/** A referred case whose mother is in the register. */
async function caseOfMother(head: string, mother: JsonObject) {
  const id = idOf(head);
  const { personId } = (await told(id, `${id}/refer`, 'refer', { mother })).mother as { personId: string };
  const live = referredCase(id);
  const batch = batchAt(live, REFERRED_AT);
  return { id, personId, live: settled(live, batch, await publish(store.sql, batch)) };
}

const number = (written: string) => {
  const read = parsePersonNumber(written);
  if (!read) throw new Error('no number');
  return read;
};

test('a person is found by id and by number once the command is accepted, and never stands in plain', async () => {
  const data = { mother: { name: 'Prøve Kanariefugl', cpr: '680695-0014', address: 'Prøvevej 1' } };
  const first = await told(idOf('a1'), `${idOf('a1')}/refer`, 'refer', data);
  expect(await told(idOf('a1'), `${idOf('a1')}/refer`, 'refer', data)).toEqual(first);
  const { personId } = first.mother as { personId: string };
  expect(first).toEqual({ mother: { personId: expect.stringMatching(/^p_[0-9a-f]{32}$/) } });
  expect(await persons.find(personId)).toBeNull();
  expect(await persons.findByNumber(number(MOTHER), ['esbjerg'])).toEqual([]);

  await publish(store.sql, batchAt(referredCase(idOf('a1')), REFERRED_AT));
  expect(await persons.find(personId)).toMatchObject({
    municipality: 'esbjerg',
    names: [{ value: 'Prøve Kanariefugl', recordedAt: REFERRED_AT, caseId: idOf('a1') }],
    numbers: [{ value: { kind: 'replacement', value: MOTHER } }],
    addresses: [{ value: 'Prøvevej 1' }],
  });
  const seat = { caseId: idOf('a1'), who: 'mother', personId, official: false };
  expect(await persons.findByNumber(number(MOTHER), ['aabenraa', 'esbjerg'])).toEqual([seat]);
  expect(await persons.findByNumber(number(MOTHER), ['aabenraa'])).toEqual([]);
  expect(await persons.personsOf(idOf('a1'))).toEqual([seat]);

  const tables = ['person', 'person_key', 'person_seat', 'person_entry', 'person_index_key'];
  const rows = await Promise.all(
    tables.map(async (name) => {
      const [all] = await store.owner`select json_agg(t)::text as text from ${store.owner(name)} t`;
      return [name, Buffer.from(String(all?.text))] as const;
    }),
  );
  expect(placesOf(Object.fromEntries(rows), ['Kanariefugl', 'Prøvevej', MOTHER])).toEqual([]);
});

test('of two bodies under one key only the accepted one’s words count, whichever came last; the rest is swept', async () => {
  const key = `${idOf('a2')}/refer`;
  const wrong = { mother: { name: 'Skrevet Forkert', cpr: '7112314321' } };
  await told(idOf('a2'), key, 'refer', wrong, 'another body');
  const right = { mother: { name: 'Skrevet Rigtigt' } };
  const { personId } = (await told(idOf('a2'), key, 'refer', right)).mother as { personId: string };
  // Comes while the first is under way: the engine will refuse it, and it must not have changed whose the case is.
  await told(idOf('a2'), key, 'refer', wrong, 'a third body');
  const { id } = await caseOfMother('a2', right.mother);
  expect((await persons.find(personId))?.names.map(({ value }) => value)).toEqual(['Skrevet Rigtigt']);
  expect((await persons.find(personId))?.numbers).toEqual([]);

  await told(id, 'refused', 'record-relation', { person: 'partner', name: 'Aldrig Optaget' });
  expect((await persons.personsOf(id)).map(({ who }) => who)).toEqual(['mother']);
  expect(await sweepPersons(store.sql)).toEqual({ entries: 0, persons: 0 });
  await store.owner`alter table person_entry disable trigger person_entry_is_never_changed`;
  await store.owner`update person_entry set written_at = now() - interval '8 days'`;
  await store.owner`alter table person_entry enable trigger person_entry_is_never_changed`;
  await store.owner`update person set created_at = now() - interval '8 days'`;
  // Two names and two numbers of the refused bodies, and one name that no command stands for.
  expect(await sweepPersons(store.sql)).toEqual({ entries: 5, persons: 1 });
  expect((await persons.find(personId))?.names).toHaveLength(1);
});

describe('a child', () => {
  test('keeps its replacement number beside the one it is given, and both find it', async () => {
    const { id, live } = await caseOfMother('b1', { name: 'Prøve Mor' });
    const childId = idOf('b2');
    const born = give(
      live,
      '2025-09-20T10:00:00+02:00',
      'record-birth',
      {
        bornAt: '2025-09-20T08:00:00+02:00',
        place: 'Sygehuset',
        children: [{ ref: 'child:1', alive: true }],
      },
      { newCaseIds: [childId] },
    );
    await publish(store.sql, batchAt(born, '2025-09-20T10:00:00+02:00'));
    const link = async (keyHash: string, cpr: string, eventId: number) => {
      const data = await told(childId, keyHash, 'link-cpr', { cpr });
      await store.owner`
        insert into case_command (case_id, key_hash, body_hash, version, first_event_id, last_event_id, answer)
        values (${childId}, ${keyHash}, 'refer', 1, ${eventId}, ${eventId}, '{}')`;
      return data.personId;
    };
    const first = await link('link-1', '200925-0AB1', 1);
    expect(await link('link-2', '8009254444', 1)).toBe(first);
    const child = { caseId: childId, who: 'child:1', personId: first, official: false };
    expect(await persons.findByNumber(number('2009250AB1'), ['esbjerg'])).toEqual([child]);
    expect(await persons.findByNumber(number('800925-4444'), ['esbjerg'])).toEqual([child]);
    expect((await persons.find(String(first)))?.numbers.map(({ value }) => value.kind)).toEqual([
      'd-ecpr',
      'replacement',
    ]);
    expect((await persons.personsOf(childId)).map(({ who, caseId }) => [who, caseId])).toEqual([
      ['mother', id],
      ['child:1', childId],
    ]);
  });
});

test('a case that is erased takes along whom no other case knows, and one person can be erased alone', async () => {
  const cpr = '6912950015';
  const one = await caseOfMother('d1', { name: 'Prøve Et', cpr });
  const two = await caseOfMother('d2', { name: 'Prøve To', cpr });
  expect((await persons.findByNumber(number(cpr), ['esbjerg'])).map(({ caseId }) => caseId)).toEqual([
    one.id,
    two.id,
  ]);
  expect(await destroyCaseKey(store.sql, one.id, 'test-data')).toMatchObject({ kind: 'erased' });
  expect(await persons.find(one.personId)).toBeNull();
  expect(await persons.find(two.personId)).toMatchObject({ names: [{ value: 'Prøve To' }] });
  const erase = async (...args: string[]) =>
    (
      await call(
        ['erase', ...args, '--reason', 'request', '--yes'],
        { DATABASE_URL: store.postgres.url },
        () => {},
      )
    )?.outcome;
  expect((await erase('--person', two.personId, '--case', two.id))?.ok).toBe(false);
  expect(await erase('--person', two.personId)).toMatchObject({
    ok: true,
    document: { personId: two.personId },
  });
  expect((await erase('--person', two.personId))?.ok).toBe(false);
  expect(await persons.find(two.personId)).toBeNull();
  expect(await persons.personsOf(two.id)).toEqual([]);
  const [left] = await store.owner`
    select count(*)::int as n from person_entry where person_id = any(${[one.personId, two.personId]})`;
  expect(left?.n).toBe(0);
  const revived = store.sql`update person_key set wrapped_key = 'x', destroyed_at = null, destroy_reason = null
                            where person_id = ${two.personId}`;
  await expect(revived).rejects.toThrow(/stays destroyed/);
});

test('a connection that says on nobody’s behalf reads nothing of the register', async () => {
  await caseOfMother('f1', { name: 'Prøve Rækkevis', cpr: '7112950017' });
  const mute = connect(store.postgres.url, { name: 'test', claim: 'none' });
  try {
    for (const table of ['person', 'person_key', 'person_index_key', 'person_seat', 'person_entry'])
      expect(await mute`select * from ${mute(table)}`, table).toEqual([]);
  } finally {
    await mute.end({ timeout: 1 });
  }
});

test('a new master key opens every person as before, and finds the same numbers; another opens nobody', async () => {
  const { personId } = await caseOfMother('e1', { name: 'Prøve Rotation', cpr: '7012950016' });
  const fresh = randomBytes(KEY_BYTES);
  const kept = { ...process.env };
  Object.assign(process.env, {
    TOVHOLDER_MASTER_KEY: fresh.toString('base64'),
    TOVHOLDER_OLD_MASTER_KEY_FILES: store.masterKeyFile,
  });
  const rotated = await call(['rotate-keys'], { DATABASE_URL: store.postgres.url }, () => {});
  process.env = kept;
  expect(rotated?.outcome.document).toMatchObject({ failed: [], persons: expect.any(Number) });
  expect(rotated?.outcome.ok).toBe(true);
  const onlyNew = connect(store.postgres.url, { name: 'test', ring: ringOf(localMasterKey(fresh)) });
  const stranger = connect(store.postgres.url, {
    name: 'test',
    ring: ringOf(localMasterKey(randomBytes(KEY_BYTES))),
  });
  try {
    const anew = postgresPersons(onlyNew);
    expect(await anew.find(personId)).toMatchObject({ names: [{ value: 'Prøve Rotation' }] });
    expect(await anew.findByNumber(number('7012950016'), ['esbjerg'])).toHaveLength(1);
    await expect(postgresPersons(stranger).find(personId)).rejects.toThrow(/unknown master key/);
  } finally {
    await Promise.all([onlyNew.end({ timeout: 1 }), stranger.end({ timeout: 1 })]);
  }
});
