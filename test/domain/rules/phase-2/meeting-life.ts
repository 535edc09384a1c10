import { begin, type Life } from '../../support/life.ts';

/** An instant after the birth that termin foretells. */
export const LATER = '2026-03-01T12:00:00+01:00';

/** Esbjerg, termin 20 February 2026: GA 29+0 on 5 December, 30+0 on 12 December, 31+0 on 19 December. */
export const esbjerg = (more = {}): Life =>
  begin({ at: '2025-09-01T10:00:00+02:00', refer: { edd: '2026-02-20', eddSource: 'scan' }, ...more });

/** Plans a meeting with those who usually come. */
export const plan = (life: Life, at: string, meetingId: string, kind: string, meetingAt: string) =>
  life.give(at, 'plan-meeting', { meetingId, kind, meetingAt, invitees: ['FR', 'FP', 'SP', 'GP'] });

/** Holds a meeting with the municipality and the clinic there, and no consents. */
export const hold = (life: Life, meetingId: string, heldAt: string) =>
  life.give(heldAt, 'hold-meeting', { meetingId, heldAt, participants: ['FR', 'FP'], consents: [] });
