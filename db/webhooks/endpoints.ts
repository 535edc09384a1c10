import { newDataKey, unwrapDataKey } from '../../security/data-key.ts';
import { KeyUnavailable } from '../../security/key-unavailable.ts';
import { openText, sealText } from '../../security/seal.ts';
import { keysOf } from '../case-keys.ts';
import type { Sql, Transaction } from '../connect.ts';

/** Where an organisation is told; `gone`: the endpoint itself said that it wants nothing more (410). */
export type EndpointState = 'active' | 'paused' | 'gone';

/** An endpoint as its organisation sees it, with how much waits for it. */
export interface EndpointRow {
  id: string;
  organisation: string;
  state: EndpointState;
  createdAt: Date;
  blockedUntil: Date;
  failures: number;
  waiting: number;
  dead: number;
}

/** What an endpoint holds in secret. */
export interface EndpointSecret {
  url: string;
  secret: string;
}

interface SealedRow {
  id: string;
  sealed: string;
  key_id: string;
  wrapped_key: string;
  master_key_id: string;
}

const PURPOSE = 'webhook';

/** Adds an endpoint; one of this id that is there already stays as it is. */
export async function insertEndpoint(
  sql: Sql,
  { id, organisation, createdBy }: { id: string; organisation: string; createdBy: string },
  secret: EndpointSecret,
): Promise<void> {
  const { key, wrapped, masterKeyId } = await newDataKey(id, keysOf(sql).ring().current);
  await sql`
    insert into webhook_endpoint (id, organisation, sealed, key_id, wrapped_key, master_key_id, created_by)
    values (${id}, ${organisation}, ${sealText(key, PURPOSE, JSON.stringify(secret))}, ${key.id}, ${wrapped},
            ${masterKeyId}, ${createdBy})
    on conflict do nothing`;
}

/** Address and secret of an endpoint; undefined when there is none. Rejects with KeyUnavailable or Tampered. */
export async function openEndpoint(sql: Sql, id: string): Promise<EndpointSecret | undefined> {
  const [row] = await sql<SealedRow[]>`
    select id, sealed, key_id, wrapped_key, master_key_id from webhook_endpoint where id = ${id}`;
  if (!row) return undefined;
  const master = keysOf(sql).ring().find(row.master_key_id);
  if (!master) throw new KeyUnavailable(id, row.key_id, 'unknown master key');
  const key = await unwrapDataKey({ owner: id, id: row.key_id, wrapped: row.wrapped_key }, master).catch(
    (cause: unknown) => {
      throw new KeyUnavailable(id, row.key_id, 'other key', { cause });
    },
  );
  return JSON.parse(openText(key, PURPOSE, row.sealed)) as EndpointSecret;
}

/** The endpoints of an organisation, oldest first. */
export async function readEndpoints(sql: Sql | Transaction, organisation: string): Promise<EndpointRow[]> {
  const rows = await sql<EndpointRow[]>`
    select w.id, w.organisation, w.state, w.created_at as "createdAt", w.blocked_until as "blockedUntil", w.failures,
           (select count(*)::int from webhook_delivery d where d.endpoint_id = w.id and d.state = 'waiting') as waiting,
           (select count(*)::int from webhook_delivery d where d.endpoint_id = w.id and d.state = 'dead') as dead
    from webhook_endpoint w where w.organisation = ${organisation} order by w.created_at, w.id`;
  return [...rows];
}

/** Pauses or resumes; what waited while it was paused has its full time again. */
export async function setEndpointState(sql: Sql, id: string, state: 'active' | 'paused'): Promise<void> {
  await sql.begin(async (tx) => {
    await tx`update webhook_endpoint set state = ${state}, failures = 0, blocked_until = now() where id = ${id}`;
    if (state === 'active')
      await tx`update webhook_delivery set created_at = now(), next_attempt_at = now()
               where endpoint_id = ${id} and state = 'waiting'`;
  });
}

/** Takes an endpoint away with its secret and what it was told. */
export async function deleteEndpoint(sql: Sql, id: string): Promise<void> {
  await sql`delete from webhook_endpoint where id = ${id}`;
}
