import { isDeepStrictEqual } from 'node:util';
import { nextWakeMs } from '../domain/case/engine.ts';
import type { CaseState } from '../domain/case/state.ts';
import { upcastState } from '../domain/case/upcast-state.ts';
import type { Sql, Transaction } from './connect.ts';
import { deadlineRows } from './deadline-rows.ts';
import { withdrawCase } from './insert-relays.ts';
import { lockCase } from './lock-case.ts';
import { refoldCase } from './refold-case.ts';
import { syncDeadlines } from './sync-deadlines.ts';
import { upsertCase } from './upsert-case.ts';

/** What a rebuild looked at and what it had to put right. */
export interface RebuildReport {
  cases: number;
  rewritten: { caseId: string; differed: string[] }[];
}

/** Tells the read model again from the journal, case by case in order of opening, and says what differed. */
export async function rebuild(sql: Sql, nowMs: number): Promise<RebuildReport> {
  const ids = await sql<{ case_id: string }[]>`select case_id from case_opening order by seq`;
  const report: RebuildReport = { cases: 0, rewritten: [] };
  for (const { case_id: caseId } of ids) {
    const differed = await sql.begin((tx) => rebuildCase(tx, caseId, nowMs));
    report.cases += 1;
    if (differed.length > 0) report.rewritten.push({ caseId, differed });
  }
  return report;
}

/** Tells one case again; what differed. Within a transaction that is undone, it is the comparison alone. */
export async function rebuildCase(tx: Transaction, caseId: string, nowMs: number): Promise<string[]> {
  const head = await lockCase(tx, caseId);
  if (head?.withdrawn) return [];
  const told = await refoldCase(tx, caseId);
  if (!told) return [];
  const [stored] = await tx<{ snapshot: CaseState; clock_offset_ms: number }[]>`
    select snapshot, clock_offset_ms from case_view where id = ${caseId}`;
  const clockOffsetMs = stored?.clock_offset_ms ?? told.clockOffsetMs;
  const caseNowMs = nowMs + clockOffsetMs;
  const rows = deadlineRows(told.state, caseNowMs);
  const differed = [
    ...(stored ? differences(upcastState(stored.snapshot), told.state) : ['case']),
    ...(head && head.head_hash !== told.headHash ? ['headHash'] : []),
    ...(sameDeadlines(rows, head?.fingerprints ?? {}) ? [] : ['deadlines']),
  ];
  if (differed.length === 0) return [];
  const { state, headHash, demo } = told;
  await upsertCase(tx, {
    state,
    nowMs: caseNowMs,
    nextWakeMs: nextWakeMs(state),
    clockOffsetMs,
    demo,
    headHash,
  });
  await syncDeadlines(tx, caseId, rows, head?.fingerprints ?? {});
  if (await isWithdrawn(tx, caseId)) await withdrawCase(tx, caseId);
  return differed;
}

/** The parts of the state that differ. What has been said stands in the outbox; how far it was looked is no truth. */
function differences(stored: CaseState, told: CaseState): string[] {
  const parts = Object.keys(told) as (keyof CaseState)[];
  return parts
    .filter((part) => part !== 'messagesUpToMs' && part !== 'breachesTold')
    .filter((part) => !isDeepStrictEqual(stored[part], JSON.parse(JSON.stringify(told[part]))));
}

/** Rows are written when something happens, so one that only time has settled since may look different. */
function sameDeadlines(
  rows: ReturnType<typeof deadlineRows>,
  stored: Readonly<Record<string, string>>,
): boolean {
  return (
    rows.length === Object.keys(stored).length &&
    rows.every((row) => row.fingerprint === stored[row.id] || (row.settled && stored[row.id] !== undefined))
  );
}

async function isWithdrawn(tx: Transaction, caseId: string): Promise<boolean> {
  const rows = await tx`select 1 from relay_outbox where to_case = ${caseId} and kind = 'withdrawal' limit 1`;
  return rows.length > 0;
}
