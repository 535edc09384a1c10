import { parseInstant } from '../domain/calendar/index.ts';
import { viewOf } from '../domain/case/case-view.ts';
import type { CaseReads } from './ports.ts';
import type { SeenCase } from './seen-case.ts';

/**
 * What each consent was given for, by the number of its event. The purpose is free text and lives in the journal alone;
 * it is read as far as the reader sees those acts.
 */
export async function purposesOf(
  reads: CaseReads,
  { state, sight }: SeenCase,
): Promise<ReadonlyMap<number, string>> {
  const ids = viewOf(state)
    .of('consent-given')
    .map(({ id }) => id);
  const found = await Promise.all(
    ids.map(async (id): Promise<[number, string][]> => {
      const [entry] = await reads.journal(state.id, { after: id - 1, limit: 1 });
      if (entry?.id !== id || typeof entry.data.purpose !== 'string') return [];
      const isSeen = sight.act({ by: entry.by, recordedMs: parseInstant(entry.recordedAt) ?? 0 });
      return isSeen ? [[id, entry.data.purpose]] : [];
    }),
  );
  return new Map(found.flat());
}
