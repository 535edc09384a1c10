import { birth, measure } from './lives.ts';

/** A birth on a Friday, two days before termin. */
export const BORN = '2025-05-30T08:00:00+02:00';

/** The referral of its pregnancy. */
export const REFERRED = { at: '2025-01-06T10:00:00+01:00', refer: { edd: '2025-06-01', eddSource: 'scan' } };

/** A child placed by the chair, in the child's own case. */
export function placed(implementedAt: string, decidedAt = '2025-06-01T09:00:00+02:00') {
  const life = birth(BORN, {}, REFERRED);
  measure(life, decidedAt, { basis: 'BL143' }, implementedAt);
  return life;
}
