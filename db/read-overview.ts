import type { Transaction } from './connect.ts';
import { groupIn, isPaused, narrowed, type OwedFilter, type OwedGroup, scopeIn } from './read-owed.ts';

/** How much is owed where: one row per municipality, responsible role, user and group. */
export interface OwedTally {
  municipality: string;
  responsible: string;
  assignedTo: string | null;
  group: OwedGroup;
  n: number;
  /** Of these, pauses that end before the moment that was named. */
  waits: number;
}

/** Counts what is owed in the scope of a filter, in one pass. */
export const tallyOwed = (
  tx: Transaction,
  filter: OwedFilter,
  waitsEndBeforeMs: number,
): Promise<OwedTally[]> =>
  tx<OwedTally[]>`
    select authority as municipality, responsible, assigned_to as "assignedTo", "group", count(*)::int as n,
           (count(*) filter (where waits))::int as waits
    from (select authority, responsible,
                 case when reserved_ms <= ${filter.nowMs} then null else assigned_to end as assigned_to, ${groupIn(tx, filter)} as "group",
                 ${isPaused(tx, filter.nowMs)} and coalesce(resumed_ms < ${waitsEndBeforeMs}, false) as waits
          from deadline_view d where ${scopeIn(tx, filter)} ${narrowed(tx, filter)}) as owed
    group by 1, 2, 3, 4`;

/** Cases by municipality and phase of this moment; the filter's other-clock cases among them. */
export interface CaseTally {
  municipality: string;
  phase: string;
  n: number;
}

export const tallyCases = (
  tx: Transaction,
  { nowMs, municipalities, kind, phase, ids }: OwedFilter,
): Promise<CaseTally[]> => {
  const closed = tx`coalesce(closes_ms <= ${nowMs}::bigint + clock_offset_ms, false)`;
  return tx<CaseTally[]>`
    select authority as municipality, case when ${closed} then 'closed' else phase end as phase, count(*)::int as n
    from case_view
    where withdrawn_at is null and authority = any(${[...municipalities]})
      ${phase === 'closed' ? tx`and ${closed}` : tx`and not ${closed}`}
      ${phase && phase !== 'closed' ? tx`and phase = ${phase}` : tx``}
      ${kind ? tx`and kind = ${kind}` : tx``} ${ids ? tx`and id = any(${[...ids]})` : tx``}
    group by 1, 2`;
};
