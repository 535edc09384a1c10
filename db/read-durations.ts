import type { Transaction } from './connect.ts';
import { type OwedFilter, scopeIn } from './read-owed.ts';

/** How long the deadlines of one rule took from what opened them to what met them; the limit lies in the months asked for. */
export interface RuleDurations {
  ruleId: string;
  /** How many were met. */
  met: number;
  medianDays: number;
}

const DAY_MS = 86_400_000;

/** Over all cases, closed ones too, by the moments of each case's own clock. */
export const readDurations = (
  tx: Transaction,
  filter: OwedFilter,
  months: { from: string; to: string },
): Promise<RuleDurations[]> => {
  const { kind, ids, partOf, nowMs } = filter;
  const opened = tx`extract(epoch from (deadline -> 'trigger' ->> 'at')::timestamptz) * 1000`;
  return tx<RuleDurations[]>`
    select rule_id as "ruleId", count(*)::int as met,
           percentile_cont(0.5) within group (order by ((until_ms - ${opened}) / ${DAY_MS})::float8) as "medianDays"
    from deadline_view d
    left join (select id, clock_offset_ms from case_view where clock_offset_ms <> 0 and withdrawn_at is null) as moved
      on moved.id = d.case_id
    where ${scopeIn(tx, filter)} and outcome is not null
      and until_ms <= ${nowMs}::bigint + coalesce(moved.clock_offset_ms, 0)
      and due_key >= ${months.from} and due_key < ${`${months.to}~`}
      ${kind ? tx`and d.kind = ${kind}` : tx``} ${ids ? tx`and d.case_id = any(${[...ids]})` : tx``}
      ${partOf ? tx`and (unit = ${partOf} or ${partOf} = any(also_units))` : tx``}
    group by 1 order by 1`;
};
