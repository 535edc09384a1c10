import type { Attempt } from '../../command-spec.ts';
import { type Refusal, refuse } from '../../refusal.ts';

/** What can only be done in pregnancy cannot be told of a day after the birth. */
export function alreadyBorn({ view, moment }: Attempt): Refusal | null {
  const { birth } = view;
  return birth && moment.on > birth.on
    ? refuse(
        'PRECONDITION',
        'Barnet er født; dette hører til graviditeten.',
        'The child is born; this belongs to the pregnancy.',
        { reason: 'born' },
      )
    : null;
}
