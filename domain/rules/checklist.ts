import type { Meeting } from './rule.ts';

/** A checklist ticked off by `confirm-checklist`: all that stand open, or the one whose key is named. */
export const tickedOff = (ruleId: string): Meeting => ({
  by: 'checklist-confirmed',
  where: { checklist: ruleId },
  when: ({ data }, seed) => data.key === undefined || String(data.key) === seed.key,
});
