import { begin, type Life } from '../../support/life.ts';

/** A Wednesday evening. */
export const BORN = '2026-05-20T22:15:00+02:00';

/** The morning after. */
export const AFTER = '2026-05-21T10:00:00+02:00';

/** A child that comes to the clinic after its birth. */
export const referredChild = (receivedAt: string, bornAt: string, parameters = {}): Life =>
  begin({ at: receivedAt, kind: 'child', refer: { child: { bornAt } }, parameters });

/** The occurrences of a row in the child's case: id, first day and limit. */
export const dates = (life: Life, rule: string, at = AFTER) =>
  life.ofRule(rule, at, 'child:1').map((one) => `${one.id} ${one.earliestOn ?? '–'} ${one.dueOn}`);
