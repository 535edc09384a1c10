import { keysOf } from '../../../db/case-keys.ts';
import { readCase } from '../../../db/read-case.ts';
import { purposes, sealJson } from '../../../db/sealed-json.ts';
import type { CaseState } from '../../../domain/case/state.ts';
import type { Store } from './store.ts';

/** Writes another snapshot behind everybody's back, sealed as if it were the right one. */
export async function bendSnapshot(store: Store, caseId: string, bent: Partial<CaseState>): Promise<void> {
  const kase = await readCase(store.sql, caseId);
  if (!kase) throw new Error(`there is no ${caseId}`);
  const key = await keysOf(store.sql).find(store.sql, caseId);
  const sealed = sealJson(key, purposes.snapshot, { ...kase.snapshot, ...bent });
  await store.owner`update case_view set snapshot = ${sealed}::text::json where id = ${caseId}`;
}
