import type { CaseState } from '../domain/case/state.ts';
import { upcastState } from '../domain/case/upcast-state.ts';
import type { Sql } from './connect.ts';
import { openJson, purposes } from './sealed-json.ts';

/** A case as the read model has it. Phase, deadlines and explanation follow from `snapshot`. */
export interface StoredCase {
  id: string;
  seq: number;
  /** As of the last publication; `closed` once `closes_ms` has come on the case's clock. */
  phase: string;
  closes_ms: number | null;
  clock_offset_ms: number;
  demo: boolean;
  head_hash: string;
  snapshot: CaseState;
}

/** One case; undefined when there is none, or its birth was taken back. */
export async function readCase(sql: Sql, caseId: string): Promise<StoredCase | undefined> {
  return (await readCases(sql, [caseId]))[0];
}

/** Several cases in order of opening; those that are not there are left out. */
export async function readCases(sql: Sql, caseIds: readonly string[]): Promise<StoredCase[]> {
  if (caseIds.length === 0) return [];
  const rows = await sql<StoredCase[]>`
    select id, seq, phase, closes_ms, clock_offset_ms, demo, head_hash, snapshot
    from case_view where id in ${sql(caseIds)} and withdrawn_at is null order by seq`;
  return Promise.all(
    rows.map(async (row) => ({
      ...row,
      snapshot: upcastState(await openJson<CaseState>(sql, row.id, purposes.snapshot, row.snapshot)),
    })),
  );
}
