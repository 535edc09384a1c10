import { rewrapDataKey } from '../../security/data-key.ts';
import { keysOf } from '../case-keys.ts';
import type { Sql } from '../connect.ts';
import type { Rotation } from '../rewrap-case-keys.ts';

/** Wraps the key of every webhook endpoint by the current master key. Nothing sealed is touched. */
export async function rewrapWebhookKeys(sql: Sql): Promise<Omit<Rotation, 'current'>> {
  const ring = keysOf(sql).ring();
  const { current } = ring;
  const rotation: Omit<Rotation, 'current'> = { masterKeyId: current.id, rewrapped: 0, failed: [] };
  const rows = await sql<{ owner: string; id: string; wrapped: string; masterKeyId: string }[]>`
    select id as owner, key_id as id, wrapped_key as wrapped, master_key_id as "masterKeyId" from webhook_endpoint
    where master_key_id <> ${current.id}`;
  for (const { masterKeyId, ...row } of rows) {
    const old = ring.find(masterKeyId);
    const again = old && (await rewrapDataKey(row, old, current).catch(() => null));
    if (!again) {
      rotation.failed.push({ caseId: row.owner, keyId: row.id, masterKeyId });
      continue;
    }
    await sql`update webhook_endpoint set wrapped_key = ${again}, master_key_id = ${current.id}
              where id = ${row.owner} and wrapped_key = ${row.wrapped}`;
    rotation.rewrapped += 1;
  }
  return rotation;
}
