import type { Link } from '../domain/case/state.ts';
import type { JsonObject } from '../domain/json.ts';
import type { Sql } from './connect.ts';
import { openJson, openSealed, purposes } from './sealed-json.ts';

/** What a gateway must know of a case before it gives it a command. */
export interface Addressee {
  kind: string;
  demo: boolean;
  clock_offset_ms: number;
  links: readonly Link[];
  /** Versions of the linked cases by ref. */
  linked_versions: Record<string, number> | null;
  /** Something told by a linked case has not arrived here. */
  unheard: boolean;
  /** The digest of the body first given with this key; null: the key is new. */
  body_hash: string | null;
  answer: JsonObject | null;
}

/**
 * The case a command is for, with the answer that its key got before; undefined when there is no such case. Throws
 * KeyUnavailable, or Tampered.
 */
export async function findAddressee(
  sql: Sql,
  caseId: string,
  keyHash: string,
): Promise<Addressee | undefined> {
  const [row] = await sql<Addressee[]>`
    select v.kind, v.demo, v.clock_offset_ms, v.links, c.body_hash, c.answer,
           (select json_object_agg(l.ref, l.version) from case_view l
            -- An array, so that they are looked up one by one: as a set of rows every case there is would be compared with it.
            where l.withdrawn_at is null
              and l.id = any(array(select link ->> 'id' from json_array_elements(v.links) link))) as linked_versions,
           exists (select 1 from relay_outbox r
                   where r.to_case = v.id and r.kind = 'relay' and r.delivered_at is null) as unheard
    from case_view v left join case_command c on c.case_id = v.id and c.key_hash = ${keyHash}
    where v.id = ${caseId} and v.withdrawn_at is null`;
  if (!row || row.body_hash === null) return row;
  return { ...row, ...(await opened(sql, caseId, keyHash, { ...row, body_hash: row.body_hash })) };
}

/** What a command's caller is told, once it is in the store. */
export interface StoredAnswer {
  body_hash: string;
  answer: JsonObject;
  phase: string;
  /** Linked cases have still to hear of this case. */
  relays: boolean;
}

/** The answer recorded for a key; undefined when no such command has been published. Throws KeyUnavailable, or Tampered. */
export async function findAnswer(
  sql: Sql,
  caseId: string,
  keyHash: string,
): Promise<StoredAnswer | undefined> {
  const [row] = await sql<StoredAnswer[]>`
    select c.body_hash, c.answer, v.phase,
           exists (select 1 from relay_outbox r where r.from_case = v.id and r.delivered_at is null) as relays
    from case_command c join case_view v on v.id = c.case_id
    where c.case_id = ${caseId} and c.key_hash = ${keyHash}`;
  return row && { ...row, ...(await opened(sql, caseId, keyHash, row)) };
}

async function opened(
  sql: Sql,
  caseId: string,
  keyHash: string,
  row: { body_hash: string; answer: unknown },
): Promise<{ body_hash: string; answer: JsonObject }> {
  return {
    body_hash: await openSealed(sql, caseId, purposes.body(keyHash), row.body_hash),
    answer: await openJson<JsonObject>(sql, caseId, purposes.answer(keyHash), row.answer),
  };
}
