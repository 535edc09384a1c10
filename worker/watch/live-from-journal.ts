import type { Sql, Transaction } from '../../db/connect.ts';
import { readLedger } from '../../db/read-ledger.ts';
import { refoldCase } from '../../db/refold-case.ts';
import type { CaseState } from '../../domain/case/state.ts';
import type { CaseInput } from '../../workflows/case-input.ts';
import { LEDGER_DAYS } from '../../workflows/live-case.ts';

const DAY_MS = 86_400_000;

/** A case as a workflow can go on with it, told from the journal alone. */
export interface ToldCase {
  state: CaseState;
  input: CaseInput;
}

/**
 * What a case's workflow starts from when it has to be told again: the state that the journal folds to, the messages
 * that left, and the keys of the last 30 days. Undefined for a case that was never opened. Throws KeyUnavailable, or
 * Tampered.
 */
export function liveFromJournal(sql: Sql, caseId: string, nowMs: number): Promise<ToldCase | undefined> {
  return sql.begin((tx) => tell(tx, caseId, nowMs)) as Promise<ToldCase | undefined>;
}

async function tell(tx: Transaction, caseId: string, nowMs: number): Promise<ToldCase | undefined> {
  const told = await refoldCase(tx, caseId);
  if (!told) return undefined;
  const [view] = await tx<{ clock_offset_ms: number }[]>`
    select clock_offset_ms from case_view where id = ${caseId}`;
  // A demo case's clock may have been moved since it was opened.
  const clockOffsetMs = view?.clock_offset_ms ?? told.clockOffsetMs;
  const ledger = await readLedger(tx, caseId, nowMs + clockOffsetMs - LEDGER_DAYS * DAY_MS);
  const { state, demo } = told;
  const live = { state, pending: [], messages: [], ledger };
  const input: CaseInput = { schemaVersion: 1, begin: { by: 'continuing', live }, clockOffsetMs, demo };
  return { state, input };
}
