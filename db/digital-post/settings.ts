import type { Sql } from '../connect.ts';

/** Whether an organisation sends Digital Post, and as whom. */
export interface DigitalPostSender {
  enabled: boolean;
  /** Eight digits. */
  cvr: string;
  /** The authority's name, as the citizen sees it. */
  label: string;
}

/** What an organisation decided last; null where it never has. */
export async function readDigitalPostSender(
  sql: Sql,
  organisation: string,
): Promise<DigitalPostSender | null> {
  const [row] = await sql<DigitalPostSender[]>`
    select enabled, cvr, label from digital_post_setting where organisation = ${organisation}
    order by seq desc limit 1`;
  return row ?? null;
}

/** Records what somebody decided for an organisation. */
export const insertDigitalPostSender = (
  sql: Sql,
  organisation: string,
  { enabled, cvr, label }: DigitalPostSender,
  by: { subject: string; role: string },
): Promise<unknown> =>
  sql`insert into digital_post_setting (organisation, enabled, cvr, label, subject, role)
      values (${organisation}, ${enabled}, ${cvr}, ${label}, ${by.subject}, ${by.role})`;
