import type { Sql } from '../connect.ts';

/** Whose notices: one's own, and those of one's role in these organisations that are nobody's alone. */
export interface NoticeReader {
  subject: string;
  role: string;
  organisations: readonly string[];
}

export interface Notice {
  id: number;
  caseId: string;
  about: string;
  kind: string;
  organisation: string;
  /** Epoch milliseconds. */
  atMs: number;
  seen: boolean;
}

const KEPT_DAYS = 90;
const MOST_COUNTED = 100;

const theirs = (sql: Sql, { subject, role, organisations }: NoticeReader) => sql`
  d.channel = 'in-app' and d.state = 'sent' and d.created_at > now() - make_interval(days => ${KEPT_DAYS})
  and (d.subject = ${subject}
       or (d.subject is null and d.role = ${role} and d.organisation = any(${[...organisations]})))`;

/** Newest first. */
export async function readNotices(
  sql: Sql,
  reader: NoticeReader,
  { unseen, limit }: { unseen: boolean; limit: number },
): Promise<Notice[]> {
  const rows = await sql<Notice[]>`
    select d.seq as id, d.case_id as "caseId", d.about, d.kind, d.organisation,
           (extract(epoch from d.created_at) * 1000)::bigint as "atMs", s.seen_at is not null as seen
    from delivery d left join notice_seen s on s.delivery_seq = d.seq and s.subject = ${reader.subject}
    where ${theirs(sql, reader)} and (not ${unseen} or s.seen_at is null)
    order by d.seq desc limit ${limit}`;
  return [...rows];
}

/** How many are unseen, counted no further than a hundred. */
export async function countUnseenNotices(sql: Sql, reader: NoticeReader): Promise<number> {
  const [row] = await sql<{ n: number }[]>`
    select count(*)::int as n from (
      select 1 from delivery d
      where ${theirs(sql, reader)}
        and not exists (select 1 from notice_seen s where s.delivery_seq = d.seq and s.subject = ${reader.subject})
      limit ${MOST_COUNTED}) counted`;
  return row?.n ?? 0;
}

/** Marks notices as seen by their reader; all of theirs when no ids are given. What is not theirs is left alone. */
export async function markNoticesSeen(
  sql: Sql,
  reader: NoticeReader,
  ids: readonly number[] | null,
): Promise<void> {
  await sql`
    insert into notice_seen (delivery_seq, subject)
    select d.seq, ${reader.subject} from delivery d
    where ${theirs(sql, reader)} and (${ids === null} or d.seq = any(${[...(ids ?? [])]}))
    on conflict do nothing`;
}
