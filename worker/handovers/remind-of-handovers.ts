import type { Sql } from '../../db/connect.ts';
import { casesWithWaitingHandovers } from '../../db/handover-rows.ts';
import { insertAnnouncements } from '../../db/insert-messages.ts';
import { readCases } from '../../db/read-case.ts';
import { handoversOf } from '../../domain/handover/handover.ts';
import { noticesDue } from '../../domain/handover/handover-notices.ts';
import { derive } from '../../domain/obligations/case-deadlines.ts';

/**
 * Puts into the outbox what is due of handovers that nobody has answered, on each case's own clock. The outbox keeps each
 * step once, so it may run as often and in as many processes as it likes.
 */
export async function remindOfHandovers(sql: Sql, nowMs: number): Promise<void> {
  for (const { id, snapshot, clock_offset_ms } of await readCases(
    sql,
    await casesWithWaitingHandovers(sql),
  )) {
    const here = nowMs + clock_offset_ms;
    const { view, closing } = derive(snapshot);
    if (closing && closing.ms <= here) continue;
    const notices = handoversOf(view).flatMap((handover) => noticesDue(handover, view, here));
    if (notices.length > 0) await sql.begin((tx) => insertAnnouncements(tx, id, notices));
  }
}
