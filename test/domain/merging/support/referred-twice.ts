import type { JsonObject } from '../../../../domain/json.ts';
import { begin, type Life } from '../../support/life.ts';

export const edd = '2025-10-01';
export const mother = { name: 'Prøve Person' };
/** When most of what these tests try is tried. */
export const later = '2025-04-20T10:00:00+02:00';

/** Referred by the GP on the 7th, and by the midwife on the 9th as a case of its own. */
export function referredTwice(first: JsonObject = { edd }, second: JsonObject = { edd }): Life {
  const life = begin({ at: '2025-04-07T10:00:00+02:00', refer: first });
  const at = '2025-04-09T10:00:00+02:00';
  life.give(at, 'refer', { receivedAt: at, referrer: { role: 'VM' }, mother, ...second }, 'duplicate');
  return life;
}

export const merged = { into: 'pregnancy', reason: 'referred-twice' };

export const stateOf = (life: Life, ref: string) => {
  const state = life.world.get(ref)?.state;
  if (!state) throw new Error(ref);
  return state;
};
