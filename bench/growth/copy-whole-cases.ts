import type { Sql, Transaction } from '../../db/connect.ts';
import { readCases } from '../../db/read-case.ts';
import type { CaseState } from '../../domain/case/state.ts';

/** Cases of one transaction. */
const PORTION = 2_500;

/** A table that holds rows of cases: how its rows are found from a case, and what a copy has of its own. */
interface CaseTable {
  name: string;
  /** After `select …`: its rows `t`, and in `case` whose they are. */
  from: string;
  case: string;
  own: Readonly<Record<string, string>>;
}

const byCase = (name: string, own: Record<string, string> = {}, key = 'case_id'): CaseTable => ({
  name,
  from: `${name} t`,
  case: `t.${key}`,
  own: { [key]: 'c.id', ...own },
});
const copyOf = (column: string): string => `md5(${column} || c.id)`;
const personOf = (column: string): string => `'p_' || ${copyOf(column)}`;

/**
 * What a case brings into the store, in the order in which rows refer to each other. Left out: what is written as it is
 * looked at and sent (read log, deliveries), and the index of names. `case_change` is filled by the journal's own trigger.
 */
const tables: readonly CaseTable[] = [
  byCase('case_key', { key_id: copyOf('t.key_id') }),
  byCase('case_opening'),
  byCase('journal'),
  byCase('case_command'),
  byCase(
    'case_view',
    {
      ...{ municipality: 'c.town', authority: 'c.town', head_hash: 'c.id', next_wake_ms: 'null' },
      snapshot: `('{"id":"' || c.id || '","municipality":"' || c.town || '",' || l.rest)::json`,
    },
    'id',
  ),
  byCase('case_access', { scope: `case when t.ground = 'authority' then c.town else t.scope end` }),
  byCase('deadline_view', { authority: 'c.town' }),
  // Nobody sends what a copy would have to say.
  byCase('outbox', {
    message_id: copyOf('t.message_id'),
    cancelled_at: 'case when t.sent_at is null then coalesce(t.cancelled_at, now()) end',
    cancel_reason: `case when t.sent_at is null then coalesce(t.cancel_reason, 'copied') end`,
  }),
  {
    ...{ name: 'person', from: 'person t join person_seat s on s.person_id = t.id', case: 's.home_case' },
    own: { id: personOf('t.id'), municipality: 'c.town' },
  },
  {
    ...{ name: 'person_key', from: 'person_key t join person_seat s using (person_id)', case: 's.home_case' },
    own: { person_id: personOf('t.person_id'), key_id: copyOf('t.key_id') },
  },
  byCase('person_seat', { person_id: personOf('t.person_id') }, 'home_case'),
  byCase('person_entry', { person_id: personOf('t.person_id') }),
];

/**
 * Copies every row of these cases in the store under other ids, spread over the towns, until there are so many more cases
 * or the time is up; answers how many were made. What is sealed does not open in a copy: lists show copies, whose state
 * stands in plain, and nothing else of them can be read.
 */
export async function copyWholeCases(options: {
  owner: Sql;
  /** A connection with the keys. */
  sql: Sql;
  lives: readonly string[];
  cases: number;
  towns: readonly string[];
  untilMs: number;
  say: (line: string) => void;
}): Promise<number> {
  const { owner, sql, lives, cases, towns, untilMs, say } = options;
  const states = (await readCases(sql, lives)).map(({ snapshot }) => snapshot);
  await setAside(owner, lives);
  let made = 0;
  while (made < cases && Date.now() < untilMs) {
    const portion = Math.min(PORTION, cases - made);
    await owner.begin((tx) => copyPortion(tx, states, portion, made, towns));
    made += portion;
    if (made % (PORTION * 4) === 0) say(`${made} of ${cases} cases copied`);
  }
  await owner`drop schema copied cascade`;
  await owner`vacuum analyze`;
  return made;
}

/** The rows of the lives by themselves: joined with the growing tables, every portion would read all that was made before it. */
async function setAside(owner: Sql, lives: readonly string[]): Promise<void> {
  await owner`create schema copied`;
  await owner`create unlogged table copied.life (id text)`;
  await owner`insert into copied.life select unnest(${[...lives]}::text[])`;
  for (const table of tables) {
    await owner.unsafe(
      `create unlogged table copied.${table.name} as
         select t.*, l.id as of_life from ${table.from} join copied.life l on l.id = ${table.case}`,
    );
    await owner.unsafe(`analyze copied.${table.name}`);
  }
}

async function copyPortion(
  tx: Transaction,
  states: readonly CaseState[],
  cases: number,
  from: number,
  towns: readonly string[],
): Promise<void> {
  const rest = states.map(({ id, municipality: _, ...other }) => ({
    id,
    rest: JSON.stringify(other).slice(1),
  }));
  await tx`set local synchronous_commit = off`;
  await tx`create temporary table life on commit drop as
    select l.id, l.rest from jsonb_to_recordset(${JSON.stringify(rest)}::text::jsonb) as l(id text, rest text)`;
  await tx`create temporary table portion on commit drop as
    select 'c_' || replace(gen_random_uuid()::text, '-', '') as id,
           (${states.map(({ id }) => id)}::text[])[1 + i % ${states.length}::integer] as life,
           (${[...towns]}::text[])[1 + (i / ${states.length}::integer) % ${towns.length}::integer] as town
    from generate_series(${from}::integer, ${from + cases - 1}::integer) i`;
  await tx`analyze portion`;
  for (const { name, own } of tables) {
    const columns = await tx<{ column: string }[]>`
      select column_name as column from information_schema.columns
      where table_schema = 'public' and table_name = ${name} and is_identity = 'NO' and is_generated = 'NEVER'
      order by ordinal_position`;
    const names = columns.map(({ column }) => column);
    const values = names.map((column) => own[column] ?? `t.${column}`);
    await tx.unsafe(
      `insert into ${name} (${names.join(', ')}) select ${values.join(', ')}
       from portion c join life l on l.id = c.life join copied.${name} t on t.of_life = c.life order by c.id`,
    );
  }
}
