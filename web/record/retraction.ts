import type { SeenCase } from '../../api/seen-case.ts';
import { formatInstant } from '../../domain/calendar/index.ts';
import { handle } from '../../domain/case/engine.ts';
import type { Fact } from '../../domain/case/fact.ts';
import type { Refusal } from '../../domain/case/refusal.ts';
import type { JsonObject } from '../../domain/json.ts';
import { type Deadline, deadlinesOf } from '../../domain/obligations/deadline.ts';
import type { Role } from '../../domain/rules/roles.ts';
import type { MovedDate } from './adoption.ts';

/** What taking an act back would change, as far as somebody sees it. */
export interface RetractionOutlook {
  /** The act with everything that was recorded with it. */
  events: readonly Fact[];
  /** Deadlines that had their ground in it, and fall away. */
  gone: readonly Deadline[];
  /** Deadlines that it had met or ended, and that are owed again. */
  owedAgain: readonly Deadline[];
  moved: readonly MovedDate[];
}

const live = new Set<Deadline['status']>([
  'waiting',
  'open',
  'due-soon',
  'overdue',
  'paused',
  'advisory-missed',
]);
const dateOf = ({ dueAt, dueOn }: Deadline): string | null => dueAt ?? dueOn;

/** Lives the case on without the act, on paper: writes nothing. */
export function retractionOutlook(
  { state, sight }: SeenCase,
  command: { name: string; data: JsonObject; role: Role },
  nowMs: number,
): { ok: true; outlook: RetractionOutlook } | { ok: false; refusal: Refusal } {
  // How many children's cases are under way the gateway alone knows: it has the last word on a birth.
  const answer = handle(state, { ...command, at: formatInstant(nowMs) });
  if (!answer.ok) return answer;
  const before = deadlinesOf(state, nowMs).filter(sight.deadline);
  const after = new Map(
    deadlinesOf(answer.state, nowMs)
      .filter(sight.deadline)
      .map((one) => [one.id, one]),
  );
  const known = new Map(before.map((one) => [one.id, one]));
  const taken = answer.state.facts.filter(
    (fact) =>
      fact.retractedBy !== undefined &&
      state.facts.some(({ id, retractedBy }) => id === fact.id && retractedBy === undefined),
  );
  const stands = (id: string): boolean => {
    const one = after.get(id);
    return one !== undefined && one.status !== 'cancelled';
  };
  const owedAgain = [...after.values()].filter(
    ({ id, status }) => live.has(status) && !live.has(known.get(id)?.status ?? 'met'),
  );
  return {
    ok: true,
    outlook: {
      events: taken.filter(sight.act),
      gone: before.filter(({ id, status }) => status !== 'cancelled' && !stands(id)),
      owedAgain,
      moved: before.flatMap((one) => {
        const now = after.get(one.id);
        if (!now || !live.has(now.status) || owedAgain.includes(now) || dateOf(now) === dateOf(one))
          return [];
        return [{ id: one.id, title: one.title, before: dateOf(one), after: dateOf(now) }];
      }),
    },
  };
}
