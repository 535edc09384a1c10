import { sealText } from '../security/seal.ts';
import { keysOf } from './case-keys.ts';
import type { Sql } from './connect.ts';

export interface NewEmergencyReview {
  accessId: string;
  caseId: string;
  subject: string;
  role: string;
  outcome: 'justified' | 'not-justified';
  /** Free text, sealed with the case's key. */
  note: string | null;
}

/** Records what the supervisor found; false when somebody had reviewed it already. */
export async function insertEmergencyReview(sql: Sql, review: NewEmergencyReview): Promise<boolean> {
  const { accessId, note } = review;
  const sealed =
    note === null
      ? null
      : sealText(await keysOf(sql).ensure(sql, review.caseId), `emergency-review/${accessId}`, note);
  const rows = await sql`
    insert into emergency_review (access_id, subject, role, outcome, sealed_note)
    values (${accessId}, ${review.subject}, ${review.role}, ${review.outcome}, ${sealed})
    on conflict do nothing returning access_id`;
  return rows.length === 1;
}
