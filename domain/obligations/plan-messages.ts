import {
  addDays,
  addHverdage,
  addMonths,
  addWorkingDays,
  atLocalMs,
  type CivilDate,
  civilDateOf,
} from '../calendar/index.ts';
import type { CaseView } from '../case/case-view.ts';
import { isFamilyRole, isProfessionalRole, leaderOf, type Role } from '../rules/roles.ts';
import type { ReminderStep } from '../rules/rule.ts';
import { dueText } from './apply-ledger.ts';
import { familyIsBereaved } from './loss.ts';
import type { Obligation, PlannedMessage } from './obligation.ts';

const HOUR_MS = 3_600_000;

/** An obligation with its messages, planned once when it is derived. */
export const withPlan = (o: Obligation, view: CaseView): Obligation =>
  o.met ? o : { ...o, plan: planOf(o, view), dueSoonFromMs: firstReminderMs(o, view) };

/**
 * The whole plan of one deadline: the rule's own steps before the limit, the breach when it has passed, and the
 * climb along the municipality's chain while nobody has acknowledged it.
 */
function planOf(o: Obligation, view: CaseView): PlannedMessage[] {
  const before = (o.rule.remind ?? []).flatMap((step, i) => stepMessages(o, step, i, view));
  return [...before, ...breachMessages(o, view)].map((m) => addressed(m, addressee(m.to, view)));
}

/** The moment from which a deadline is `due-soon`. */
function firstReminderMs(o: Obligation, view: CaseView): number | null {
  const moments = (o.rule.remind ?? [])
    .filter((step) => step.when?.(o.seed, view) !== false)
    .map((step) => momentOfStep(o, step, view))
    .filter((ms): ms is number => ms !== null);
  return moments.length === 0 ? null : Math.min(...moments);
}

function stepMessages(
  o: Obligation,
  step: ReminderStep,
  index: number,
  view: CaseView,
): Omit<PlannedMessage, 'once'>[] {
  const ms = momentOfStep(o, step, view);
  if (ms === null || ms > limitMs(o) || step.when?.(o.seed, view) === false) return [];
  const to = typeof step.to === 'string' ? [step.to] : step.to;
  return to.map((role) => message(o, ms, step.kind ?? 'reminder', role, `r${index}`));
}

/** When a step falls: hours from the trigger or to the limit, or at the reminder hour of a date. */
function momentOfStep(o: Obligation, step: ReminderStep, view: CaseView): number | null {
  if (step.onTarget) return atHour(o.targetOn ?? o.dueOn, view) ?? o.dueMs;
  if (step.after) {
    if (step.after.hours !== undefined) return o.seed.trigger.ms + step.after.hours * HOUR_MS;
    return atHour(dayAfter(o.seed.base ?? o.seed.trigger.on, step.after, view), view);
  }
  if (step.beforeEarliest)
    return o.earliestOn === null ? null : atHour(addDays(o.earliestOn, -step.beforeEarliest.days), view);
  if (step.before?.hours !== undefined)
    return o.dueMs === null ? null : o.dueMs - step.before.hours * HOUR_MS;
  if (!step.before || o.dueOn === null) return null;
  const { days = 0, weeks = 0, months = 0 } = step.before;
  return atHour(addMonths(addDays(o.dueOn, -(days + 7 * weeks)), -months), view);
}

function dayAfter(from: CivilDate, after: NonNullable<ReminderStep['after']>, view: CaseView): CivilDate {
  if (after.hverdage !== undefined)
    return addHverdage(from, after.hverdage, view.parameters.hverdagIncludesSaturday);
  if (after.workingDays !== undefined)
    return addWorkingDays(from, after.workingDays, view.parameters.closedDays);
  return addDays(addMonths(from, after.months ?? 0), (after.days ?? 0) + 7 * (after.weeks ?? 0));
}

const atHour = (on: CivilDate | null, view: CaseView): number | null =>
  on === null ? null : atLocalMs(on, view.parameters.reminderHour);

/** The last moment at which a reminder still makes sense. */
function limitMs(o: Obligation): number {
  if (o.dueMs !== null) return o.dueMs;
  return o.dueOn === null ? Number.POSITIVE_INFINITY : atLocalMs(o.dueOn, 23, 59);
}

/** Whether passing the limit is a breach at all: advice and a citizen's own limit never are. */
function canBreach(o: Obligation): boolean {
  return (
    !o.rule.citizens &&
    o.rule.nature !== 'MÅL' &&
    o.rule.nature !== 'VEJL' &&
    (o.dueOn !== null || o.dueMs !== null)
  );
}

/** When a breach is told: at the very hour, or at the reminder hour of the first overdue day. */
function breachMs(o: Obligation, view: CaseView): number | null {
  if (!canBreach(o)) return null;
  if (o.dueMs !== null) return o.dueMs;
  return atHour(o.exclusive ? o.dueOn : addDays(o.dueOn as CivilDate, 1), view);
}

function breachMessages(o: Obligation, view: CaseView): Omit<PlannedMessage, 'once'>[] {
  const ms = breachMs(o, view);
  if (ms === null) return [];
  const responsible = o.seed.responsible ?? o.rule.responsible;
  const told = unique(
    o.rule.breachTo ?? [responsible, ...(isProfessionalRole(responsible) ? [leaderOf(responsible)] : [])],
  );
  const breaches = told.map((to) => message(o, ms, 'breach', to, 'b'));
  return [...breaches, ...climb(o, ms, told, view)];
}

/** An escalation that nobody has seen climbs one step each arbejdsdag (contract, Messages). */
function climb(
  o: Obligation,
  fromMs: number,
  told: readonly Role[],
  view: CaseView,
): Omit<PlannedMessage, 'once'>[] {
  if (told.length === 0) return [];
  const seen = view
    .of('escalation-acknowledged')
    .find((fact) => fact.data.deadlineId === o.id && fact.ms >= fromMs);
  const steps = view.parameters.escalation.filter((role) => !told.includes(role));
  return steps.flatMap((to, i) => {
    const on = addWorkingDays(civilDateOf(fromMs), i + 1, view.parameters.closedDays);
    const ms = atLocalMs(on, view.parameters.reminderHour);
    return seen && seen.ms <= ms ? [] : [message(o, ms, 'escalation', to, `e${i}`)];
  });
}

const message = (
  o: Obligation,
  ms: number,
  kind: PlannedMessage['kind'],
  to: Role,
  step: string,
): Omit<PlannedMessage, 'once'> => ({ ms, kind, deadlineId: o.id, to, due: dueText(o), step });

const addressed = (m: Omit<PlannedMessage, 'once'>, to: Role): PlannedMessage => {
  const once = `${m.deadlineId}|${m.due}|${to}`;
  return { ...m, to, once: m.kind === 'breach' ? once : `${once}|${m.step}` };
};

/** After a loss nobody in the family is addressed: what was meant for them becomes a task of the clinic's social worker. */
const addressee = (to: Role, view: CaseView): Role =>
  isFamilyRole(to) && familyIsBereaved(view) ? 'SSR' : to;

const unique = (roles: readonly Role[]): Role[] => [...new Set(roles)];
