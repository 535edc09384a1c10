import { randomUUID } from 'node:crypto';
import type { Sql } from './connect.ts';

/**
 * The opaque name of whoever an issuer calls `sub`; made at the first login and the same ever after. Compared byte for
 * byte: nothing is folded, trimmed or normalised.
 */
export async function subjectOf(sql: Sql, issuer: string, sub: string): Promise<string> {
  const find = () => sql<{ subject: string }[]>`
    select subject from login_subject where issuer = ${issuer} and sub = ${sub}`;
  const [known] = await find();
  if (known) return known.subject;
  const subject = `u_${randomUUID().replaceAll('-', '')}`;
  await sql`insert into login_subject ${sql({ subject, issuer, sub })} on conflict do nothing`;
  const [made] = await find();
  if (!made) throw new Error('a login subject that was just written is not there');
  return made.subject;
}
