import { parseInstant } from '../domain/calendar/index.ts';
import { stateAsOf } from '../domain/case/as-of.ts';
import {
  type ChangeFilter,
  type FieldChange,
  fieldChanges,
  isAskedFor,
} from '../domain/case/field-changes.ts';
import { journalSeen } from './journal-seen.ts';
import type { CaseReads, JournalEntry } from './ports.ts';
import type { SeenCase } from './seen-case.ts';

const ENTRIES_AT_ONCE = 500;

/**
 * Every change of every value of a case as somebody sees it, the newest first. What is read is the journal as they see it,
 * so an act that is not theirs has no row, and is no "before" of another. With `asOfMs` what was recorded by then.
 */
export async function historySeen(
  reads: CaseReads,
  seen: SeenCase,
  asOfMs?: number,
): Promise<readonly FieldChange[]> {
  const state = asOfMs === undefined ? null : stateAsOf(seen.state, asOfMs);
  const was = state ? { ...seen, state } : seen;
  const entries: JournalEntry[] = [];
  for (let after = 0; ; ) {
    const page = await journalSeen(reads, was, { after, limit: ENTRIES_AT_ONCE });
    entries.push(...page);
    if (page.length < ENTRIES_AT_ONCE) break;
    after = page.at(-1)?.id ?? after;
  }
  const known =
    asOfMs === undefined
      ? entries
      : entries.filter(({ recordedAt }) => (parseInstant(recordedAt) ?? 0) <= asOfMs);
  return fieldChanges(known, seen.state.ref).toReversed();
}

/** One page of the changes asked for, beginning after the change with the id `after`. */
export function pageOfHistory(
  changes: readonly FieldChange[],
  filter: ChangeFilter,
  { after, limit }: { after?: string | undefined; limit: number },
): { items: readonly FieldChange[]; next: string | null } {
  const asked = changes.filter(isAskedFor(filter));
  const from = after === undefined ? 0 : asked.findIndex(({ id }) => id === after) + 1;
  const items = asked.slice(from, from + limit);
  return { items, next: from + limit < asked.length ? (items.at(-1)?.id ?? null) : null };
}
