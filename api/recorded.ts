import type { RecordedOnce } from '../db/recorded-once.ts';
import { no } from './refused.ts';

/** The row that was recorded, now or by the same call before; the same key with another body is refused. */
export function recordedRow<Row>(recorded: RecordedOnce<Row>): Row {
  if (recorded.kind === 'other-body')
    throw no(
      null,
      'IDEMPOTENCY_CONFLICT',
      'Nøglen er allerede brugt til noget andet.',
      'The key was used for something else already.',
      { reason: 'Idempotency-Key' },
    );
  return recorded.row;
}
