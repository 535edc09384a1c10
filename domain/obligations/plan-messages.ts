import {
  addDays,
  addHverdage,
  addMonths,
  addWorkingDays,
  atLocalMs,
  type CivilDate,
  civilDateOf,
  dateAtGestationalAge,
} from '../calendar/index.ts';
import type { CaseView } from '../case/case-view.ts';
import { isFamilyRole, isProfessionalRole, leaderOf, type Role } from '../rules/roles.ts';
import type { ReminderStep } from '../rules/rule.ts';
import { dueText } from './apply-ledger.ts';
import { familyIsBereaved } from './loss.ts';
import type { Obligation, PlannedMessage } from './obligation.ts';

const HOUR_MS = 3_600_000;

/** A message of a plan before it is addressed. */
interface Draft {
  ms: number;
  kind: PlannedMessage['kind'];
  to: Role;
  step: string;
}

/** An obligation with its messages, planned once when it is derived. */
export function withPlan(o: Obligation, view: CaseView): Obligation {
  if (o.met) return o;
  const drafts: Draft[] = [];
  const dueSoonFromMs = planReminders(o, view, drafts);
  planBreach(o, view, drafts);
  const due = dueText(o);
  return { ...o, plan: drafts.map((draft) => addressed(draft, o.id, due, view)), dueSoonFromMs };
}

/** The rule's own steps; returns the moment from which the deadline is `due-soon`. */
function planReminders(o: Obligation, view: CaseView, drafts: Draft[]): number | null {
  let firstMs: number | null = null;
  const lastMs = limitMs(o);
  for (const [i, step] of (o.rule.remind ?? []).entries()) {
    if (step.when?.(o.seed, view) === false) continue;
    const ms = momentOfStep(o, step, view);
    if (ms === null) continue;
    const goesOn = step.pastLimit === true || step.afterLimit !== undefined;
    if (!goesOn && (firstMs === null || ms < firstMs)) firstMs = ms;
    const kind = step.kind ?? 'reminder';
    for (const [k, moment] of momentsOf(ms, step, view).entries()) {
      if (moment > lastMs !== goesOn) continue;
      for (const to of receiversOf(step, o))
        drafts.push({ ms: moment, kind, to, step: k === 0 ? `r${i}` : `r${i}.${k}` });
    }
  }
  return firstMs;
}

const receiversOf = ({ to }: ReminderStep, o: Obligation): readonly Role[] =>
  to === 'responsible' ? [responsibleFor(o)] : typeof to === 'string' ? [to] : to;

const responsibleFor = ({ seed, rule }: Obligation): Role => seed.responsible ?? rule.responsible;

/** A step's moments: the first, and where it is repeated the same hour every so many days. */
function momentsOf(firstMs: number, { repeat }: ReminderStep, view: CaseView): readonly number[] {
  if (!repeat) return [firstMs];
  const on = civilDateOf(firstMs);
  return Array.from({ length: repeat.times }, (_, k) =>
    atLocalMs(addDays(on, k * repeat.days), view.parameters.reminderHour),
  );
}

/** When a step falls: hours from the trigger or to the limit, or at the reminder hour of a date. */
function momentOfStep(o: Obligation, step: ReminderStep, view: CaseView): number | null {
  if (step.onTarget) return atHour(o.targetOn ?? o.dueOn, view) ?? o.dueMs;
  if (step.after) {
    if (step.after.hours !== undefined) return o.seed.trigger.ms + step.after.hours * HOUR_MS;
    return atHour(dayAfter(o.seed.base ?? o.seed.trigger.on, step.after, view), view);
  }
  if (step.gestation !== undefined)
    return view.term ? atHour(dateAtGestationalAge(view.term.edd, step.gestation), view) : null;
  if (step.afterLimit) return limitPlus(o, step.afterLimit.days, view);
  if (step.beforeEarliest)
    return o.earliestOn === null ? null : atHour(addDays(o.earliestOn, -step.beforeEarliest.days), view);
  if (step.before?.hours !== undefined)
    return o.dueMs === null ? null : o.dueMs - step.before.hours * HOUR_MS;
  if (!step.before || o.dueOn === null) return null;
  const { days = 0, weeks = 0, months = 0 } = step.before;
  return atHour(addMonths(addDays(o.dueOn, -(days + 7 * weeks)), -months), view);
}

/** Reminder hour so many days after the limit. */
function limitPlus(o: Obligation, days: number, view: CaseView): number | null {
  const on = o.dueOn ?? (o.dueMs === null ? null : civilDateOf(o.dueMs));
  return on === null ? null : atHour(addDays(on, days), view);
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

/** The breach when the limit has passed, and the climb along the municipality's chain while nobody has acknowledged it. */
function planBreach(o: Obligation, view: CaseView, drafts: Draft[]): void {
  const ms = breachMs(o, view);
  if (ms === null) return;
  const responsible = responsibleFor(o);
  const told = unique(
    o.rule.breachTo ?? [responsible, ...(isProfessionalRole(responsible) ? [leaderOf(responsible)] : [])],
  );
  for (const to of told) drafts.push({ ms, kind: 'breach', to, step: 'b' });
  if (told.length > 0) planClimb(o, ms, told, view, drafts);
}

/** An escalation that nobody has seen climbs one step each arbejdsdag (contract, Messages). */
function planClimb(
  o: Obligation,
  fromMs: number,
  told: readonly Role[],
  view: CaseView,
  drafts: Draft[],
): void {
  const seen = view
    .of('escalation-acknowledged')
    .find((fact) => fact.data.deadlineId === o.id && fact.ms >= fromMs);
  const { escalation, closedDays, reminderHour } = view.parameters;
  let on = civilDateOf(fromMs);
  for (const [i, to] of escalation.filter((role) => !told.includes(role)).entries()) {
    on = addWorkingDays(on, 1, closedDays);
    const ms = atLocalMs(on, reminderHour);
    if (seen && seen.ms <= ms) return;
    drafts.push({ ms, kind: 'escalation', to, step: `e${i}` });
  }
}

function addressed(
  { ms, kind, to: meant, step }: Draft,
  deadlineId: string,
  due: string | null,
  view: CaseView,
): PlannedMessage {
  const to = addressee(meant, view);
  const told = `${deadlineId}|${due}|${to}`;
  return { ms, kind, deadlineId, to, due, step, once: kind === 'breach' ? told : `${told}|${step}` };
}

/** After a loss nobody in the family is addressed: what was meant for them becomes a task of the clinic's social worker. */
const addressee = (to: Role, view: CaseView): Role =>
  isFamilyRole(to) && familyIsBereaved(view) ? 'SSR' : to;

const unique = (roles: readonly Role[]): Role[] => [...new Set(roles)];
