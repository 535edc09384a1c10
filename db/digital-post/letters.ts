import type { ClaimedMessage } from '../claim-messages.ts';
import type { Sql } from '../connect.ts';

/** A copy on its way to Digital Post. `recipient` is a place in the case. */
export interface PostedLetter {
  recipient: string;
  message: Pick<ClaimedMessage, 'seq' | 'case_id' | 'kind' | 'deadline_id' | 'due' | 'message_id'>;
}

/** Notes a copy before it is handed over; the same again changes nothing. */
export const insertLetter = (
  sql: Sql,
  uuid: string,
  { recipient, message }: PostedLetter,
): Promise<unknown> =>
  sql`insert into digital_post_letter (uuid, message_seq, case_id, recipient)
      values (${uuid}, ${message.seq}, ${message.case_id}, ${recipient}) on conflict do nothing`;

/** Notes that Digital Post took it. */
export const acceptLetter = (sql: Sql, uuid: string, transmissionId: string): Promise<unknown> =>
  sql`update digital_post_letter set transmission_id = ${transmissionId}, accepted_at = coalesce(accepted_at, now())
      where uuid = ${uuid}`;

/** Whose a key is; null for one that is not ours, and for one that has its receipt already. */
export async function findUnsettledLetter(sql: Sql, uuid: string): Promise<PostedLetter | null> {
  const [row] = await sql<(PostedLetter['message'] & { who: string })[]>`
    select l.recipient as who, o.seq, o.case_id, o.kind, o.deadline_id, o.due, o.message_id
    from digital_post_letter l join outbox o on o.seq = l.message_seq
    where l.uuid = ${uuid} and l.outcome is null`;
  if (!row) return null;
  const { who, ...message } = row;
  return { recipient: who, message };
}

/** Notes what a receipt, or the provider at once, says of a copy. */
export const settleLetter = (
  sql: Sql,
  uuid: string,
  outcome: 'delivered' | 'refused',
  code: string | null,
): Promise<unknown> =>
  sql`update digital_post_letter set outcome = ${outcome}, code = ${code}, settled_at = now()
      where uuid = ${uuid} and outcome is null`;

/** How far the receipts of a provider were fetched. */
export async function readCursor(sql: Sql, provider: string): Promise<number> {
  const [row] = await sql<{ position: number }[]>`
    select position from digital_post_cursor where provider = ${provider}`;
  return Number(row?.position ?? 0);
}

export const writeCursor = (sql: Sql, provider: string, position: number): Promise<unknown> =>
  sql`insert into digital_post_cursor (provider, position) values (${provider}, ${position})
      on conflict (provider) do update set position = greatest(digital_post_cursor.position, excluded.position)`;
