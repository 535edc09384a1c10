import type { CivilDate } from '../calendar/index.ts';
import type { CaseView } from './case-view.ts';

/** Whether somebody's name and address are protected on a day: then no shared document may show the address. */
export function isAddressProtected(view: CaseView, who: string, on: CivilDate): boolean {
  return view.of('address-protected').some(({ data }) => {
    const from = String(data.from ?? '');
    const until = typeof data.until === 'string' ? data.until : null;
    return data.who === who && from <= on && (until === null || on <= until);
  });
}
