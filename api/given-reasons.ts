import { parseInstant } from '../domain/calendar/index.ts';
import type { CaseEvent } from '../domain/case/fact.ts';
import type { Deadline } from '../domain/obligations/deadline.ts';
import type { Explanation } from '../domain/obligations/explain.ts';
import type { CaseReads } from './ports.ts';
import type { SeenCase } from './seen-case.ts';

/**
 * The words in which each adjustment of a deadline was justified, by the number of its event. Free text lives in the
 * journal alone; it is read here as far as the reader sees those acts.
 */
export async function givenReasons(
  reads: CaseReads,
  { state, sight }: SeenCase,
  { adjustments }: Deadline,
): Promise<ReadonlyMap<number, string>> {
  const isSeen = ({ by, recordedAt }: CaseEvent) =>
    sight.act({ by, recordedMs: parseInstant(recordedAt) ?? 0 });
  const ids = [...new Set(adjustments.flatMap(({ eventId }) => (eventId === null ? [] : [eventId])))];
  const found = await Promise.all(
    ids.map(async (id): Promise<[number, string][]> => {
      const [entry] = await reads.journal(state.id, { after: id - 1, limit: 1 });
      const said = entry?.data.reason ?? entry?.data.note;
      return entry?.id === id && isSeen(entry) && typeof said === 'string' && said !== '' ? [[id, said]] : [];
    }),
  );
  return new Map(found.flat());
}

/** The deadline with its explanation, and the reason given beside every adjustment that has one. */
export function withReasons(
  deadline: Deadline,
  explanation: Explanation,
  reasons: ReadonlyMap<number, string>,
) {
  const told = <T extends { eventId?: number | null }>(one: T): T & { givenReason?: string } => {
    const givenReason = reasons.get(one.eventId ?? -1);
    return givenReason === undefined ? one : { ...one, givenReason };
  };
  return {
    ...deadline,
    adjustments: deadline.adjustments.map(told),
    explanation: { ...explanation, steps: explanation.steps.map(told) },
  };
}
