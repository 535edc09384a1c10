import { announcementsOf } from '../domain/announcements/index.ts';
import { viewOf } from '../domain/case/case-view.ts';
import type { Message } from '../domain/case/command.ts';
import type { Sql } from './connect.ts';
import { keysFor, publishWithin } from './publish.ts';
import type { PublishBatch } from './publish-batch.ts';
import { recordUnsent } from './record-told.ts';

/** One case of a life that is taken over: everything of it, and the messages that count as told without being sent. */
export interface ImportedBatch {
  batch: PublishBatch;
  onRecord: readonly Message[];
}

const REASON = 'known before the case was taken over';

/**
 * Writes the cases of one life in one transaction, all or none; the first is the one that the life is known by. `there`:
 * it was written before, and nothing is changed; `erased`: it was, and has been erased since. Whoever a meeting, a
 * document or a handover of the past concerned was told by the system that the case comes from.
 */
export async function publishImported(
  sql: Sql,
  cases: readonly ImportedBatch[],
): Promise<'opened' | 'there' | 'erased'> {
  const [first] = cases;
  if (!first) return 'there';
  const keys = new Map(
    (await Promise.all(cases.map(({ batch }) => keysFor(sql, batch)))).flatMap((of) => [...of]),
  );
  return sql.begin(async (tx) => {
    const { id } = first.batch.state;
    if (!keys.has(id)) return 'erased';
    await tx`select pg_advisory_xact_lock(hashtextextended(${id}, 0))`;
    const [known] = await tx`select 1 from case_view where id = ${id}`;
    if (known) return 'there';
    for (const { batch, onRecord } of cases) {
      const { state, events, nowMs } = batch;
      const key = keys.get(state.id);
      if (!key) continue;
      const view = viewOf(state);
      const announcements = events
        .flatMap((event) => announcementsOf(event, view))
        .filter(({ atMs }) => atMs <= nowMs);
      await recordUnsent(tx, state.id, { messages: onRecord, announcements }, REASON);
      await publishWithin(tx, batch, key, keys);
    }
    return 'opened';
  }) as Promise<'opened' | 'there' | 'erased'>;
}
