import type { JsonObject } from '../../../../domain/json.ts';
import { type Beginning, begin, type Life } from '../../support/life.ts';

/** A pregnancy with termin 1 June 2026, referred in the autumn before. */
export const pregnancy = (more: Partial<Beginning> = {}): Life =>
  begin({ at: '2025-11-03T10:00:00+01:00', refer: { edd: '2026-06-01', eddSource: 'scan' }, ...more });

/** The same, after the birth of one live child (or those given) on the day. */
export function birth(bornAt: string, more: JsonObject = {}, beginning: Partial<Beginning> = {}): Life {
  const life = pregnancy(beginning);
  life.give(bornAt, 'record-birth', {
    bornAt,
    children: [{ ref: 'child:1', alive: true }],
    place: 'Sydvestjysk Sygehus',
    ...more,
  });
  return life;
}

/** A measure decided and, where said so, implemented, in the child's case. */
export function measure(
  life: Life,
  at: string,
  data: JsonObject,
  implementedAt?: string,
  ref = 'child:1',
): void {
  life.give(
    at,
    'decide-measure',
    {
      decidedOn: at.slice(0, 10),
      consent: false,
      placement: true,
      grounds: 'earlier',
      measureId: 'k1',
      ...data,
    },
    ref,
  );
  if (implementedAt)
    life.give(implementedAt, 'implement-measure', { measureId: data.measureId ?? 'k1', implementedAt }, ref);
}
