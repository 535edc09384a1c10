import { parseInstant } from '../domain/calendar/index.ts';
import type { CaseReads, JournalEntry } from './ports.ts';
import type { SeenCase } from './seen-case.ts';

const ROWS_AT_ONCE = 200;

/** The entries of a journal that somebody sees, in order of recording, after the event with the number `after`. */
export async function journalSeen(
  reads: CaseReads,
  { state, sight }: SeenCase,
  { after, limit }: { after: number; limit: number },
): Promise<JournalEntry[]> {
  if (sight.sees('acts') && sight.knownUntilMs === null) return reads.journal(state.id, { after, limit });
  const seen: JournalEntry[] = [];
  for (let from = after; seen.length < limit; ) {
    const rows = await reads.journal(state.id, { after: from, limit: ROWS_AT_ONCE });
    seen.push(
      ...rows.filter(({ by, recordedAt }) => sight.act({ by, recordedMs: parseInstant(recordedAt) ?? 0 })),
    );
    if (rows.length < ROWS_AT_ONCE) break;
    from = rows.at(-1)?.id ?? from;
  }
  return seen.slice(0, limit);
}
