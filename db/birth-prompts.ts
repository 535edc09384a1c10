import type { JsonObject } from '../domain/json.ts';
import { openText, sealText } from '../security/seal.ts';
import { keysOf } from './case-keys.ts';
import type { Sql } from './connect.ts';

const purposeOf = (noticeHash: string): string => `birth-prompt/${noticeHash}`;

/** Keeps what a case's form of the birth is to propose; the same notice again changes nothing. */
export async function keepBirthPrompt(
  sql: Sql,
  caseId: string,
  noticeHash: string,
  birth: JsonObject,
): Promise<void> {
  const key = await keysOf(sql).ensure(sql, caseId);
  const sealed = sealText(key, purposeOf(noticeHash), JSON.stringify(birth));
  await sql`
    insert into birth_prompt (case_id, notice_hash, sealed) values (${caseId}, ${noticeHash}, ${sealed})
    on conflict do nothing`;
}

/** What the last notice of a case told; null when there is none. Throws KeyUnavailable, or Tampered. */
export async function readBirthPrompt(sql: Sql, caseId: string): Promise<JsonObject | null> {
  const [row] = await sql<{ notice_hash: string; sealed: string }[]>`
    select notice_hash, sealed from birth_prompt where case_id = ${caseId} order by received_at desc limit 1`;
  if (!row) return null;
  const key = await keysOf(sql).find(sql, caseId);
  return JSON.parse(openText(key, purposeOf(row.notice_hash), row.sealed)) as JsonObject;
}

/** Removes the prompts of a case: its birth is recorded. */
export async function removeBirthPrompts(sql: Sql, caseId: string): Promise<void> {
  await sql`delete from birth_prompt where case_id = ${caseId}`;
}
