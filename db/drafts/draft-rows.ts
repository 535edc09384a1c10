import { openText, sealText } from '../../security/seal.ts';
import type { Sql, Transaction } from '../connect.ts';
import { type DraftPlace, draftKey, purposeOfDraft } from './draft-key.ts';

/** So long a draft waits for its writer. */
const DRAFT_DAYS = 30;
/** Drafts that one subject may have lying; the oldest go first. */
const MOST_DRAFTS = 50;

/** That there is a draft: nothing of what it says. */
export interface DraftRow {
  caseId: string;
  form: string;
  savedMs: number;
}

/** Keeps a draft in the place of the one before; answers when, epoch milliseconds. Rejects with KeyUnavailable. */
export async function keepDraft(
  sql: Sql,
  place: DraftPlace,
  { formKey, content }: { formKey: string; content: unknown },
): Promise<number> {
  const { subject, caseId, form } = place;
  const key = await draftKey(sql, place);
  const sealed = sealText(key, purposeOfDraft(place), JSON.stringify(content));
  const [row] = await sql<{ saved_ms: number }[]>`
    insert into draft (subject, case_id, form, form_key, sealed, expires_at)
    values (${subject}, ${caseId}, ${form}, ${formKey}, ${sealed}, now() + make_interval(days => ${DRAFT_DAYS}))
    on conflict (subject, case_id, form) do update
      set form_key = excluded.form_key, sealed = excluded.sealed, saved_at = now(), expires_at = excluded.expires_at
    returning (extract(epoch from saved_at) * 1000)::bigint as saved_ms`;
  await sql`
    delete from draft where subject = ${subject} and (case_id, form) not in (
      select case_id, form from draft where subject = ${subject}
      order by saved_at desc, case_id, form limit ${MOST_DRAFTS})`;
  return row?.saved_ms ?? 0;
}

/** The sealed draft of a place, as the rows that this connection may see have it. */
export async function findDraft(
  sql: Sql | Transaction,
  { subject, caseId, form }: DraftPlace,
): Promise<{ sealed: string; savedMs: number } | undefined> {
  const [row] = await sql<{ sealed: string; savedMs: number }[]>`
    select sealed, (extract(epoch from saved_at) * 1000)::bigint as "savedMs" from draft
    where subject = ${subject} and case_id = ${caseId} and form = ${form} and expires_at > now()`;
  return row;
}

/** What a draft holds. Rejects with KeyUnavailable; throws Tampered. */
export async function openDraft<Content>(sql: Sql, place: DraftPlace, sealed: string): Promise<Content> {
  return JSON.parse(openText(await draftKey(sql, place), purposeOfDraft(place), sealed)) as Content;
}

/** Which drafts somebody has, latest first: of one case, or of all and of referrals. */
export const listDrafts = (
  sql: Sql | Transaction,
  subject: string,
  caseId: string | null,
): Promise<DraftRow[]> =>
  sql<DraftRow[]>`
    select case_id as "caseId", form, (extract(epoch from saved_at) * 1000)::bigint as "savedMs" from draft
    where subject = ${subject} and expires_at > now() and (${caseId}::text is null or case_id = ${caseId}::text)
    order by saved_at desc, case_id, form`;

/** Removes a draft: the one that was sent, by the key of its form, or whatever lies in the place. */
export async function dropDraft(
  sql: Sql,
  { subject, caseId, form }: DraftPlace,
  formKey: string | null,
): Promise<void> {
  await sql`
    delete from draft where subject = ${subject} and case_id = ${caseId} and form = ${form}
      and (${formKey}::text is null or form_key = ${formKey}::text)`;
}

/** Removes the drafts that nobody came back to in time; answers how many. */
export async function forgetOldDrafts(sql: Sql): Promise<number> {
  const { count } = await sql`delete from draft where expires_at < now()`;
  return count;
}
