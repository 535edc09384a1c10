import type { Sql } from './connect.ts';

/** A command of a case, by the digest of its key. */
export interface CommandBehind {
  caseId: string;
  keyHash: string;
}

/**
 * The command that put a message into the outbox; undefined for what time brought about, and for a message that was put
 * off since. What one transaction writes bears one moment, and a message's first attempt is due when it was written.
 */
export async function commandBehind(sql: Sql, messageSeq: number): Promise<CommandBehind | undefined> {
  const [row] = await sql<{ case_id: string; key_hash: string }[]>`
    select c.case_id, c.key_hash
    from outbox o join case_command c on c.case_id = o.case_id and c.written_at = o.next_attempt_at
    where o.seq = ${messageSeq} order by c.first_event_id limit 1`;
  return row && { caseId: row.case_id, keyHash: row.key_hash };
}
