import type { Attempt } from '../../command-spec.ts';
import { type Refusal, refuse } from '../../refusal.ts';

/** F4-31: no network meeting about a child against the parents' recorded no; a later yes opens the way again. */
export function refusedNetworkMeeting({ view, data }: Attempt): Refusal | null {
  if (data.kind !== 'network' && data.kind !== 'closing') return null;
  return view.of('network-meetings-answered').at(-1)?.data.agreed === false
    ? refuse(
        'PRECONDITION',
        'Forældrene har sagt nej til netværksmøder.',
        'The parents have refused network meetings.',
        { reason: 'F4-31', source: 'RA, netværksmøder; ESB fase 4' },
      )
    : null;
}
