import type { Sql } from './connect.ts';

/** Forms that one subject may have lying; the oldest go first. */
const MOST_FORMS = 10;

/** Keeps a sealed form for its subject. */
export async function insertKeptForm(
  sql: Sql,
  form: { tokenHash: Uint8Array; subject: string; sealed: Uint8Array; seconds: number },
): Promise<void> {
  await sql`
    insert into kept_form (token_hash, subject, sealed, expires_at)
    values (${Buffer.from(form.tokenHash)}, ${form.subject}, ${Buffer.from(form.sealed)},
      now() + make_interval(secs => ${form.seconds}))`;
  await sql`
    delete from kept_form where subject = ${form.subject} and token_hash not in (
      select token_hash from kept_form where subject = ${form.subject}
      order by expires_at desc limit ${MOST_FORMS})`;
}

/** The sealed form of a token, for the subject that sent it and nobody else. */
export async function findKeptForm(
  sql: Sql,
  tokenHash: Uint8Array,
  subject: string,
): Promise<Uint8Array | undefined> {
  const [row] = await sql<{ sealed: Uint8Array }[]>`
    select sealed from kept_form
    where token_hash = ${Buffer.from(tokenHash)} and subject = ${subject} and expires_at > now()`;
  return row?.sealed;
}

/** Forgets a form that was taken up again. */
export async function deleteKeptForm(sql: Sql, tokenHash: Uint8Array, subject: string): Promise<void> {
  await sql`delete from kept_form where token_hash = ${Buffer.from(tokenHash)} and subject = ${subject}`;
}
