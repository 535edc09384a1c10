import type { JsonObject } from '../domain/json.ts';
import type { Sql } from './connect.ts';

/** A look at a case, or at a list of cases, by somebody. */
export interface NewLook {
  /** The opaque name of the person or system. */
  subject: string;
  role: string;
  /** The municipality or region that the person works for, and the unit in it. */
  scope: string;
  organisation: string;
  kind: string;
  purpose: string;
  /** The emergency access that made the look possible; null for every other look. */
  emergencyId: string | null;
  of: LookedAt;
}

/** One case, perhaps with what of it and on which ground by code; or a list with its filters and how many it showed. */
export type LookedAt =
  | { caseId: string; municipality: string; criteria?: JsonObject }
  | { caseId: null; criteria: JsonObject; shown: number };

/**
 * Writes a look. The same look by the same person within a minute (same role, case, kind, purpose, filters) is joined to
 * the row that stands. Throws when it cannot be written: then nothing may be shown.
 */
export async function insertLook(sql: Sql, look: NewLook): Promise<void> {
  const { of } = look;
  const list = of.caseId === null ? of : null;
  const municipality = of.caseId === null ? null : of.municipality;
  await sql`
    with look as (
      select ${look.subject}::text as subject, ${look.role}::text as role, ${look.scope}::text as scope,
             ${look.organisation}::text as organisation, ${of.caseId}::text as case_id,
             ${municipality}::text as municipality, ${look.kind}::text as kind, ${look.purpose}::text as purpose,
             ${look.emergencyId}::text as emergency_id,
             ${of.criteria ? JSON.stringify(of.criteria) : null}::text::jsonb as criteria,
             ${list?.shown ?? null}::integer as shown)
    insert into read_log (subject, role, scope, organisation, case_id, municipality, kind, purpose, emergency_id,
                          criteria, shown)
    select * from look
    where not exists (
      select 1 from read_log known
      where known.subject = look.subject and known.at > now() - interval '1 minute'
        and (known.role, known.scope, known.organisation, known.case_id, known.kind, known.purpose,
             known.emergency_id, known.criteria, known.shown)
            is not distinct from
            (look.role, look.scope, look.organisation, look.case_id, look.kind, look.purpose,
             look.emergency_id, look.criteria, look.shown))`;
}
