import { look } from '../../db/claim.ts';
import type { Sql } from '../../db/connect.ts';
import { readHandover, readHandovers } from '../../db/handover-rows.ts';
import { readCase } from '../../db/read-case.ts';
import { eventsOfRows, readJournalRows } from '../../db/read-journal.ts';
import { viewOf } from '../../domain/case/case-view.ts';
import { handoverAbout, handoversOf } from '../../domain/handover/handover.ts';
import type { HandoverDetail, Handovers } from '../handover-ports.ts';
import { reachable } from './postgres-reads.ts';

type Told = HandoverDetail['told'][number];

/**
 * Handovers in PostgreSQL. Which there are is read under the caller's claim; what was written in one is opened by the
 * house, because the receiver has no claim to the case's journal before it has taken over.
 */
export const postgresHandovers = (sql: Sql, looking: Sql): Handovers => ({
  list: (scope, limit) => reachable(look(looking, (tx) => readHandovers(tx, scope, limit))),
  find: (caseId, askedEvent) => reachable(detail(sql, looking, caseId, askedEvent)),
});

async function detail(
  sql: Sql,
  looking: Sql,
  caseId: string,
  askedEvent: number,
): Promise<HandoverDetail | null> {
  const row = await look(looking, (tx) => readHandover(tx, caseId, askedEvent));
  const kase = row && (await readCase(sql, caseId));
  const told = kase && handoversOf(viewOf(kase.snapshot)).find((one) => one.askedEvent === askedEvent);
  if (!row || !told) return null;
  const said = async (eventId: number | null, field: string) => {
    if (eventId === null) return null;
    const [event] = await eventsOfRows(sql, await readJournalRows(sql, caseId, eventId - 1, 1));
    const value = event?.id === eventId ? event.data[field] : undefined;
    return typeof value === 'string' ? value : null;
  };
  const [summary, reason, notices] = await Promise.all([
    said(askedEvent, 'summary'),
    said(row.state === 'rejected' ? row.settledEvent : null, 'reason'),
    sql<Told[]>`
      select recipient as role, organisation, step, planned_ms as "atMs",
             (extract(epoch from sent_at) * 1000)::bigint as "sentAtMs"
      from outbox where case_id = ${caseId} and deadline_id = ${handoverAbout(row)} and kind = 'handover'
        and cancelled_at is null and organisation is not null
      order by planned_ms, seq`,
  ]);
  return { ...row, toPlace: told.toPlace, movesOn: told.movesOn, summary, reason, told: [...notices] };
}
