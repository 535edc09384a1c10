import type { Sql } from '../db/connect.ts';
import type { CaseState } from '../domain/case/state.ts';

/** Cases of one transaction. */
const PORTION = 10_000;
const FILLED = ['case_view', 'case_access', 'deadline_view'] as const;
/** From so many on it is quicker to lay the indexes anew. */
const MANY = 50_000;

/**
 * Copies of the read model's rows of these lives under other ids, spread over the towns. Their state stands in plain, as
 * from before there were keys: opening one costs no less than it did, save the cipher itself.
 */
export async function copyCases(
  owner: Sql,
  lives: readonly CaseState[],
  cases: number,
  towns: readonly string[],
  say: (text: string) => void = () => {},
): Promise<void> {
  const indexes = cases >= MANY ? await takeAwayIndexes(owner) : [];
  await copyInPortions(owner, lives, cases, towns, say);
  for (const index of indexes) await layAgain(owner, index);
  if (indexes.length > 0) say('indexes laid');
  for (const table of FILLED) await owner`vacuum analyze ${owner(table)}`;
}

/** In the order of their ids, as the primary keys have them. */
async function copyInPortions(
  owner: Sql,
  lives: readonly CaseState[],
  cases: number,
  towns: readonly string[],
  say: (text: string) => void,
): Promise<void> {
  const inCase = (await columnsOf(owner, 'deadline_view')).filter(
    (one) => !['case_id', 'authority'].includes(one),
  );
  await owner.begin(async (tx) => {
    await tx`create temporary table life on commit drop as
      select l.id, l.rest from jsonb_to_recordset(${JSON.stringify(lives.map(lifeOf))}::text::jsonb) as l(id text, rest text)`;
    // Their rows by themselves: joined with the growing tables, every portion would read all that was filled before it.
    await tx`create temporary table life_case on commit drop as
      select v.*, l.rest from case_view v join life l on l.id = v.id`;
    await tx`create temporary table life_deadline on commit drop as
      select d.* from deadline_view d join life l on l.id = d.case_id`;
    await tx`create index on life_deadline (case_id)`;
    await tx`analyze life_case`;
    await tx`analyze life_deadline`;
    await tx`set local synchronous_commit = off`;
    await tx`create temporary table copied on commit drop as
      select id, row_number() over (order by id) as n,
             (${lives.map(({ id }) => id)}::text[])[1 + i % ${lives.length}] as life,
             (${[...towns]}::text[])[1 + (i / ${lives.length}) % ${towns.length}] as town
      from (select 'c_' || replace(gen_random_uuid()::text, '-', '') as id, i
            from generate_series(0, ${cases - 1}::integer) i) made`;
    await tx`create index on copied (n)`;
    await tx`analyze copied`;
    for (let from = 0; from < cases; from += PORTION) {
      await tx`create temporary table portion as select * from copied where n > ${from} and n <= ${from + PORTION}`;
      await tx`
        insert into case_view (id, ref, kind, municipality, phase, closes_ms, version, last_event_id, head_hash, links,
                               started_ms, next_wake_ms, clock_offset_ms, demo, snapshot, authority, region, access_digest)
        select c.id, v.ref, v.kind, c.town, v.phase, v.closes_ms, v.version, v.last_event_id, c.id, v.links, v.started_ms,
               null, 0, false,
               ('{"id":"' || c.id || '","municipality":"' || c.town || '",' || v.rest)::json,
               c.town, v.region, v.access_digest
        from portion c join life_case v on v.id = c.life order by c.id`;
      await tx`
        insert into case_access (case_id, scope, ground, unit, about, from_ms, because)
        select id, town, 'authority', '', '', 0, 1 from portion
        union all select id, 'syddanmark', 'region', '', '', 0, 1 from portion`;
      await tx.unsafe(
        `insert into deadline_view (case_id, authority, ${inCase.join(', ')})
         select c.id, c.town, ${inCase.map((one) => `d.${one}`).join(', ')}
         from portion c join life_deadline d on d.case_id = c.life`,
      );
      await tx`drop table portion`;
      if (cases >= MANY) say(`${Math.min(from + PORTION, cases)} of ${cases} cases copied`);
    }
  });
}

/** A life's state as JSON text after the members that each copy has its own of. */
function lifeOf({ id, municipality: _, ...rest }: CaseState): { id: string; rest: string } {
  return { id, rest: JSON.stringify(rest).slice(1) };
}

async function columnsOf(sql: Sql, table: string): Promise<string[]> {
  const rows = await sql<{ name: string }[]>`
    select attname as name from pg_attribute
    where attrelid = ${table}::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum`;
  return rows.map(({ name }) => name);
}

/** The statements that lay them again. */
async function takeAwayIndexes(owner: Sql): Promise<string[]> {
  const rows = await owner<{ name: string; definition: string }[]>`
    select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition
    from pg_index i
    where i.indrelid::regclass::text = any(${[...FILLED]}) and not i.indisunique`;
  for (const { name } of rows) await owner`drop index ${owner(name)}`;
  return rows.map(({ definition }) => definition);
}

async function layAgain(owner: Sql, definition: string): Promise<void> {
  await owner.begin(async (tx) => {
    await tx`set local maintenance_work_mem = '1GB'`;
    await tx.unsafe(definition);
  });
}
