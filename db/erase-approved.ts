import { civilDateOf } from '../domain/calendar/index.ts';
import { viewOf } from '../domain/case/case-view.ts';
import { erasableFrom } from '../domain/retention/policy.ts';
import { standingOf } from '../domain/retention/votes.ts';
import { whyKept } from '../domain/retention/why-kept.ts';
import type { Sql } from './connect.ts';
import { destroyCaseKey } from './destroy-case-key.ts';
import { readCase } from './read-case.ts';
import {
  type ClosedCase,
  type ErasureReceipt,
  readClosedCases,
  readRetention,
  readVotes,
} from './retention.ts';

/**
 * Erases the cases that two people approved, if at this very moment their time is still over, nobody holds them back and
 * nothing in them forbids it. Each leaves a receipt; one that was interrupted before its receipt gets it the next time.
 * Answers how many were erased.
 */
export async function eraseApproved(sql: Sql, nowMs: number): Promise<number> {
  const asked = await sql<{ case_id: string; municipality: string; erased: boolean }[]>`
    select distinct v.case_id, c.authority as municipality, c.erased_at is not null as erased
    from erasure_vote v join case_view c on c.id = v.case_id
    where v.vote = 'approve' and not exists (select 1 from erasure_receipt r where r.case_id = v.case_id)`;
  let done = 0;
  for (const { case_id: caseId, municipality, erased } of asked) {
    const [closed] = erased
      ? await erasedCase(sql, caseId)
      : (await readClosedCases(sql, [municipality], nowMs)).filter((one) => one.caseId === caseId);
    if (closed && (await eraseIfDue(sql, closed, erased, nowMs))) done += 1;
  }
  return done;
}

async function eraseIfDue(sql: Sql, closed: ClosedCase, erased: boolean, nowMs: number): Promise<boolean> {
  const { caseId, municipality, kind, lastEntryMs, clockOffsetMs } = closed;
  const standing = standingOf((await readVotes(sql, [caseId])).get(caseId) ?? []);
  const policies = await readRetention(sql, municipality);
  const years = policies.find((one) => one.kind === kind)?.years ?? null;
  if (!standing.approved || years === null) return false;
  const dueOn = erasableFrom(lastEntryMs, years);
  if (!erased) {
    const here = nowMs + clockOffsetMs;
    const kase = await readCase(sql, caseId);
    if (!kase || civilDateOf(here) < dueOn || whyKept(viewOf(kase.snapshot), here).length > 0) return false;
  }
  const approvals = standing.approvals.map(({ subject, role, at }) => ({ subject, role, at }));
  const asSurvivor = { municipality, kind, dueOn, years, approvals };
  // The two are one history: those who approved one approved the other, and each leaves a receipt of its own.
  for (const merged of await mergedWithoutReceipt(sql, caseId))
    await eraseWithReceipt(sql, merged, asSurvivor);
  return eraseWithReceipt(sql, caseId, asSurvivor);
}

/** What goes with a case, and what went with it when somebody was interrupted before the receipt. */
async function mergedWithoutReceipt(sql: Sql, caseId: string): Promise<readonly string[]> {
  const rows = await sql<{ id: string }[]>`
    select id from case_view v where merged_into = ${caseId}
      and not exists (select 1 from erasure_receipt r where r.case_id = v.id)
      and not exists (select 1 from case_key k where k.case_id = v.id and k.destroy_reason <> 'retention-over')
    order by seq`;
  return rows.map(({ id }) => id);
}

type Receipt = Pick<ErasureReceipt, 'municipality' | 'kind' | 'dueOn' | 'years' | 'approvals'>;

async function eraseWithReceipt(sql: Sql, caseId: string, receipt: Receipt): Promise<boolean> {
  const erasure = await destroyCaseKey(sql, caseId, 'retention-over');
  if (erasure.kind === 'unknown') return false;
  const { municipality, kind, dueOn, years, approvals } = receipt;
  await sql`
    insert into erasure_receipt (case_id, municipality, kind, key_id, due_on, years, approvals, destroyed_at)
    values (${caseId}, ${municipality}, ${kind}, ${erasure.keyId}, ${dueOn}, ${years},
            ${JSON.stringify(approvals)}::text::jsonb, ${erasure.destroyedAt})
    on conflict do nothing`;
  return true;
}

/** What the read model still says of a case whose key is destroyed: kind, whose, and when it ended. */
async function erasedCase(sql: Sql, caseId: string): Promise<ClosedCase[]> {
  const rows = await sql<ClosedCase[]>`
    select id as "caseId", authority as municipality, kind, clock_offset_ms as "clockOffsetMs",
           greatest(closes_ms, (select max(recorded_ms) from journal j where j.case_id = c.id)) as "lastEntryMs"
    from case_view c where id = ${caseId} and closes_ms is not null`;
  return [...rows];
}
