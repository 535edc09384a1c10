import { type CivilDate, civilDateOf, formatInstant } from '../calendar/index.ts';
import type { CaseView } from '../case/case-view.ts';
import { type Fact, recordedAfter } from '../case/fact.ts';
import type { Dates, Due, Rule, RuleVersion, Seed } from '../rules/rule.ts';
import { text } from '../text.ts';
import { applyLedger, dueText } from './apply-ledger.ts';
import { withBaseHistory } from './base-history.ts';
import { withBirthHistory } from './birth-history.ts';
import { boundTo, computeDates, targetOf } from './compute-dates.ts';
import { findEnding, findMeeting } from './find-acts.ts';
import { findSeeds } from './find-seeds.ts';
import { adjustForLateReferral, mindsLateReferral } from './late-referral.ts';
import { lossEnding } from './loss.ts';
import type { Adjustment, Ended, Obligation } from './obligation.ts';
import { isPastAt } from './past.ts';
import { withPlan } from './plan-messages.ts';
import { ruleUnder, selectVersion } from './select-version.ts';

/**
 * Every occurrence of one rule from the facts of a case, at any moment: correction, backdating, retraction,
 * recomputation, what-if and as-of views are all this one function. Closing is applied afterwards (closing.ts).
 */
export function deriveRule(rule: Rule, view: CaseView): Obligation[] {
  const found: Obligation[] = [];
  for (const seed of findSeeds(rule, view)) {
    const obligation = deriveOne(rule, seed, view);
    if (obligation) found.push(withPlan(obligation, view));
  }
  return found;
}

function deriveOne(rule: Rule, seed: Seed, view: CaseView): Obligation | null {
  const version = selectVersion(rule, lawDate(seed), ruleSetAt(view, seed.trigger.ms));
  if (!version) return null;
  const dated = dateUnder(rule, version, seed, view);
  if (!dated) return null;
  const told = withBirthHistory(withTermHistory(withBaseHistory(dated, view), view), view);
  return adopt(settle(applyLedger(told, view), view), rule, view);
}

/** The day whose law governs an occurrence. */
export const lawDate = (seed: Seed): CivilDate => seed.lawOn ?? seed.trigger.on;

/** The occurrence with its dates under one version, nothing met or ended yet. */
export function dateUnder(base: Rule, version: RuleVersion, seed: Seed, view: CaseView): Obligation | null {
  const rule = ruleUnder(base, version);
  const due: Due = rule.due ?? { count: 'none' };
  const computed = computeDates(due, seed, view);
  if (!computed) return null;
  const bound = mindsLateReferral(rule)
    ? adjustForLateReferral(rule, computed, view)
    : { dates: computed, moved: false };
  if (!bound) return null;
  const plain = fromDates(rule, version, seed, bound.dates, view);
  if (!bound.moved) return plain;
  const moved: Adjustment = {
    kind: 'late-referral',
    at: formatInstant(view.state.startedMs),
    by: 'system',
    eventId: null,
    reason:
      rule.lateReferral === 'notice'
        ? text('Sen henvisning: så snart varslet tillader det', 'Late referral: as soon as the notice allows')
        : text(
            'Sen henvisning: tidligst femte arbejdsdag efter henvisningen',
            'Late referral: at the earliest the fifth working day after the referral',
          ),
    before: computed.dueOn ?? null,
    after: plain.dueOn,
  };
  return { ...plain, adjustments: [moved] };
}

function fromDates(rule: Rule, version: RuleVersion, seed: Seed, dates: Dates, view: CaseView): Obligation {
  const dueOn = dates.dueOn ?? null;
  const targetOn =
    dates.targetOn === undefined
      ? dueOn === null || dates.exclusive
        ? null
        : targetOf(dueOn, view)
      : dates.targetOn;
  return {
    id: `${rule.id}.${seed.key}`,
    rule,
    version,
    seed,
    earliestOn: dates.earliestOn ?? null,
    targetOn,
    dueOn,
    dueMs: dates.dueMs ?? null,
    metUntilOn: dates.metUntilOn ?? null,
    exclusive: dates.exclusive ?? false,
    met: null,
    ended: null,
    exempted: null,
    pausedSince: null,
    pausedUntilMs: null,
    adjustments: [],
    silentFromMs: null,
    plan: [],
    dueSoonFromMs: null,
  };
}

