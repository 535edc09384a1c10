import { addDays, addWorkingDays, type CivilDate } from '../calendar/index.ts';
import type { CaseView } from '../case/case-view.ts';
import type { Dates, Rule } from '../rules/rule.ts';

const GRACE_WORKING_DAYS = 5;

/**
 * The contract's rule on late referral, for limits bound to termin or birth. Guidance, targets, examinations,
 * windows and a citizen's own limits that lie before the referral are not opened (`null`); other duties are due on
 * the later of their date and the fifth arbejdsdag after the referral.
 */
export function adjustForLateReferral(
  rule: Rule,
  dates: Dates,
  view: CaseView,
): { dates: Dates; moved: boolean } | null {
  const { dueOn } = dates;
  const referredOn = referralDate(view);
  if (!dueOn || !referredOn) return { dates, moved: false };
  const mayLapse =
    rule.examination ||
    rule.citizens ||
    rule.nature === 'MÅL' ||
    rule.nature === 'VEJL' ||
    (dates.earliestOn !== undefined && dates.earliestOn !== null);
  if (mayLapse) return dueOn < referredOn ? null : { dates, moved: false };
  const graceOn = addWorkingDays(referredOn, GRACE_WORKING_DAYS, view.parameters.closedDays);
  if (dueOn >= graceOn) return { dates, moved: false };
  return { dates: { ...dates, dueOn: graceOn, targetOn: undefined }, moved: true };
}

/** The day of the referral; null for a child born in a followed pregnancy, who never comes late. */
export function referralDate(view: CaseView): CivilDate | null {
  return view.own('referred')[0]?.on ?? null;
}

/** The first day after `days` days' notice given on the day of the referral (F2-04). */
export const afterNotice = (referredOn: CivilDate, days: number): CivilDate => addDays(referredOn, days);
