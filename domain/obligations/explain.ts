import { type CivilDate, type DayName, formatInstant } from '../calendar/index.ts';
import { specOfEvent } from '../case/registry.ts';
import type { CaseState } from '../case/state.ts';
import { isRole, roleName } from '../rules/roles.ts';
import { ALWAYS, type Step } from '../rules/rule.ts';
import { type Text, text } from '../text.ts';
import { type Derived, derive } from './case-deadlines.ts';
import { computeDates, targetOf } from './compute-dates.ts';
import { type Deadline, toDeadline } from './deadline.ts';
import { adjustForLateReferral, mindsLateReferral } from './late-referral.ts';
import type { Obligation } from './obligation.ts';
import { ruleUnder } from './select-version.ts';

/** One step from the triggering fact to the date. `days` lists every day walked, the skipped ones by name. */
export interface ExplanationStep {
  kind: 'fact' | 'rule' | 'count' | 'adjustment' | 'act' | 'result';
  text: Text;
  on?: CivilDate;
  at?: string;
  days?: readonly { on: CivilDate; counted?: number; skipped?: DayName }[];
  /** Of an adjustment: who (a role, or `system`), the event that tells of it, and the limit before and after. */
  by?: string;
  eventId?: number | null;
  before?: string | null;
  after?: string | null;
}

/** Why a deadline is due when it is due: complete enough to be checked by hand (contract §3). */
export interface Explanation {
  deadlineId: string;
  ruleId: string;
  ruleVersion: string;
  title: Text;
  source: { text: string; formerly?: string };
  earliestOn: string | null;
  targetOn: string | null;
  dueOn: string | null;
  dueAt: string | null;
  status: string;
  steps: readonly ExplanationStep[];
  /** An open legal doubt, printed with the rule. */
  doubt?: Text;
}

/** The explanation of one deadline as of an instant, or null when the case has none of that id. */
export function explain(state: CaseState, deadlineId: string, nowMs: number): Explanation | null {
  const derived = derive(state);
  const o = derived.obligations.find((one) => one.id === deadlineId);
  if (!o) return null;
  const deadline = toDeadline(o, derived, nowMs);
  return {
    deadlineId,
    ruleId: deadline.ruleId,
    ruleVersion: deadline.ruleVersion,
    title: deadline.title,
    source: deadline.source,
    earliestOn: deadline.earliestOn,
    targetOn: deadline.targetOn,
    dueOn: deadline.dueOn,
    dueAt: deadline.dueAt,
    status: deadline.status,
    steps: [
      factStep(o),
      ruleStep(o),
      ...countSteps(o, derived),
      ...adjustmentSteps(deadline),
      ...outcomeSteps(o, deadline),
      resultStep(deadline),
    ],
    ...(o.rule.doubt ? { doubt: o.rule.doubt } : {}),
  };
}

function factStep({ seed: { trigger } }: Obligation): ExplanationStep {
  const title = specOfEvent(trigger.type)?.title ?? text('Fødsel', 'Birth');
  const who = isRole(trigger.by) ? roleName(trigger.by) : text('systemet', 'the system');
  const recorded = formatInstant(trigger.recordedMs);
  return {
    kind: 'fact',
    text: text(
      `Hændelse ${trigger.id}: ${title.da}. Registreret af ${who.da} ${recorded}.`,
      `Event ${trigger.id}: ${title.en}. Recorded by ${who.en} at ${recorded}.`,
    ),
    on: trigger.on,
    ...(trigger.dateOnly ? {} : { at: formatInstant(trigger.ms) }),
  };
}

function ruleStep({ rule, version }: Obligation): ExplanationStep {
  const { text: source, formerly } = version.source;
  const da = `${source}${formerly ? ` (tidligere ${formerly})` : ''}`;
  const en = `${source}${formerly ? ` (formerly ${formerly})` : ''}`;
  const since =
    version.validFrom === ALWAYS
      ? text('', '')
      : text(`, gældende fra ${version.validFrom}`, `, in force from ${version.validFrom}`);
  return {
    kind: 'rule',
    text: text(`Regel ${rule.id}, ${da}${since.da}.`, `Rule ${rule.id}, ${en}${since.en}.`),
  };
}

function countSteps(o: Obligation, { view }: Derived): ExplanationStep[] {
  const steps: ExplanationStep[] = [];
  const trace = (step: Step) => {
    const { ms, ...rest } = step;
    steps.push({ kind: 'count', ...rest, ...(ms === undefined ? {} : { at: formatInstant(ms) }) });
  };
  const rule = ruleUnder(o.rule, o.version);
  const computed = computeDates(rule.due ?? { count: 'none' }, o.seed, view, trace);
  const late =
    computed && mindsLateReferral(rule) ? adjustForLateReferral(rule, computed, view, trace) : null;
  const dates = late?.dates ?? computed;
  if (dates?.dueOn && dates.targetOn === undefined && !dates.exclusive) targetOf(dates.dueOn, view, trace);
  return steps;
}

function adjustmentSteps(deadline: Deadline): ExplanationStep[] {
  return deadline.adjustments.map((one) => {
    const moved = one.before !== one.after;
    return {
      kind: 'adjustment',
      text: moved
        ? text(
            `${one.reason.da}: ${one.before ?? '–'} → ${one.after ?? '–'}.`,
            `${one.reason.en}: ${one.before ?? '–'} → ${one.after ?? '–'}.`,
          )
        : one.reason,
      at: one.at,
      by: one.by,
      eventId: one.eventId,
      before: one.before,
      after: one.after,
    };
  });
}

function outcomeSteps(o: Obligation, deadline: Deadline): ExplanationStep[] {
  if (deadline.metAt) {
    const title = (o.met && specOfEvent(o.met.type)?.title) ?? text('Sagens afslutning', 'End of the case');
    return [{ kind: 'act', text: text(`Opfyldt: ${title.da}.`, `Met: ${title.en}.`), at: deadline.metAt }];
  }
  if (deadline.status === 'cancelled' && deadline.statusReason) {
    const { da, en } = deadline.statusReason;
    return [
      {
        kind: 'act',
        text: text(`Bortfaldet: ${da}.`, `Cancelled: ${en}.`),
        ...(o.ended ? { at: formatInstant(o.ended.ms) } : {}),
      },
    ];
  }
  return [];
}

function resultStep({ earliestOn, targetOn, dueOn, dueAt }: Deadline): ExplanationStep {
  if (dueAt)
    return { kind: 'result', text: text('Fristen er tidspunktet', 'The limit is the instant'), at: dueAt };
  if (!dueOn) return { kind: 'result', text: text('Der er ingen fast frist', 'There is no fixed limit') };
  const from = earliestOn ? text(`Tidligst ${earliestOn}. `, `Not before ${earliestOn}. `) : text('', '');
  const target = targetOn
    ? text(`Mål ${targetOn}, frist `, `Target ${targetOn}, limit `)
    : text('Frist ', 'Limit ');
  return {
    kind: 'result',
    text: text(`${from.da}${target.da}${dueOn}.`, `${from.en}${target.en}${dueOn}.`),
    on: dueOn,
  };
}
