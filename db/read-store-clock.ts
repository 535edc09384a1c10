import type { Sql } from './connect.ts';

/** PostgreSQL's own clock at this moment, epoch milliseconds. */
export async function readStoreClockMs(sql: Sql): Promise<number> {
  const [row] = await sql<{ ms: number }[]>`
    select (extract(epoch from clock_timestamp()) * 1000)::bigint as ms`;
  return row?.ms ?? Number.NaN;
}
