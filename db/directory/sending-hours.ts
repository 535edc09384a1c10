import type { SendingHours } from '../../domain/reach/sending-hours.ts';
import type { Sql } from '../connect.ts';

/** When an organisation wants to be written to; null until it has said so. */
export async function readSendingHours(sql: Sql, organisation: string): Promise<SendingHours | null> {
  const [row] = await sql<{ hours: SendingHours }[]>`
    select hours from sending_hours where organisation = ${organisation.toLowerCase()} order by seq desc limit 1`;
  return row?.hours ?? null;
}

export async function changeSendingHours(
  sql: Sql,
  organisation: string,
  hours: SendingHours,
  by: string,
): Promise<void> {
  await sql`insert into sending_hours (organisation, hours, changed_by)
            values (${organisation}, ${JSON.stringify(hours)}::text::jsonb, ${by})`;
}
