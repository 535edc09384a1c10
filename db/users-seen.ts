import type { Sql, Transaction } from './connect.ts';

/** Somebody who has logged in to an organisation, by the login service's opaque name. Never a name or a number. */
export interface UserSeen {
  subject: string;
  /** The roles they used here, as codes. */
  roles: readonly string[];
  /** Units within the organisation, as the login service names them. */
  units: readonly string[];
  /** The first login anywhere; sessions are forgotten a month after they are over. */
  firstSeenAt: Date;
  lastSeenAt: Date;
  openSessions: number;
}

/** An act of a leader about the organisation's logins. */
export interface AdministrationAct {
  kind: 'sessions-ended';
  /** The subject whose sessions were ended. */
  about: string;
  reason: string;
  sessions: number;
  byRole: string;
  by: string;
  recordedAt: Date;
}

export type NewAdministrationAct = Pick<AdministrationAct, 'about' | 'reason' | 'byRole' | 'by'> & {
  organisation: string;
};

/** Sessions that are used for an organisation: by the right that was chosen. */
const usedFor = (sql: Sql | Transaction, organisation: string) =>
  sql`rights -> chosen ->> 'scope' = ${organisation}`;

const lives = (sql: Sql | Transaction) => sql`ended_at is null and idle_until > now() and expires_at > now()`;

/** Who has used the organisation's rights, last seen first; at most `limit`. */
export async function readUsersSeen(sql: Sql, organisation: string, limit: number): Promise<UserSeen[]> {
  return sql<UserSeen[]>`
    select s.subject,
           array_agg(distinct rights -> chosen ->> 'role') as roles,
           array_remove(array_agg(distinct rights -> chosen ->> 'organisation'), null) as units,
           min(u.first_seen_at) as "firstSeenAt", max(s.last_seen_at) as "lastSeenAt",
           (count(*) filter (where ${lives(sql)}))::int as "openSessions"
    from login_session s join login_subject u using (subject)
    where ${usedFor(sql, organisation)}
    group by s.subject order by max(s.last_seen_at) desc, s.subject limit ${limit}`;
}

/**
 * Ends the live sessions that somebody has with the organisation's rights, and writes down who did and why, in one go.
 * Sessions of theirs elsewhere go on. Answers how many; where there was none, nothing is written.
 */
export async function endSessionsOf(sql: Sql, act: NewAdministrationAct): Promise<number> {
  const { organisation, about, reason, byRole, by } = act;
  return sql.begin(async (tx) => {
    const ended = await tx`
      update login_session set ended_at = now(), end_reason = 'revoked-by-leader'
      where subject = ${about} and ${usedFor(tx, organisation)} and ${lives(tx)} returning session_id`;
    if (ended.length === 0) return 0;
    await tx`
      insert into administration_act (organisation, kind, about, detail, reason, by_role, recorded_by)
      values (${organisation}, 'sessions-ended', ${about}, ${tx.json({ sessions: ended.length })}, ${reason},
              ${byRole}, ${by})`;
    return ended.length;
  });
}

/** What leaders did, the last act first; at most `limit`. */
export async function readAdministrationActs(
  sql: Sql,
  organisation: string,
  limit: number,
): Promise<AdministrationAct[]> {
  return sql<AdministrationAct[]>`
    select kind, about, reason, (detail ->> 'sessions')::int as sessions, by_role as "byRole",
           recorded_by as "by", recorded_at as "recordedAt"
    from administration_act where organisation = ${organisation} order by seq desc limit ${limit}`;
}
