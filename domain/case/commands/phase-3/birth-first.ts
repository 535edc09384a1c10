import type { Attempt } from '../../command-spec.ts';
import { type Refusal, refuse } from '../../refusal.ts';

/** What belongs to the time after birth waits for it, and cannot have been done before it. */
export function birthFirst({ view, moment }: Attempt): Refusal | null {
  const { birth } = view;
  if (!birth) {
    return refuse('WRONG_ORDER', 'Fødslen skal registreres først.', 'The birth must be recorded first.', {
      reason: 'record-birth',
    });
  }
  const early = moment.dateOnly ? moment.on < birth.on : moment.ms < birth.ms;
  return early
    ? refuse('PRECONDITION', 'Tidspunktet ligger før fødslen.', 'The moment lies before the birth.', {
        reason: 'at',
      })
    : null;
}
