import { keysOf } from './case-keys.ts';
import type { Sql } from './connect.ts';
import { forgetPersonsOf } from './erase-persons.ts';

/** Why a case may be erased: a closed list, so that the reason itself says nothing of anybody. */
export const erasureReasons = [
  'retention-over',
  'request',
  'court-order',
  'wrongly-opened',
  'test-data',
] as const;
export type ErasureReason = (typeof erasureReasons)[number];

/** What erasing a case came to. */
export type Erasure =
  | { kind: 'unknown' }
  | {
      kind: 'erased';
      caseId: string;
      keyId: string;
      /** RFC 3339. */
      destroyedAt: string;
      reason: string;
      /** It had been erased before. */
      before: boolean;
      /** Rows from before there were keys: they stand in plain and were not erased. */
      plainRows: number;
      /** Linked cases, which have keys of their own. */
      linked: string[];
    };

/**
 * Erases a case by destroying its key: journal, snapshot, answers, relays to it and the engine's history of it can be
 * opened by nobody any more, in backups of the engine and copies of these tables neither. The hash chain stays whole. It
 * leaves the read model, and nothing waiting to be sent about it is sent. Erasing it twice changes nothing.
 */
export async function destroyCaseKey(sql: Sql, caseId: string, reason: ErasureReason): Promise<Erasure> {
  const erasure = await sql.begin(async (tx): Promise<Erasure> => {
    // The same row that publishing locks: what is being written is through before, and nothing is written after.
    const [view] = await tx<{ links: { id: string }[] }[]>`
      select links from case_view where id = ${caseId} for update`;
    const [key] = await tx<{ destroyed: boolean }[]>`
      select destroyed_at is not null as destroyed from case_key where case_id = ${caseId} for update`;
    if (!key) return { kind: 'unknown' };
    if (!key.destroyed)
      await tx`update case_key set wrapped_key = null, destroyed_at = now(), destroy_reason = ${reason}
               where case_id = ${caseId}`;
    // The snapshot is no record: what can go goes at once, not only its key.
    await tx`update case_view set withdrawn_at = coalesce(withdrawn_at, now()), erased_at = coalesce(erased_at, now()),
               snapshot = 'null', next_wake_ms = null, termin_on = null, updated_at = now() where id = ${caseId}`;
    await tx`delete from deadline_view where case_id = ${caseId}`;
    await tx`delete from locked_document where case_id = ${caseId}`;
    await tx`delete from handover where case_id = ${caseId}`;
    await tx`delete from birth_prompt where case_id = ${caseId}`;
    await tx`delete from draft where case_id = ${caseId}`;
    await tx`delete from family_task where case_id = ${caseId}`;
    await tx`delete from digital_post_letter where case_id = ${caseId}`;
    await tx`delete from case_change where case_id = ${caseId}`;
    await tx`delete from webhook_delivery where case_id = ${caseId}`;
    await forgetPersonsOf(tx, caseId, reason);
    await tx`update outbox set cancelled_at = now(), cancel_reason = 'case erased'
             where case_id = ${caseId} and sent_at is null and cancelled_at is null`;
    // Who was told of what, and has seen it, goes with the case; that something left stays in the receipts.
    await tx`delete from delivery where case_id = ${caseId}`;
    // The worker ends the case's workflow, now or as soon as the engine can be reached.
    await tx`insert into relay_outbox (kind, from_case, to_case, source_event_id, payload)
             values ('withdrawal', ${caseId}, ${caseId}, 0, '{}') on conflict do nothing`;
    const [done] = await tx<{ key_id: string; destroyed_at: Date; destroy_reason: string }[]>`
      select key_id, destroyed_at, destroy_reason from case_key where case_id = ${caseId}`;
    const [plain] = await tx<{ n: number }[]>`
      select count(*)::int as n from journal where case_id = ${caseId} and json_typeof(data) = 'object'`;
    return {
      kind: 'erased',
      caseId,
      keyId: done?.key_id ?? '',
      destroyedAt: done?.destroyed_at.toISOString() ?? '',
      reason: done?.destroy_reason ?? '',
      before: key.destroyed,
      plainRows: plain?.n ?? 0,
      linked: (view?.links ?? []).map((link) => link.id),
    };
  });
  keysOf(sql).forget(caseId);
  // What was merged into it goes with it: a duplicate whose other half is gone would be nobody's.
  for (const id of await mergedInto(sql, caseId)) await destroyCaseKey(sql, id, reason);
  return erasure as Erasure;
}

/** The cases that live on in this one and are still there. */
async function mergedInto(sql: Sql, caseId: string): Promise<readonly string[]> {
  const rows = await sql<{ id: string }[]>`
    select id from case_view where merged_into = ${caseId} and erased_at is null order by seq`;
  return rows.map(({ id }) => id);
}
