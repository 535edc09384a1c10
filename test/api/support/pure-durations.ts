import type { RuleDurations } from '../../../db/read-durations.ts';
import { parseInstant } from '../../../domain/calendar/index.ts';
import type { Deadline } from '../../../domain/obligations/deadline.ts';
import { dueKeyOf } from '../../../domain/obligations/due-key.ts';

const DAY_MS = 86_400_000;

/** How long the deadlines of each rule took that were met. */
export function durationsIn(
  deadlines: readonly Deadline[],
  months: { from: string; to: string },
): RuleDurations[] {
  const days = new Map<string, number[]>();
  for (const one of deadlines) {
    const month = dueKeyOf(one).slice(0, 7);
    if (one.metAt === null || month < months.from || month > months.to) continue;
    const took = ((parseInstant(one.metAt) ?? 0) - (parseInstant(one.trigger.at) ?? 0)) / DAY_MS;
    days.set(
      one.ruleId,
      [...(days.get(one.ruleId) ?? []), took].sort((a, b) => a - b),
    );
  }
  return [...days].map(([ruleId, all]) => {
    const at = (all.length - 1) / 2;
    const [low = 0, high = 0] = [all[Math.floor(at)], all[Math.ceil(at)]];
    return { ruleId, met: all.length, medianDays: (low + high) / 2 };
  });
}
