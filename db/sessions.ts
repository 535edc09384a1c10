import type { Sql } from './connect.ts';

/** A session as its owner or an operator sees it: no secret, no name. */
export interface SessionRow {
  sessionId: string;
  subject: string;
  rights: unknown;
  /** Index into `rights`; null until one of several is chosen. */
  chosen: number | null;
  sealedName: Uint8Array | null;
  createdAt: Date;
  lastSeenAt: Date;
  expiresAt: Date;
}

export interface NewSession {
  sessionId: string;
  tokenHash: Uint8Array;
  subject: string;
  rights: unknown;
  chosen: number | null;
  sealedName: Uint8Array | null;
  idleSeconds: number;
  absoluteSeconds: number;
}

/** Why a session is over. `superseded`: its browser logged in anew. */
export type EndReason =
  | 'logged-out'
  | 'superseded'
  | 'revoked-by-owner'
  | 'revoked-by-operator'
  | 'revoked-by-leader';

const columns = (sql: Sql) => sql`
  session_id as "sessionId", subject, rights, chosen, sealed_name as "sealedName", created_at as "createdAt",
  last_seen_at as "lastSeenAt", expires_at as "expiresAt"`;

/** Not ended, used lately, not too old; the database's clock decides, so that all processes agree. */
const lives = (sql: Sql) => sql`ended_at is null and idle_until > now() and expires_at > now()`;

/** How often a session in use is written to: often enough for a time-out in minutes. */
const TOUCH_SECONDS = 30;

export async function insertSession(sql: Sql, session: NewSession): Promise<void> {
  const { idleSeconds, absoluteSeconds } = session;
  await sql`
    insert into login_session
      (session_id, token_hash, subject, rights, chosen, sealed_name, idle_until, expires_at)
    values (${session.sessionId}, ${Buffer.from(session.tokenHash)}, ${session.subject},
      ${sql.json(session.rights as never)}, ${session.chosen},
      ${session.sealedName === null ? null : Buffer.from(session.sealedName)},
      now() + make_interval(secs => ${Math.min(idleSeconds, absoluteSeconds)}),
      now() + make_interval(secs => ${absoluteSeconds}))`;
}

/** The live session of a token, and that it was used now; undefined for one that is over or never was. */
export async function useSession(
  sql: Sql,
  tokenHash: Uint8Array,
  idleSeconds: number,
): Promise<SessionRow | undefined> {
  const [row] = await sql<(SessionRow & { stale: boolean })[]>`
    select ${columns(sql)}, last_seen_at < now() - make_interval(secs => ${TOUCH_SECONDS}) as stale
    from login_session where token_hash = ${Buffer.from(tokenHash)} and ${lives(sql)}`;
  if (row?.stale)
    await sql`
      update login_session set last_seen_at = now(),
        idle_until = least(expires_at, now() + make_interval(secs => ${idleSeconds}))
      where session_id = ${row.sessionId} and ${lives(sql)}`;
  return row;
}

/** Whose session a token was, also when it is over. */
export async function subjectOfSession(sql: Sql, tokenHash: Uint8Array): Promise<string | undefined> {
  const [row] = await sql<{ subject: string }[]>`
    select subject from login_session where token_hash = ${Buffer.from(tokenHash)}`;
  return row?.subject;
}

/** Which of its rights a session is used with. */
export async function chooseRight(sql: Sql, sessionId: string, chosen: number): Promise<void> {
  await sql`update login_session set chosen = ${chosen} where session_id = ${sessionId} and ${lives(sql)}`;
}

/** The live sessions, newest first; of one subject, or of all. */
export async function listSessions(sql: Sql, subject?: string): Promise<SessionRow[]> {
  return sql<SessionRow[]>`
    select ${columns(sql)} from login_session
    where ${lives(sql)} ${subject === undefined ? sql`` : sql`and subject = ${subject}`}
    order by created_at desc, session_id`;
}

/** Ends live sessions: one, all of a subject, one of a subject's, or (`{}`) every one. Says which. */
export async function endSessions(
  sql: Sql,
  which: { sessionId?: string; subject?: string; tokenHash?: Uint8Array },
  reason: EndReason,
): Promise<string[]> {
  const { sessionId, subject, tokenHash } = which;
  const rows = await sql<{ sessionId: string }[]>`
    update login_session set ended_at = now(), end_reason = ${reason}
    where ended_at is null
      ${sessionId === undefined ? sql`` : sql`and session_id = ${sessionId}`}
      ${subject === undefined ? sql`` : sql`and subject = ${subject}`}
      ${tokenHash === undefined ? sql`` : sql`and token_hash = ${Buffer.from(tokenHash)}`}
    returning session_id as "sessionId"`;
  return rows.map((row) => row.sessionId);
}
