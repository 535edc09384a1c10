import type { Sql } from './connect.ts';

/** So long a person may take at the login service. */
const ATTEMPT_MINUTES = 15;
/** What is over stays this long, for whoever asks who was logged in; then it goes. */
const KEPT_DAYS = 30;

export async function insertLoginAttempt(
  sql: Sql,
  attempt: { stateHash: Uint8Array; browserHash: Uint8Array; next: string },
): Promise<void> {
  await sql`
    insert into login_attempt (state_hash, browser_hash, next, expires_at)
    values (${Buffer.from(attempt.stateHash)}, ${Buffer.from(attempt.browserHash)}, ${attempt.next},
      now() + make_interval(mins => ${ATTEMPT_MINUTES}))`;
}

/**
 * Takes an attempt out, once: where to go on, or null when there is none, it is too old, or another browser began it.
 * An attempt that another browser brings back stays for its own.
 */
export async function takeLoginAttempt(
  sql: Sql,
  stateHash: Uint8Array,
  browserHash: Uint8Array,
): Promise<string | null> {
  const [row] = await sql<{ next: string }[]>`
    delete from login_attempt
    where state_hash = ${Buffer.from(stateHash)} and browser_hash = ${Buffer.from(browserHash)} and expires_at > now()
    returning next`;
  return row?.next ?? null;
}

/** Removes what nobody can use any more. Done at logins: there is no more of it than there are logins. */
export async function forgetOldLogins(sql: Sql): Promise<void> {
  await sql`delete from login_attempt where expires_at < now()`;
  await sql`delete from kept_form where expires_at < now()`;
  await sql`
    delete from login_session
    where least(coalesce(ended_at, 'infinity'), idle_until, expires_at) < now() - make_interval(days => ${KEPT_DAYS})`;
}
