import { formatInstant } from '../calendar/index.ts';
import type { CaseEvent, Fact } from './fact.ts';

/** A fact as the event it was, as far as a live case remembers it; from where it was carried is left out. */
export const eventOf = (fact: Fact): CaseEvent => ({
  id: fact.id,
  type: fact.type,
  at: formatInstant(fact.ms),
  ...(fact.dateOnly ? { dateOnly: true as const } : {}),
  recordedAt: formatInstant(fact.recordedMs),
  by: fact.by,
  version: fact.version,
  data: fact.data,
});
