import type { Sql } from './connect.ts';
import { type LookFilter, matching } from './read-log-rows.ts';

/** A person who looked at many cases in one day. */
export interface Busy {
  on: string;
  subject: string;
  role: string;
  scope: string;
  cases: number;
  looks: number;
}

export async function readBusy(
  sql: Sql,
  filter: LookFilter,
  casesPerDay: number,
  limit: number,
): Promise<Busy[]> {
  const rows = await sql<Busy[]>`
    select (at at time zone 'Europe/Copenhagen')::date::text as on, subject, min(role) as role, min(scope) as scope,
           count(distinct case_id)::int as cases, count(*)::int as looks
    from read_log where ${matching(sql, filter)} and case_id is not null
    group by 1, 2 having count(distinct case_id) > ${casesPerDay} order by cases desc, 1, 2 limit ${limit}`;
  return [...rows];
}

/** Looks by one person at one case that nothing in the case explains. */
export interface Unrelated {
  subject: string;
  role: string;
  scope: string;
  caseId: string;
  looks: number;
  firstAt: Date;
  lastAt: Date;
}

/**
 * Looks by people who never recorded anything in the case. Of `any case` only where also their role has neither acted in
 * it nor owes anything there; of cases with a protected address all of them. Emergency access has a list of its own, and
 * the data protection officer looks for reasons of control.
 */
export async function readUnrelated(
  sql: Sql,
  filter: LookFilter,
  which: 'any case' | 'protected address',
  limit: number,
): Promise<Unrelated[]> {
  const unexplained = sql`
    not exists (select 1 from journal j where j.case_id = seen.case_id and j.by_role in (seen.role, seen.unit))
    and not exists (select 1 from deadline_view d where d.case_id = seen.case_id
                    and (d.responsible = seen.unit or seen.unit = any(d.also_responsible)))`;
  const isProtected = sql`
    exists (select 1 from journal j where j.case_id = seen.case_id and j.type = 'address-protected')`;
  const rows = await sql<Unrelated[]>`
    with seen as (
      select subject, role, regexp_replace(role, '-leader$', '') as unit, scope, case_id, count(*)::int as looks,
             min(at) as first_at, max(at) as last_at
      from read_log
      where ${matching(sql, filter)} and case_id is not null and emergency_id is null and role <> 'dpo'
      group by 1, 2, 3, 4, 5)
    select subject, role, scope, case_id as "caseId", looks, first_at as "firstAt", last_at as "lastAt"
    from seen
    where not exists (select 1 from read_log own where own.case_id = seen.case_id and own.subject = seen.subject
                      and own.kind = 'command')
      and ${which === 'any case' ? unexplained : isProtected}
    order by looks desc, subject, case_id limit ${limit}`;
  return [...rows];
}
