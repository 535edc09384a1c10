import { type CaseView, viewOf } from '../case/case-view.ts';
import type { CaseState } from '../case/state.ts';
import { type BreachKindName, breachKinds } from './breach-kinds.ts';

const HOURS_72_MS = 72 * 3_600_000;

/** One breach as the register has it: codes and moments, no free text. */
export interface Breach {
  caseId: string;
  breachId: string;
  /** Number of the event that recorded it. */
  eventId: number;
  kind: BreachKindName;
  discoveredMs: number;
  /** When the 72 hours end. */
  dueMs: number;
  reportedMs: number | null;
  /** Whether the persons concerned were told: `informed`, `no-high-risk`, or null while nobody has said. */
  persons: string | null;
}

/** The breaches that a case knows, retracted ones left out; a report that names none settles all that stood open. */
export function breachesOf(state: CaseState): readonly Breach[] {
  const view = viewOf(state);
  return view.own('breach-discovered').map((fact) => {
    const breachId = String(fact.data.breachId);
    const report = reportOf(view, breachId, fact.id);
    const persons = report?.data.personsInformed;
    return {
      caseId: state.id,
      breachId,
      eventId: fact.id,
      kind: kindOf(fact.data.kind),
      discoveredMs: fact.ms,
      dueMs: fact.ms + HOURS_72_MS,
      reportedMs: report?.ms ?? null,
      persons: typeof persons === 'string' ? persons : null,
    };
  });
}

const reportOf = (view: CaseView, breachId: string, after: number) =>
  view
    .own('breach-reported')
    .find((one) => one.id > after && (one.data.breachId === undefined || one.data.breachId === breachId));

const kindOf = (kind: unknown): BreachKindName =>
  typeof kind === 'string' && Object.hasOwn(breachKinds, kind) ? (kind as BreachKindName) : 'other';

/** How often each kind came within the year before: a kind that comes back asks whether the measures were enough. */
export function repeatedKinds(
  breaches: readonly Breach[],
  nowMs: number,
): ReadonlyMap<BreachKindName, number> {
  const counts = new Map<BreachKindName, number>();
  for (const { kind, discoveredMs } of breaches)
    if (discoveredMs > nowMs - 365 * 86_400_000) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return new Map([...counts].filter(([, n]) => n > 1));
}
