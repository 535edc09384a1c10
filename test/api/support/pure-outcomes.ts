import type { RuleOutcomes } from '../../../db/read-outcomes.ts';
import type { Deadline } from '../../../domain/obligations/deadline.ts';
import { dueKeyOf } from '../../../domain/obligations/due-key.ts';

/** What came of the deadlines of one case, per rule and, where asked for, month of the limit. */
export function outcomesIn(deadlines: readonly Deadline[], byMonth: boolean): RuleOutcomes[] {
  const keyOf = (one: Deadline) => (byMonth ? dueKeyOf(one).slice(0, 7) : null);
  const names = [...new Set(deadlines.map((one) => JSON.stringify([one.ruleId, keyOf(one)])))];
  return names.flatMap((name) => {
    const theirs = deadlines.filter((one) => JSON.stringify([one.ruleId, keyOf(one)]) === name);
    const [first] = theirs;
    const of = (status: string) => theirs.filter((one) => one.status === status).length;
    const ended = { met: of('met'), metLate: of('met-late'), overdue: of('overdue') };
    return first ? [{ ruleId: first.ruleId, month: keyOf(first), ...ended }] : [];
  });
}
