import type { CaseView } from '../case/case-view.ts';
import type { EventType } from '../case/fact.ts';
import type { Seed } from './rule.ts';

/** A child case knows its birth by its own first event, or by the referral of a child already born. */
export const childBirthEvents: readonly EventType[] = ['born', 'referred'];

/** One occurrence that counts from the birth, under the law of that day; none while there is no birth. */
export function fromBirth(view: CaseView, key: string, more: Partial<Seed> = {}): readonly Seed[] {
  const { birth } = view;
  if (!birth) return [];
  return [{ key, trigger: birth.fact, base: birth.on, lawOn: birth.on, ...more }];
}
