import type { Transaction } from './connect.ts';
import { type OwedFilter, scopeIn } from './read-owed.ts';

/** What came of the deadlines of one rule; `month` is that of the limit, `YYYY-MM`, null where months were not asked for. */
export interface RuleOutcomes {
  ruleId: string;
  month: string | null;
  met: number;
  metLate: number;
  overdue: number;
}

/**
 * How the deadlines of each rule ended, or stand overdue, at a moment of each case's own clock. By month over all cases,
 * without over those that are not closed.
 */
export const readOutcomes = (
  tx: Transaction,
  filter: OwedFilter,
  months: { from: string; to: string } | null,
): Promise<RuleOutcomes[]> => {
  const { kind, ids, phase, partOf, nowMs } = filter;
  const here = tx`(${nowMs}::bigint + coalesce(moved.clock_offset_ms, 0))`;
  const closed = tx`coalesce(d.closes_ms <= ${here}, false)`;
  return tx<RuleOutcomes[]>`
    select rule_id as "ruleId", ${months ? tx`left(due_key, 7)` : tx`null`} as month,
           (count(*) filter (where outcome = 'met' and until_ms <= ${here}))::int as met,
           (count(*) filter (where outcome = 'met-late' and until_ms <= ${here}))::int as "metLate",
           (count(*) filter (where over_ms <= ${here} and not advisory and coalesce(until_ms > ${here}, true)
             and not coalesce(paused_ms <= ${here} and coalesce(resumed_ms > ${here}, true), false)))::int as overdue
    from deadline_view d
    left join (select id, clock_offset_ms from case_view where clock_offset_ms <> 0 and withdrawn_at is null) as moved
      on moved.id = d.case_id
    where ${scopeIn(tx, filter)}
      ${months ? tx`and due_key >= ${months.from} and due_key < ${`${months.to}~`}` : tx``}
      ${months ? tx`` : phase === 'closed' ? tx`and ${closed}` : tx`and not ${closed}`}
      ${phase && phase !== 'closed' ? tx`and exists (select 1 from case_view v where v.id = d.case_id and v.phase = ${phase})` : tx``}
      ${kind ? tx`and d.kind = ${kind}` : tx``} ${ids ? tx`and d.case_id = any(${[...ids]})` : tx``}
      ${partOf ? tx`and (unit = ${partOf} or ${partOf} = any(also_units))` : tx``}
    group by 1, 2 order by 1, 2`;
};
