import type { Life } from '../../support/life.ts';
import { pregnancy } from './lives.ts';

/** The birth that these families live through. */
export const BORN = '2026-05-20T22:15:00+02:00';

/** The morning after it. */
export const AFTER = '2026-05-21T10:00:00+02:00';

/** A pregnancy with an oral notification, still to be noted, assessed and acknowledged. */
export function notified(): Life {
  const life = pregnancy();
  life.give('2026-02-02T10:00:00+01:00', 'receive-notification', {
    notificationId: 'n1',
    receivedAt: '2026-02-02T10:00:00+01:00',
    form: 'oral',
    notifier: { role: 'GP', professional: true },
    concern: 'bekymring',
  });
  return life;
}