/** Finds the act, and what took the ground away before it. Overdue stays overdue: such an ending only silences. */
export function settle(o: Obligation, view: CaseView): Obligation {
  const met = findMeeting(o.rule, o.seed, view);
  const ended = earliest([findEnding(o.rule, o.seed, view), birthEnding(o, view), lossEnding(o, view)]);
  if (!ended || (met && metBefore(met, ended))) return { ...o, met };
  if (isPastAt(o, ended.ms)) return { ...o, met, silentFromMs: ended.ms };
  return { ...o, ended };
}

/** An ending known by its date only does not undo what was recorded earlier for that day. */
const metBefore = (met: Fact, ended: Ended): boolean =>
  met.ms <= ended.ms ||
  (ended.eventId !== null && met.id < ended.eventId && met.on === civilDateOf(ended.ms));

function birthEnding(o: Obligation, view: CaseView): Ended | null {
  if (!o.rule.endsAtBirth || !view.birth) return null;
  return {
    ms: view.birth.ms,
    eventId: view.birth.fact.id,
    reason: text('Bortfaldet ved fødslen', 'Fell away at the birth'),
  };
}

const earliest = (endings: readonly (Ended | null)[]): Ended | null =>
  endings.reduce<Ended | null>((first, one) => (one && (!first || one.ms < first.ms) ? one : first), null);

/** What a corrected termin did to a limit: before and after, with who corrected it (catalogue §1.4). */
function withTermHistory(o: Obligation, view: CaseView): Obligation {
  if (boundTo(o.rule.due ?? { count: 'none' }) !== 'term') return o;
  const settings = view
    .ever('referred', 'due-date-set')
    .filter((f) => f.retractedBy === undefined && f.data.edd)
    .toSorted((a, b) => (recordedAfter(a, b) ? 1 : -1));
  if (settings.length < 2) return o;
  const dueWith = (fact: Fact): string | null => {
    const then: CaseView = { ...view, term: { edd: String(fact.data.edd), fact } };
    const dates = computeDates(o.rule.due ?? { count: 'none' }, o.seed, then);
    return dates ? dueText({ dueOn: dates.dueOn ?? null, dueMs: dates.dueMs ?? null }) : null;
  };
  const notes = settings.slice(1).map(
    (fact, i): Adjustment => ({
      kind: 'recomputation',
      at: formatInstant(fact.ms),
      by: fact.by,
      eventId: fact.id,
      reason: text('Terminen er rettet', 'The due date of birth was corrected'),
      before: dueWith(settings[i] as Fact),
      after: dueWith(fact),
    }),
  );
  return { ...o, adjustments: [...o.adjustments, ...notes.filter((n) => n.before !== n.after)] };
}

/** The rule set that a case was opened under, or moved to since; `null` leaves each trigger its own law. */
function ruleSetAt(view: CaseView, ms: number): string | null {
  if (view.state.ruleSet === null) return null;
  const adopted = view.of('rules-adopted').filter((fact) => fact.ms <= ms);
  return adopted.length === 0 ? view.state.ruleSet : String(adopted.at(-1)?.data.ruleSet);
}

/** `adopt-rules` re-dates what was open at that moment; everything else keeps the version of its trigger. */
function adopt(o: Obligation, base: Rule, view: CaseView): Obligation {
  const adoptions = view.of('rules-adopted');
  if (adoptions.length === 0) return o;
  return adoptions.reduce((now, fact) => {
    const settledBefore = (now.met && now.met.ms <= fact.ms) || (now.ended && now.ended.ms <= fact.ms);
    if (settledBefore || now.seed.trigger.ms > fact.ms) return now;
    const version = selectVersion(base, lawDate(now.seed), String(fact.data.ruleSet));
    if (!version || version.validFrom <= now.version.validFrom) return now;
    const dated = dateUnder(base, version, now.seed, view);
    if (!dated) return now;
    const redated = settle(applyLedger(dated, view), view);
    const note: Adjustment = {
      kind: 'adopted-rules',
      at: formatInstant(fact.ms),
      by: fact.by,
      eventId: fact.id,
      reason: text('Nyt regelsæt taget i brug', 'A newer rule set was adopted'),
      before: dueText(now),
      after: dueText(redated),
    };
    return { ...redated, adjustments: [...redated.adjustments, note] };
  }, o);
}
