import { addDays, addWorkingDays, type CivilDate, daysBetween, maxDate } from '../calendar/index.ts';
import type { CaseView } from '../case/case-view.ts';
import type { Dates, Rule } from '../rules/rule.ts';

const GRACE_WORKING_DAYS = 5;

/**
 * The contract's rule on late referral, for guidance and targets and for limits bound to termin or birth. Guidance, targets, examinations,
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
  if (rule.lateReferral === 'notice') return afterNotice(dates, dueOn, referredOn, view);
  const graceOn = addWorkingDays(referredOn, GRACE_WORKING_DAYS, view.parameters.closedDays);
  if (dueOn >= graceOn) return { dates, moved: false };
  return { dates: { ...dates, dueOn: graceOn, targetOn: undefined }, moved: true };
}

/** The day of the referral; null for a child born in a followed pregnancy, who never comes late. */
export function referralDate(view: CaseView): CivilDate | null {
  return view.own('referred')[0]?.on ?? null;
}

/**
 * F2-04: as soon as notice allows. Whether the referral came late is judged by the termin known first: a correction
 * of termin is never a late referral (contract).
 */
function afterNotice(
  dates: Dates,
  dueOn: CivilDate,
  referredOn: CivilDate,
  view: CaseView,
): { dates: Dates; moved: boolean } {
  const graceOn = addDays(referredOn, view.parameters.coordinationMeetingNoticeDays);
  const first = firstTermDate(view);
  const correctedBy = view.term && first ? daysBetween(view.term.edd, first) : 0;
  if (dueOn >= graceOn || addDays(dueOn, correctedBy) >= graceOn) return { dates, moved: false };
  return {
    dates: {
      ...dates,
      dueOn: graceOn,
      targetOn: undefined,
      metUntilOn: maxDate(dates.metUntilOn ?? graceOn, graceOn),
    },
    moved: true,
  };
}

/** The termin that the case knew first. */
function firstTermDate(view: CaseView): CivilDate | null {
  const fact = view.ever('referred', 'due-date-set').find((f) => f.retractedBy === undefined && f.data.edd);
  return fact ? String(fact.data.edd) : null;
}
