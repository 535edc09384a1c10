import type { DataKey } from '../security/data-key.ts';
import { sealText } from '../security/seal.ts';
import type { Transaction } from './connect.ts';
import type { CommandRecord } from './publish-batch.ts';
import { purposes, sealJson } from './sealed-json.ts';

/**
 * Records accepted commands with their answers; one that is there already stays as it is. The digest of a body is sealed
 * too: whoever knows the form of a command could find a short secret (a CPR number) by trying.
 */
export function insertCommands(
  tx: Transaction,
  key: DataKey,
  commands: readonly CommandRecord[],
): Promise<unknown> {
  if (commands.length === 0) return Promise.resolve();
  const rows = commands.map((one) => ({
    key_hash: one.keyHash,
    body_hash: sealText(key, purposes.body(one.keyHash), one.bodyHash),
    version: one.version,
    first_event_id: one.firstEventId,
    last_event_id: one.lastEventId,
    answer: sealJson(key, purposes.answer(one.keyHash), one.answer),
  }));
  return tx`
    insert into case_command (case_id, key_hash, body_hash, version, first_event_id, last_event_id, answer)
    select ${key.owner}, key_hash, body_hash, version, first_event_id, last_event_id, answer::json
    from json_to_recordset(${JSON.stringify(rows)}::text::json) as r (
      key_hash text, body_hash text, version integer, first_event_id integer, last_event_id integer, answer text)
    on conflict do nothing`;
}
