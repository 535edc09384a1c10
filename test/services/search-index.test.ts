import { beforeAll, describe, expect, it } from 'vitest';
import { postgresReads } from '../../api/reads/postgres-reads.ts';
import { allGroups, type WorklistQuestion } from '../../api/worklist-question.ts';
import { look, onBehalfOf } from '../../db/claim.ts';
import { connect, type Transaction } from '../../db/connect.ts';
import { destroyCaseKey } from '../../db/destroy-case-key.ts';
import { erasePerson } from '../../db/erase-persons.ts';
import { indexNames } from '../../db/index-names.ts';
import { personIndex } from '../../db/person-index.ts';
import { postgresPersons } from '../../db/person-register.ts';
import { soundQuery } from '../../db/person-sounds.ts';
import { publish } from '../../db/publish.ts';
import { postgresIntake } from '../../db/take-persons.ts';
import { parseInstant } from '../../domain/calendar/index.ts';
import { commandByName } from '../../domain/case/registry.ts';
import type { JsonObject } from '../../domain/json.ts';
import { soundOf } from '../../domain/persons/name-sound.ts';
import { personsIn, withIds } from '../../persons/take-out.ts';
import { batchAt, give, notification, REFERRED_AT, referredCase } from './support/case-on-paper.ts';
import { testStore } from './support/store.ts';

const store = testStore();
const idOf = (head: string): string => `c_${head.padEnd(32, '0')}`;
const ESBJERG = { authorities: ['esbjerg'], limit: 50 };

/** Takes a command's persons in, as the gateway does before the engine sees it. */
async function told(
  caseId: string,
  name: string,
  data: JsonObject,
  municipality = 'esbjerg',
): Promise<JsonObject> {
  const address = { command: name, ref: 'pregnancy' };
  const found = personsIn(commandByName(name)?.fields ?? {}, data, address);
  const call = { caseId, keyHash: `${caseId}/${name}`, bodyHash: name, municipality, homeCase: caseId };
  return withIds(data, found, await postgresIntake(store.sql).take(call, found));
}

/** A referred case whose mother is in the register; answers who she is there. */
async function caseOf(head: string, name: string): Promise<{ id: string; personId: string }> {
  const id = idOf(head);
  const { mother } = await told(id, 'refer', { mother: { name } });
  await publish(store.sql, batchAt(referredCase(id), REFERRED_AT));
  return { id, personId: (mother as { personId: string }).personId };
}

const search = (name: string, parts: 'all' | 'enough' = 'all', authorities = ['esbjerg']) =>
  postgresPersons(store.sql)
    .findByName(name, { ...ESBJERG, parts, authorities })
    .then((places) => places.map(({ caseId }) => caseId));

const sounds = async (): Promise<number> => {
  const [row] = await store.owner<{ n: number }[]>`select count(*)::int as n from person_name_sound`;
  return row?.n ?? 0;
};

describe('the index of names', () => {
  it('finds a name however it is spelled once its command is accepted, in the cases of those who ask', async () => {
    await told(idOf('a1'), 'refer', { mother: { name: 'Katrine Prøve Kristensen' } });
    expect(await search('Cathrine Christensen')).toEqual([]);
    await publish(store.sql, batchAt(referredCase(idOf('a1')), REFERRED_AT));
    expect(await search('Cathrine Christensen')).toEqual([idOf('a1')]);
    expect(await search('Christensen')).toEqual([idOf('a1')]);
    expect(await search('Cathrine Hansen')).toEqual([]);
    expect(await search('Cathrine Hansen Christensen')).toEqual([]);
    expect(await search('Cathrine Hansen Christensen', 'enough')).toEqual([idOf('a1')]);
    expect(await search('Christensen', 'all', ['aabenraa'])).toEqual([]);
  });

  it('holds keyed hashes alone: no name, and not the same in two registers or under another key', async () => {
    const [all] = await store.owner`select json_agg(t)::text as text from person_name_sound t`;
    expect(all?.text).not.toMatch(/katrin|kristens|prøve/i);
    const index = await personIndex(store.sql);
    const sound = soundOf('Kristensen');
    expect(all?.text).toContain(index.ofSound(sound, 'esbjerg'));
    expect(index.ofSound(sound, 'esbjerg')).not.toBe(index.ofSound(sound, 'aabenraa'));
    expect(index.ofSound(sound, 'esbjerg')).not.toBe(index.ofSeat('esbjerg', sound));
  });

  it('holds no officials', async () => {
    const before = await sounds();
    await told(idOf('a1'), 'name-caseworker', { name: 'Prøve Rådgiver' });
    expect(await sounds()).toBe(before);
  });

  it('is shown to no caller', async () => {
    const looking = connect(store.postgres.url, { name: 'test', claim: 'none' });
    try {
      expect(await looking`select * from person_name_sound`).toEqual([]);
      const claim = { scope: 'esbjerg', unit: 'FR', subject: 'esbjerg:FR' };
      const seen = onBehalfOf(claim, () => look(looking, (tx) => tx`select * from person_name_sound`));
      expect(await seen).toEqual([]);
    } finally {
      await looking.end({ timeout: 1 });
    }
  });

  it('goes with the person, and with the case', async () => {
    const one = await caseOf('b1', 'Prøve Alene');
    const two = await caseOf('b2', 'Prøve Sagen');
    const before = await sounds();
    expect(await erasePerson(store.sql, one.personId, 'request')).toBe(true);
    expect(await sounds()).toBe(before - 2);
    await destroyCaseKey(store.sql, two.id, 'test-data');
    expect(await sounds()).toBe(before - 4);
    expect(await search('Prøve Sagen')).toEqual([]);
    const [view] = await store.owner`select termin_on from case_view where id = ${two.id}`;
    expect(view?.termin_on).toBeNull();
  });

  it('is told again from the register, as it was', async () => {
    const before = await sounds();
    expect(await indexNames(store.sql)).toEqual({ entered: 0, unreadable: 0 });
    await store.owner`delete from person_name_sound`;
    expect(await indexNames(store.sql)).toEqual({ entered: before, unreadable: 0 });
    expect(await search('Christensen')).toEqual([idOf('a1')]);
    await store.owner`update person_name_sound set sound_hash = 'of another table of sounds' where sound_hash in (
      select min(sound_hash) from person_name_sound)`;
    expect(await indexNames(store.sql)).toEqual({ entered: 1, unreadable: 0 });
    expect(await sounds()).toBe(before);
  });
});

