import type { Deadline } from './deadline.ts';

/** After every date. */
export const NO_DATE = '9999';

/** What deadlines are sorted by: the limit in local time; the end of the day for a date, `9999` without one. */
export const dueKeyOf = ({ dueAt, dueOn }: Pick<Deadline, 'dueAt' | 'dueOn'>): string =>
  dueAt?.slice(0, 19) ?? (dueOn === null ? NO_DATE : `${dueOn}T23:59:59`);
