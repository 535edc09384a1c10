import type { Sql } from './connect.ts';

/** Each holds a connection while its work asks for another one: so many at once leave some of the pool for that. */
const MOST_AT_ONCE = 2;
const underWay = new WeakMap<Sql, number>();

/**
 * Does something while nobody else merges one of these cases; null when somebody does at this moment, or too many do. Two
 * cases that went into each other at once would both stand still, and what they owe would be owed nowhere.
 */
export async function whileMerging<Value>(
  sql: Sql,
  caseIds: readonly string[],
  work: () => Promise<Value>,
): Promise<{ value: Value } | null> {
  const others = underWay.get(sql) ?? 0;
  if (others >= MOST_AT_ONCE) return null;
  underWay.set(sql, others + 1);
  try {
    return await locked(sql, caseIds, work);
  } finally {
    underWay.set(sql, (underWay.get(sql) ?? 1) - 1);
  }
}

async function locked<Value>(
  sql: Sql,
  caseIds: readonly string[],
  work: () => Promise<Value>,
): Promise<{ value: Value } | null> {
  const done = await sql.begin(async (tx) => {
    for (const id of [...new Set(caseIds)].sort()) {
      const [row] = await tx<{ locked: boolean }[]>`
        select pg_try_advisory_xact_lock(hashtextextended(${`merge ${id}`}, 0)) as locked`;
      // Waiting would hold a connection that the other one needs to end.
      if (!row?.locked) return null;
    }
    return { value: await work() };
  });
  return done as { value: Value } | null;
}