describe('a reservation in the store', () => {
  const RESERVED_AT = '2025-04-14T10:00:00+02:00';
  const question = (nowAt: string, whose: WorklistQuestion['whose']): WorklistQuestion => ({
    municipalities: ['esbjerg'],
    nowMs: parseInstant(nowAt) ?? 0,
    ...(whose ? { whose } : {}),
    ids: [idOf('c1')],
  });
  const rows = async (nowAt: string, whose: WorklistQuestion['whose']) => {
    const ask = { groups: allGroups, limit: 100 };
    const answer = await postgresReads(store.sql).worklist(question(nowAt, whose), ask);
    const counted = allGroups.reduce((n, group) => n + answer.counts[group], 0);
    expect(counted).toBe(answer.rows.length);
    return answer.rows;
  };
  const anna = { unit: 'FR', subject: 'anna' } as const;
  const bo = { unit: 'FR', subject: 'bo' } as const;

  beforeAll(async () => {
    let live = give(referredCase(idOf('c1')), RESERVED_AT, 'receive-notification', notification('n1'));
    live = give(live, RESERVED_AT, 'assign', { role: 'FR', user: 'anna', until: '2025-04-20', reason: 'x' });
    await publish(store.sql, batchAt(live, RESERVED_AT));
  });

  it('is its user’s until the day, and everybody’s after it, with nothing written meanwhile', async () => {
    const on = '2025-04-20T23:59:59+02:00';
    const held = await rows(on, { ...anna, scope: 'reserved' });
    expect(held.length).toBeGreaterThan(0);
    expect(await rows(on, { ...bo, scope: 'unassigned' })).toEqual([]);
    expect(await rows(on, { ...bo, scope: 'mine' })).toEqual([]);
    const inTheirPlace = await rows(on, { ...bo, scope: 'mine', standsInFor: ['anna'] });
    expect(inTheirPlace).toHaveLength(held.length);

    const after = '2025-04-21T00:00:00+02:00';
    expect(await rows(after, { ...anna, scope: 'reserved' })).toEqual([]);
    const free = await rows(after, { ...bo, scope: 'unassigned' });
    expect(free.map(({ deadlineId }) => deadlineId).sort()).toEqual(
      held.map(({ deadlineId }) => deadlineId).sort(),
    );
    expect(free.every(({ assignedTo }) => assignedTo === null)).toBe(true);
    expect(await rows(after, { ...bo, scope: 'mine' })).toHaveLength(held.length);
    const { owed } = await postgresReads(store.sql).overview(question(after, undefined));
    expect(owed.some(({ assignedTo }) => assignedTo === 'anna')).toBe(false);
  });
});

describe('the plans', () => {
  /** Without reading whole tables: these are too small for an index to pay. */
  const planOf = (ask: (tx: Transaction) => PromiseLike<readonly Record<string, unknown>[]>) =>
    store.owner.begin(async (tx) => {
      await tx`set local enable_seqscan = off`;
      const rows = await ask(tx as never);
      return rows.map((row) => String(row['QUERY PLAN'])).join('\n');
    });

  it('walk along an index for a name, for a termin and for what a reservation has run out for', async () => {
    const hash = (await personIndex(store.sql)).ofSound(soundOf('Kristensen'), 'esbjerg');
    const asked = { least: 1, authorities: ['esbjerg'], limit: 50 };
    expect(await planOf((tx) => tx`explain ${soundQuery(tx as never, [hash], asked)}`)).toContain(
      'person_name_sound_pkey',
    );
    // On so few rows a walk along all of another index costs the same; this store is thrown away with the test.
    await store.owner`drop index case_view_first_by_municipality`;
    const byTermin = await planOf(
      (tx) => tx`
        explain select id from case_view where withdrawn_at is null and authority = any(${['esbjerg']})
          and termin_on between ${'2025-09-01'} and ${'2025-10-01'}`,
    );
    expect(byTermin).toContain('case_view_by_termin');
    const ranOut = await planOf(
      (tx) => tx`
        explain select case_id from deadline_view d where authority = ${'esbjerg'} and unit = ${'FR'}
          and reserved_ms <= ${1_800_000_000_000} and not advisory and due_key >= ${'2025'} and owed
        order by due_key, case_id collate "C", id collate "C" limit 51`,
    );
    expect(ranOut).toContain('deadline_view_reserved');
    expect(ranOut).not.toContain('Sort');
  });
});
