import { isDeepStrictEqual } from 'node:util';
import { viewOf } from '../domain/case/case-view.ts';
import { nextWakeMs } from '../domain/case/engine.ts';
import { mergeOf } from '../domain/case/merging/standing.ts';
import type { CaseState } from '../domain/case/state.ts';
import { upcastState } from '../domain/case/upcast-state.ts';
import type { DataKey } from '../security/data-key.ts';
import { KeyUnavailable, Tampered } from '../security/key-unavailable.ts';
import { accessIsTold, syncCaseAccess } from './case-access-rows.ts';
import { keysOf } from './case-keys.ts';
import type { Sql, Transaction } from './connect.ts';
import { deadlineRows } from './deadline-rows.ts';
import { syncHandovers } from './handover-rows.ts';
import { withdrawCase } from './insert-relays.ts';
import { lockCase } from './lock-case.ts';
import { refoldCase } from './refold-case.ts';
import { openJson, purposes } from './sealed-json.ts';
import { syncDeadlines } from './sync-deadlines.ts';
import { upsertCase } from './upsert-case.ts';

/** What a rebuild looked at, what it had to put right, and which cases it could not read. Erased ones are left alone. */
export interface RebuildReport {
  cases: number;
  rewritten: { caseId: string; differed: string[] }[];
  unreadable: { caseId: string; keyId: string; why: string }[];
}

/** Tells the read model again from the journal, case by case in order of opening, and says what differed. */
export async function rebuild(sql: Sql, nowMs: number): Promise<RebuildReport> {
  const ids = await sql<{ case_id: string }[]>`select case_id from case_opening order by seq`;
  const report: RebuildReport = { cases: 0, rewritten: [], unreadable: [] };
  for (const { case_id: caseId } of ids) {
    report.cases += 1;
    try {
      const key = await keysOf(sql).ensure(sql, caseId);
      const differed = await sql.begin((tx) => rebuildCase(tx, key, nowMs));
      if (differed.length > 0) report.rewritten.push({ caseId, differed });
    } catch (error) {
      if (!(error instanceof KeyUnavailable || error instanceof Tampered)) throw error;
      const why = error instanceof Tampered ? 'tampered' : error.why;
      if (why !== 'destroyed') report.unreadable.push({ caseId, keyId: error.keyId, why });
    }
  }
  return report;
}

interface StoredView {
  snapshot: unknown;
  clock_offset_ms: number;
  authority: string | null;
  region: string | null;
  termin_on: string | null;
  merged_into: string | null;
}

/** Tells one case again; what differed. Within a transaction that is undone, it is the comparison alone. */
export async function rebuildCase(tx: Transaction, key: DataKey, nowMs: number): Promise<string[]> {
  const caseId = key.owner;
  // A statement that waits for a row reads everything beside it as it was before: what is compared is read after the wait.
  await tx`select 1 from case_view where id = ${caseId} for update`;
  const head = await lockCase(tx, caseId);
  if (head?.withdrawn) return [];
  const told = await refoldCase(tx, caseId);
  if (!told) return [];
  const [stored] = await tx<StoredView[]>`
    select snapshot, clock_offset_ms, authority, region, termin_on::text, merged_into from case_view where id = ${caseId}`;
  const clockOffsetMs = stored?.clock_offset_ms ?? told.clockOffsetMs;
  const caseNowMs = nowMs + clockOffsetMs;
  const rows = deadlineRows(told.state, caseNowMs);
  await syncHandovers(tx, told.state);
  const differed = [
    ...(stored ? await differencesFrom(tx, caseId, stored.snapshot, told.state) : ['case']),
    ...(head && head.head_hash !== told.headHash ? ['headHash'] : []),
    ...(sameDeadlines(rows, head?.fingerprints ?? {}) ? [] : ['deadlines']),
    ...((await accessIsTold(tx, told.state, stored)) ? [] : ['access']),
    ...((stored?.termin_on ?? null) === (viewOf(told.state).term?.edd ?? null) ? [] : ['termin']),
    ...((stored?.merged_into ?? null) === (mergeOf(told.state)?.into ?? null) ? [] : ['merge']),
  ];
  if (differed.length === 0) return [];
  const { state, headHash, demo } = told;
  await upsertCase(tx, {
    state,
    key,
    nowMs: caseNowMs,
    nextWakeMs: nextWakeMs(state),
    clockOffsetMs,
    demo,
    headHash,
  });
  await syncCaseAccess(tx, state);
  await syncDeadlines(tx, caseId, rows, head?.fingerprints ?? {});
  if (await isWithdrawn(tx, caseId)) await withdrawCase(tx, caseId);
  return differed;
}

/** A snapshot that does not open, or is none, is replaced like any other that differs. */
async function differencesFrom(
  tx: Transaction,
  caseId: string,
  snapshot: unknown,
  told: CaseState,
): Promise<string[]> {
  try {
    const stored = await openJson<CaseState>(tx, caseId, purposes.snapshot, snapshot);
    return differences(upcastState(stored), told);
  } catch (error) {
    if (error instanceof KeyUnavailable) throw error;
    return ['snapshot'];
  }
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
