import {
  addDays,
  addWorkingDays,
  type CivilDate,
  type DayTrace,
  daysBetween,
  maxDate,
} from '../calendar/index.ts';
import type { CaseView } from '../case/case-view.ts';
import type { Dates, Rule, Tracer } from '../rules/rule.ts';
import { text } from '../text.ts';
import { boundTo } from './compute-dates.ts';

const GRACE_WORKING_DAYS = 5;

/** The rows that the contract's rule on late referral looks at: guidance, targets, and limits bound to termin or birth. */
export const mindsLateReferral = (rule: Rule): boolean =>
  boundTo(rule.due ?? { count: 'none' }) !== null ||
  rule.examination === true ||
  rule.nature === 'MÅL' ||
  rule.nature === 'VEJL';

/**
 * The contract's rule on late referral. Guidance, targets, examinations, windows and a citizen's own limits that lie
 * before the referral are not opened (`null`); other duties are due on the later of their date and the fifth
 * arbejdsdag after the referral. Told to the tracer where it moves a date.
 */
export function adjustForLateReferral(
  rule: Rule,
  dates: Dates,
  view: CaseView,
  trace?: Tracer,
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
  if (rule.lateReferral === 'notice') return afterNotice(dates, dueOn, referredOn, view, trace);
  const days: DayTrace = [];
  const graceOn = addWorkingDays(referredOn, GRACE_WORKING_DAYS, view.parameters.closedDays, days);
  if (dueOn >= graceOn) return { dates, moved: false };
  trace?.({ text: text('Henvist', 'Referred'), on: referredOn });
  trace?.({
    text: text(
      `Sen henvisning: ${GRACE_WORKING_DAYS}. arbejdsdag efter henvisningen`,
      `Late referral: working day no. ${GRACE_WORKING_DAYS} after the referral`,
    ),
    on: graceOn,
    days,
  });
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
  trace?: Tracer,
): { dates: Dates; moved: boolean } {
  const notice = view.parameters.coordinationMeetingNoticeDays;
  const graceOn = addDays(referredOn, notice);
  const first = firstTermDate(view);
  const correctedBy = view.term && first ? daysBetween(view.term.edd, first) : 0;
  if (dueOn >= graceOn || addDays(dueOn, correctedBy) >= graceOn) return { dates, moved: false };
  trace?.({ text: text('Henvist', 'Referred'), on: referredOn });
  trace?.({
    text: text(
      `Sen henvisning: så snart varslet på ${notice} dage tillader det`,
      `Late referral: as soon as the notice of ${notice} days allows`,
    ),
    on: graceOn,
  });
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
