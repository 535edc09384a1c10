import type { Sql } from '../connect.ts';

/** How deliveries stand, in numbers only. */
export interface DeliveryFigures {
  waiting: { channel: string; n: number; oldestMs: number }[];
  dead: { channel: string; code: string; n: number }[];
  /** Deliveries that the other side may have twice, ever. */
  maybeTwice: number;
}

export async function readDeliveryFigures(sql: Sql): Promise<DeliveryFigures> {
  const [waiting, dead, [twice]] = await Promise.all([
    sql<DeliveryFigures['waiting']>`
      select channel, count(*)::int as n, (extract(epoch from min(created_at)) * 1000)::bigint as "oldestMs"
      from delivery where state = 'waiting' group by 1 order by 1`,
    sql<DeliveryFigures['dead']>`
      select channel, coalesce(last_error, 'UNKNOWN') as code, count(*)::int as n
      from delivery where state = 'dead' and solved_at is null group by 1, 2 order by 1, 2`,
    sql<{ n: number }[]>`select count(*)::int as n from delivery where maybe_twice`,
  ]);
  return { waiting: [...waiting], dead: [...dead], maybeTwice: twice?.n ?? 0 };
}
