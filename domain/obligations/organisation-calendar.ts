import { addDays, addMonths, type CivilDate, lastWorkingDayOnOrBefore, minDate } from '../calendar/index.ts';
import type { Rule, RuleId } from '../rules/rule.ts';

/** Something an organisation did: a meeting held, an agreement assessed, contact data checked. */
export interface HeldAct {
  ruleId: RuleId;
  on: CivilDate;
}

/** One duty of an organisation in one period. The limit is the period's end; the target spreads several evenly. */
export interface OrganisationDuty {
  ruleId: RuleId;
  /** `2026.1.2`: year, period within it, number within the period. */
  key: string;
  fromOn: CivilDate;
  targetOn: CivilDate;
  dueOn: CivilDate;
  heldOn: CivilDate | null;
}

export type OrganisationStatus = 'waiting' | 'open' | 'overdue' | 'met';

interface Span {
  fromOn: CivilDate;
  untilOn: CivilDate;
  closedDays: readonly string[];
}

/** Every duty whose period touches the span, in order of limit. Rules without a rhythm give none. */
export function organisationDuties(
  rules: readonly Rule[],
  held: readonly HeldAct[],
  span: Span,
): OrganisationDuty[] {
  const duties = rules.flatMap((rule) => (rule.rhythm ? dutiesOf(rule, held, span) : []));
  return duties.sort((a, b) => compare(a.dueOn, b.dueOn) || compare(a.targetOn, b.targetOn));
}

/** The first duty of a rule not yet done whose limit lies on or after a day; null for a rule without a rhythm. */
export function nextDuty(
  rule: Rule,
  held: readonly HeldAct[],
  on: CivilDate,
  closedDays: readonly string[],
): OrganisationDuty | null {
  const ahead = organisationDuties([rule], held, { fromOn: on, untilOn: addMonths(on, 24), closedDays });
  return ahead.find((duty) => duty.heldOn === null) ?? null;
}

/** Where a duty stands on a day. */
export function organisationStatus(duty: OrganisationDuty, on: CivilDate): OrganisationStatus {
  if (duty.heldOn !== null && duty.heldOn <= on) return 'met';
  if (on < duty.fromOn) return 'waiting';
  return on > duty.dueOn ? 'overdue' : 'open';
}

function dutiesOf(rule: Rule, held: readonly HeldAct[], { fromOn, untilOn, closedDays }: Span) {
  const { times, perMonths } = rule.rhythm ?? { times: 0, perMonths: 12 };
  const acts = held
    .filter((act) => act.ruleId === rule.id)
    .map((act) => act.on)
    .sort();
  const duties: OrganisationDuty[] = [];
  for (let start = periodStart(fromOn, perMonths); start <= untilOn; start = addMonths(start, perMonths)) {
    const end = addDays(addMonths(start, perMonths), -1);
    const inPeriod = acts.filter((on) => on >= start && on <= end);
    for (let n = 1; n <= times; n += 1) {
      const share = addDays(addMonths(start, (perMonths / times) * n), -1);
      duties.push({
        ruleId: rule.id,
        key: `${start.slice(0, 4)}.${Math.floor((Number(start.slice(5, 7)) - 1) / perMonths) + 1}.${n}`,
        fromOn: start,
        targetOn: lastWorkingDayOnOrBefore(minDate(share, end), closedDays),
        dueOn: end,
        heldOn: inPeriod[n - 1] ?? null,
      });
    }
  }
  return duties;
}

/** The first day of the calendar period that a day lies in: periods start in January and divide the year. */
function periodStart(on: CivilDate, perMonths: number): CivilDate {
  const month = Math.floor((Number(on.slice(5, 7)) - 1) / perMonths) * perMonths + 1;
  return `${on.slice(0, 4)}-${String(month).padStart(2, '0')}-01`;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
