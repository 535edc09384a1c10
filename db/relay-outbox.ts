import type { ChildOpening } from '../domain/case/command.ts';
import type { Sql } from './connect.ts';
import type { RelayRecord } from './publish-batch.ts';

/** Something that one case still has to do to another. */
export type PendingRelay = { seq: number; from_case: string; to_case: string } & (
  | { kind: 'birth'; payload: { child: ChildOpening; clockOffsetMs: number; demo: boolean } }
  | { kind: 'relay'; payload: RelayRecord['payload'] }
  | { kind: 'withdrawal'; payload: Record<string, never> }
);

/** What has not been delivered, oldest first: of one case, or of all that have waited some time and may be tried again. */
export async function readPendingRelays(
  sql: Sql,
  which: { from: string; kinds?: readonly PendingRelay['kind'][] } | { olderThanMs: number },
): Promise<PendingRelay[]> {
  const rows =
    'from' in which
      ? await sql`
          select seq, kind, from_case, to_case, payload from relay_outbox
          where from_case = ${which.from} and delivered_at is null
            and kind in ${sql(which.kinds ?? ['birth', 'relay', 'withdrawal'])} and ${isHeard(sql)}
          order by seq`
      : await sql`
          select seq, kind, from_case, to_case, payload from relay_outbox
          where delivered_at is null and next_attempt_at <= now()
            and ${isHeard(sql)} and created_at < now() - make_interval(secs => ${which.olderThanMs / 1000})
          order by seq limit 200`;
  return rows as unknown as PendingRelay[];
}

/** A case that was taken back hears nothing but that. */
const isHeard = (sql: Sql) => sql`
  (kind = 'withdrawal' or not exists (
    select 1 from case_view v where v.id = relay_outbox.to_case and v.withdrawn_at is not null))`;

export async function markDelivered(sql: Sql, seq: number): Promise<void> {
  await sql`update relay_outbox set delivered_at = now(), attempts = attempts + 1 where seq = ${seq}`;
}

/** Notes a failure by its kind (never by its words) and lets the next attempt wait, up to a minute. */
export async function markFailed(sql: Sql, seq: number, error: string): Promise<void> {
  await sql`
    update relay_outbox set attempts = attempts + 1, last_error = ${error},
      next_attempt_at = now() + make_interval(secs => least(60, power(2, least(attempts, 6))))
    where seq = ${seq}`;
}
