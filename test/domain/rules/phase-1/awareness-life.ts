import { begin } from '../../support/life.ts';

/** An instant after everything that these tests are about. */
export const at = '2025-12-31T12:00:00+01:00';

/** The four-month clocks (F1-23) of a case: id, limit and status. */
export const clocks = (life: ReturnType<typeof begin>, when = at, ref?: string) =>
  life.ofRule('F1-23', when, ref).map(({ id, dueOn, status }) => `${id} ${dueOn} ${status}`);

/** A case of the spring of 2025, long enough ago for everything to have happened. */
export const spring = () => begin({ at: '2025-01-02T09:00:00+01:00' });
