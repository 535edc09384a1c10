import type { SeenCase } from '../../api/seen-case.ts';
import { formatInstant } from '../../domain/calendar/index.ts';
import { handle } from '../../domain/case/engine.ts';
import type { Refusal } from '../../domain/case/refusal.ts';
import type { JsonObject } from '../../domain/json.ts';
import { deadlinesOf } from '../../domain/obligations/deadline.ts';
import type { Role } from '../../domain/rules/roles.ts';
import type { Text } from '../../domain/text.ts';

/** One date that a newer rule set moves; null where there is none before or after. */
export interface MovedDate {
  id: string;
  title: Text;
  before: string | null;
  after: string | null;
}

/** Lives the case on under the newer rule set, on paper: which dates move that somebody sees. Writes nothing. */
export function datesMovedBy(
  { state, sight }: SeenCase,
  command: { name: string; data: JsonObject; role: Role },
  nowMs: number,
): { ok: true; moved: readonly MovedDate[] } | { ok: false; refusal: Refusal } {
  const answer = handle(state, { ...command, at: formatInstant(nowMs) });
  if (!answer.ok) return answer;
  const before = deadlinesOf(state, nowMs);
  const after = deadlinesOf(answer.state, nowMs);
  const titles = new Map(after.map(({ id, title }) => [id, title]));
  const hidden = new Set([...before, ...after].filter((one) => !sight.deadline(one)).map(({ id }) => id));
  const told = answer.result?.moved as unknown as readonly Omit<MovedDate, 'title'>[];
  return {
    ok: true,
    moved: told
      .filter(({ id }) => !hidden.has(id))
      .map((one) => ({ ...one, title: titles.get(one.id) ?? { da: one.id, en: one.id } })),
  };
}
