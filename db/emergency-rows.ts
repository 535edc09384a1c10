import { KeyUnavailable } from '../security/key-unavailable.ts';
import type { Sql } from './connect.ts';
import { reasonPurpose } from './emergency-access.ts';
import { openSealed } from './sealed-json.ts';

/** An emergency access with what became of it. */
export interface EmergencyRow {
  id: string;
  caseId: string;
  municipality: string;
  subject: string;
  role: string;
  scope: string;
  organisation: string;
  category: string;
  openedMs: number;
  expiresMs: number;
  /** Looks under it so far. */
  looks: number;
  review: {
    outcome: 'justified' | 'not-justified';
    reviewedMs: number;
    role: string;
    subject: string;
  } | null;
}

export interface EmergencyFilter {
  /** Cases that belong to these. */
  municipalities?: readonly string[];
  /** Cases that belong to these, or people who work for them. */
  scopes?: readonly string[];
  caseId?: string;
  id?: string;
  unreviewed?: boolean;
  fromMs?: number;
  toMs?: number;
}

interface Row {
  id: string;
  case_id: string;
  municipality: string;
  subject: string;
  role: string;
  scope: string;
  organisation: string;
  category: string;
  opened_at: Date;
  expires_at: Date;
  looks: number;
  outcome: 'justified' | 'not-justified' | null;
  reviewed_at: Date | null;
  review_role: string | null;
  review_subject: string | null;
}

/** Newest first, without the reasons. */
export async function readEmergencies(
  sql: Sql,
  filter: EmergencyFilter,
  limit: number,
): Promise<EmergencyRow[]> {
  const { municipalities, scopes, caseId, id, unreviewed, fromMs, toMs } = filter;
  const rows = await sql<Row[]>`
    select a.id, a.case_id, a.municipality, a.subject, a.role, a.scope, a.organisation, a.category, a.opened_at,
           a.expires_at, r.outcome, r.reviewed_at, r.role as review_role, r.subject as review_subject,
           (select count(*) from read_log l where l.case_id = a.case_id and l.emergency_id = a.id)::int as looks
    from emergency_access a left join emergency_review r on r.access_id = a.id
    where true
      ${municipalities ? sql`and a.municipality = any(${[...municipalities]})` : sql``}
      ${scopes ? sql`and (a.municipality = any(${[...scopes]}) or a.scope = any(${[...scopes]}))` : sql``}
      ${caseId === undefined ? sql`` : sql`and a.case_id = ${caseId}`}
      ${id === undefined ? sql`` : sql`and a.id = ${id}`}
      ${unreviewed ? sql`and r.access_id is null` : sql``}
      ${fromMs === undefined ? sql`` : sql`and a.opened_at >= to_timestamp(${fromMs / 1000})`}
      ${toMs === undefined ? sql`` : sql`and a.opened_at < to_timestamp(${toMs / 1000})`}
    order by a.seq desc limit ${limit}`;
  return rows.map(rowOf);
}

const rowOf = (row: Row): EmergencyRow => ({
  id: row.id,
  caseId: row.case_id,
  municipality: row.municipality,
  subject: row.subject,
  role: row.role,
  scope: row.scope,
  organisation: row.organisation,
  category: row.category,
  openedMs: row.opened_at.getTime(),
  expiresMs: row.expires_at.getTime(),
  looks: row.looks,
  review:
    row.outcome === null
      ? null
      : {
          outcome: row.outcome,
          reviewedMs: row.reviewed_at?.getTime() ?? 0,
          role: row.review_role ?? '',
          subject: row.review_subject ?? '',
        },
});

/** The reason of one access; null once the case was erased. */
export async function readEmergencyReason(sql: Sql, id: string): Promise<string | null> {
  const [row] = await sql<{ case_id: string; sealed_reason: string }[]>`
    select case_id, sealed_reason from emergency_access where id = ${id}`;
  if (!row) return null;
  try {
    return await openSealed(sql, row.case_id, reasonPurpose(id), row.sealed_reason);
  } catch (error) {
    if (error instanceof KeyUnavailable && error.why === 'destroyed') return null;
    throw error;
  }
}
