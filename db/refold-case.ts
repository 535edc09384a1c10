import type { CaseOpening } from '../domain/case/command.ts';
import { evolve } from '../domain/case/evolve.ts';
import type { CaseState, Link } from '../domain/case/state.ts';
import { withAllParameters } from '../domain/case/upcast-state.ts';
import type { Transaction } from './connect.ts';
import { GENESIS } from './hash-chain.ts';
import { deadlineKinds } from './message-kinds.ts';
import { eventsOfRows, readJournalRows } from './read-journal.ts';

/** A case as its journal tells it. */
export interface RefoldedCase {
  state: CaseState;
  headHash: string;
  clockOffsetMs: number;
  demo: boolean;
}

/**
 * Tells a case again from its opening, its journal and the messages that left it; undefined when it was never opened.
 * Throws KeyUnavailable, or Tampered.
 */
export async function refoldCase(tx: Transaction, caseId: string): Promise<RefoldedCase | undefined> {
  const [opened] = await tx<
    { opening: CaseOpening; started_ms: number; clock_offset_ms: number; demo: boolean }[]
  >`select opening, started_ms, clock_offset_ms, demo from case_opening where case_id = ${caseId}`;
  if (!opened) return undefined;
  const rows = await readJournalRows(tx, caseId);
  const told = await tx<{ key: string; planned_ms: number }[]>`
    select concat_ws('|', deadline_id, coalesce(due, ''), recipient, case when kind <> 'breach' then step end) as key,
           planned_ms
    from outbox where case_id = ${caseId} and kind = any(${deadlineKinds}) order by seq`;
  const opening = withAllParameters(opened.opening);
  const start: CaseState = {
    schemaVersion: 1,
    ...opening,
    startedMs: opened.started_ms,
    version: 0,
    lastEventId: 0,
    facts: [],
    links: [...opening.links, ...(await childrenOf(tx, caseId))],
    messagesUpToMs: Math.max(
      opened.started_ms,
      ...rows.map((row) => row.recorded_ms),
      ...told.map((row) => row.planned_ms),
    ),
    breachesTold: [...new Set(told.map((row) => row.key))],
  };
  return {
    state: (await eventsOfRows(tx, rows)).reduce(evolve, start),
    headHash: rows.at(-1)?.hash ?? GENESIS,
    clockOffsetMs: opened.clock_offset_ms,
    demo: opened.demo,
  };
}

/** The child cases that a pregnancy opened and that were not taken back. */
async function childrenOf(tx: Transaction, caseId: string): Promise<Link[]> {
  const rows = await tx<{ ref: string; id: string }[]>`
    select o.opening ->> 'ref' as ref, o.case_id as id from case_opening o
    where o.pregnancy = ${caseId}
      and not exists (select 1 from relay_outbox r where r.to_case = o.case_id and r.kind = 'withdrawal')
    order by o.seq`;
  return rows.map(({ ref, id }) => ({ rel: 'child', ref, id }));
}
