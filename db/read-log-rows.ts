import type { JsonObject } from '../domain/json.ts';
import type { Sql } from './connect.ts';

/** A row of the log. */
export interface LookRow {
  seq: number;
  at: Date;
  subject: string;
  role: string;
  scope: string;
  organisation: string;
  case_id: string | null;
  municipality: string | null;
  kind: string;
  purpose: string;
  emergency_id: string | null;
  criteria: JsonObject | null;
  shown: number | null;
}

/** Which rows; `scopes` limits to cases of these municipalities and to people who work for them. */
export interface LookFilter {
  scopes?: readonly string[];
  caseId?: string;
  subject?: string;
  kind?: string;
  emergency?: boolean;
  fromMs?: number;
  toMs?: number;
}

/** Newest first; at most `limit`, older than the row `before`. */
export async function readLooks(
  sql: Sql,
  filter: LookFilter,
  { before, limit }: { before?: number; limit: number },
): Promise<LookRow[]> {
  const rows = await sql<LookRow[]>`
    select * from read_log where ${matching(sql, filter)}
    ${before === undefined ? sql`` : sql`and seq < ${before}`}
    order by seq desc limit ${limit}`;
  return [...rows];
}

/** The rows of a filter, as a condition. */
export function matching(sql: Sql, filter: LookFilter) {
  const { scopes, caseId, subject, kind, emergency, fromMs, toMs } = filter;
  return sql`true
    ${scopes ? sql`and (municipality = any(${[...scopes]}) or scope = any(${[...scopes]}))` : sql``}
    ${caseId === undefined ? sql`` : sql`and case_id = ${caseId}`}
    ${subject === undefined ? sql`` : sql`and subject = ${subject}`}
    ${kind === undefined ? sql`` : sql`and kind = ${kind}`}
    ${emergency === undefined ? sql`` : sql`and (emergency_id is not null) = ${emergency}`}
    ${fromMs === undefined ? sql`` : sql`and at >= to_timestamp(${fromMs / 1000})`}
    ${toMs === undefined ? sql`` : sql`and at < to_timestamp(${toMs / 1000})`}`;
}

/** What a citizen is told of one day: who by organisation, why, and how many looks. */
export interface CitizenLook {
  on: string;
  scope: string;
  purpose: string;
  looks: number;
}

/**
 * The looks at a case as its citizen may have them (GDPR art. 15, CJEU C-579/21): dates, organisations and purposes.
 * Nothing that leads to an employee: neither subject, role, unit nor time of day.
 */
export async function readCitizenLooks(sql: Sql, caseId: string): Promise<CitizenLook[]> {
  const rows = await sql<CitizenLook[]>`
    select (at at time zone 'Europe/Copenhagen')::date::text as on, scope, purpose, count(*)::int as looks
    from read_log where case_id = ${caseId} group by 1, 2, 3 order by 1 desc, 2, 3`;
  return [...rows];
}
