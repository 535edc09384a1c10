import { caseAccess, holderOf } from '../access/case-access.ts';
import { viewOf } from '../domain/case/case-view.ts';
import { mergeOf } from '../domain/case/merging/standing.ts';
import type { CaseState } from '../domain/case/state.ts';
import { derive } from '../domain/obligations/case-deadlines.ts';
import { phaseOf } from '../domain/obligations/phase.ts';
import type { DataKey } from '../security/data-key.ts';
import { accessDigest } from './case-access-rows.ts';
import type { Transaction } from './connect.ts';
import { purposes, sealJson } from './sealed-json.ts';

/** What a case's row says beside its state. */
export interface CaseRow {
  state: CaseState;
  key: DataKey;
  nowMs: number;
  nextWakeMs: number | null;
  clockOffsetMs: number;
  demo: boolean;
  headHash: string;
}

/** Writes a case's row of the read model, its state sealed. Its order of opening and its tombstone stay. */
export function upsertCase(tx: Transaction, row: CaseRow): Promise<unknown> {
  const { state } = row;
  const access = caseAccess(state);
  const derived = derive(state);
  return tx`
    insert into case_view (id, ref, kind, municipality, phase, closes_ms, version, last_event_id, head_hash, links,
                           started_ms, next_wake_ms, clock_offset_ms, demo, snapshot, authority, region, access_digest,
                           termin_on, merged_into)
    values (${state.id}, ${state.ref}, ${state.kind}, ${state.municipality}, ${phaseOf(derived, row.nowMs)},
            ${derived.closing?.ms ?? null}, ${state.version}, ${state.lastEventId}, ${row.headHash},
            ${JSON.stringify(state.links)}::text::json, ${state.startedMs}, ${row.nextWakeMs}, ${row.clockOffsetMs},
            ${row.demo}, ${sealJson(row.key, purposes.snapshot, state)}::text::json,
            ${holderOf(access, 'authority')}, ${holderOf(access, 'region')}, ${accessDigest(state)},
            ${viewOf(state).term?.edd ?? null}, ${mergeOf(state)?.into ?? null})
    on conflict (id) do update set
      phase = excluded.phase, closes_ms = excluded.closes_ms, version = excluded.version,
      last_event_id = excluded.last_event_id, head_hash = excluded.head_hash, links = excluded.links,
      next_wake_ms = excluded.next_wake_ms, clock_offset_ms = excluded.clock_offset_ms,
      snapshot = excluded.snapshot, authority = excluded.authority, region = excluded.region,
      access_digest = excluded.access_digest, termin_on = excluded.termin_on,
      merged_into = excluded.merged_into,
      updated_at = now()`;
}
