import { parseInstant } from '../domain/calendar/index.ts';
import { mergedFrom } from '../domain/case/merging/standing.ts';
import type { CaseState } from '../domain/case/state.ts';
import type { CaseReads, JournalEntry } from './ports.ts';
import type { SeenCase } from './seen-case.ts';

const ROWS_AT_ONCE = 200;

/**
 * The entries of a journal that somebody sees, in order of recording, after the event with the number `after`; of a case as
 * it was known earlier, nothing that a merged case brought later.
 */
export async function journalSeen(
  reads: CaseReads,
  { state, sight }: SeenCase,
  { after, limit }: { after: number; limit: number },
): Promise<JournalEntry[]> {
  const isKnown = knownTo(state);
  if (sight.sees('acts') && sight.knownUntilMs === null) {
    const rows = await reads.journal(state.id, { after, limit });
    if (rows.every(isKnown)) return rows;
  }
  const seen: JournalEntry[] = [];
  for (let from = after; seen.length < limit; ) {
    const rows = await reads.journal(state.id, { after: from, limit: ROWS_AT_ONCE });
    seen.push(
      ...rows.filter(
        (entry) =>
          isKnown(entry) && sight.act({ by: entry.by, recordedMs: parseInstant(entry.recordedAt) ?? 0 }),
      ),
    );
    if (rows.length < ROWS_AT_ONCE) break;
    from = rows.at(-1)?.id ?? from;
  }
  return seen.slice(0, limit);
}

/** What a merged case brought keeps the moment at which it was recorded there, which tells nothing of when it came. */
function knownTo({ facts }: Pick<CaseState, 'facts'>): (entry: JournalEntry) => boolean {
  const ids = new Set(facts.map(({ id }) => id));
  return ({ id, carried }) => mergedFrom(carried?.ref) === null || ids.has(id);
}
