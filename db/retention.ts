import type { CaseKind } from '../domain/case/state.ts';
import { type RetentionPolicy, undecided } from '../domain/retention/policy.ts';
import type { ErasureVote } from '../domain/retention/votes.ts';
import type { Sql } from './connect.ts';

/** A case that has closed, with the day that its retention counts from. */
export interface ClosedCase {
  caseId: string;
  municipality: string;
  kind: CaseKind;
  /** The last thing recorded, or the close where that is later. */
  lastEntryMs: number;
  clockOffsetMs: number;
}

/** What stays of an erased case. */
export interface ErasureReceipt {
  caseId: string;
  municipality: string;
  kind: CaseKind;
  keyId: string;
  dueOn: string;
  years: number;
  approvals: readonly Pick<ErasureVote, 'subject' | 'role' | 'at'>[];
  /** RFC 3339. */
  destroyedAt: string;
}

/** The policies in force in a municipality, one for each kind of case. */
export async function readRetention(sql: Sql, municipality: string): Promise<RetentionPolicy[]> {
  const rows = await sql<RetentionPolicy[]>`
    select distinct on (kind) kind, years, basis from retention_policy
    where municipality = ${municipality} order by kind, seq desc`;
  return (['pregnancy', 'child'] as const).map(
    (kind) => rows.find((row) => row.kind === kind) ?? undecided(kind),
  );
}

/** Puts a policy in force; the earlier ones stay on record. */
export async function insertRetention(
  sql: Sql,
  municipality: string,
  { kind, years, basis }: RetentionPolicy,
  by: { subject: string; role: string },
): Promise<void> {
  await sql`
    insert into retention_policy (municipality, kind, years, basis, subject, role)
    values (${municipality}, ${kind}, ${years}, ${basis}, ${by.subject}, ${by.role})`;
}

/**
 * The closed cases that are with these municipalities now and that nothing was recorded in after `beforeMs`, oldest first.
 * A merged case is not among them: it goes with the one that it lives on in.
 */
export async function readClosedCases(
  sql: Sql,
  municipalities: readonly string[],
  beforeMs: number,
): Promise<ClosedCase[]> {
  if (municipalities.length === 0) return [];
  const rows = await sql<ClosedCase[]>`
    select * from (
      select id as "caseId", authority as municipality, kind, clock_offset_ms as "clockOffsetMs",
             greatest(closes_ms, (select max(recorded_ms) from journal j where j.case_id = c.id)) as "lastEntryMs"
      from case_view c
      where closes_ms <= ${beforeMs} + clock_offset_ms and withdrawn_at is null and authority in ${sql(municipalities)}
        and not exists (select 1 from case_view s where s.id = c.merged_into and s.erased_at is null)
    ) closed where "lastEntryMs" <= ${beforeMs} + "clockOffsetMs" order by "lastEntryMs", "caseId"`;
  return [...rows];
}

/** What leaders said of these cases, in order. Whoever held a case back that was merged into one of them holds that back. */
export async function readVotes(sql: Sql, caseIds: readonly string[]): Promise<Map<string, ErasureVote[]>> {
  const votes = new Map<string, ErasureVote[]>(caseIds.map((id) => [id, []]));
  if (caseIds.length === 0) return votes;
  const rows = await sql<(Omit<ErasureVote, 'at'> & { case_id: string; at: Date })[]>`
    select e.case_id, vote, reason, subject, role, at from (
      select seq, case_id from erasure_vote where case_id in ${sql(caseIds)}
      union all
      select held.seq, v.merged_into from case_view v join erasure_vote held on held.case_id = v.id
      where v.merged_into in ${sql(caseIds)} and held.vote = 'hold' and not exists (
        select 1 from erasure_vote after where after.case_id = v.id and after.seq > held.seq and after.vote = 'release')
    ) e join erasure_vote using (seq) order by e.seq`;
  for (const { case_id, at, ...vote } of rows) votes.get(case_id)?.push({ ...vote, at: at.toISOString() });
  return votes;
}

export async function insertVote(
  sql: Sql,
  caseId: string,
  { vote, reason, subject, role }: Omit<ErasureVote, 'at'>,
): Promise<void> {
  await sql`insert into erasure_vote (case_id, vote, reason, subject, role)
            values (${caseId}, ${vote}, ${reason}, ${subject}, ${role})`;
}

/** What stays of the erased cases of these municipalities, newest first. */
export async function readErasureReceipts(
  sql: Sql,
  municipalities: readonly string[],
): Promise<ErasureReceipt[]> {
  if (municipalities.length === 0) return [];
  const rows = await sql<(Omit<ErasureReceipt, 'destroyedAt'> & { destroyed_at: Date })[]>`
    select case_id as "caseId", municipality, kind, key_id as "keyId", due_on::text as "dueOn", years, approvals,
           destroyed_at
    from erasure_receipt where municipality in ${sql(municipalities)} order by destroyed_at desc limit 1000`;
  return rows.map(({ destroyed_at, ...row }) => ({ ...row, destroyedAt: destroyed_at.toISOString() }));
}
