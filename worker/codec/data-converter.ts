import type { DataConverter } from '@temporalio/common';
import { keysOf } from '../../db/case-keys.ts';
import type { Sql } from '../../db/connect.ts';
import type { KeyUnavailable, Tampered } from '../../security/key-unavailable.ts';
import { serviceKeys } from '../../security/service-key.ts';
import { failureConverterPath } from './failure-converter-path.ts';
import { createPayloadCodec } from './payload-codec.ts';

/**
 * How everything of ours goes to Temporal and comes back: sealed with the keys that are kept in the store behind `sql`.
 * Every client and every worker needs it. `report` is told when a key is not to be had, and when
 * something sealed does not open.
 */
export function sealingDataConverter(
  sql: Sql,
  report: (error: KeyUnavailable | Tampered) => void = () => {},
): DataConverter {
  const keys = keysOf(sql);
  const codec = createPayloadCodec(
    {
      find: (caseId, named) => keys.find(sql, caseId, named),
      ensure: (caseId) => keys.ensure(sql, caseId),
      service: serviceKeys(keys.ring),
    },
    report,
  );
  return { failureConverterPath, payloadCodecs: [codec] };
}
