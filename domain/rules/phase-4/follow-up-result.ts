import type { CaseView } from '../../case/case-view.ts';
import type { Fact } from '../../case/fact.ts';
import { computeDates } from '../../obligations/compute-dates.ts';
import { text } from '../../text.ts';
import { ALWAYS, BARNETS_LOV, type Dates, type Rule, type Seed, type Tracer } from '../rule.ts';
import { afterEachFollowUp, continuedAtBirth, measureIdOf, nextFollowUp } from './follow-ups.ts';

/** What a follow-up led to, told with it or recorded afterwards; null while nobody has said. */
function resultOf(seed: Seed, view: CaseView): Fact | null {
  if (seed.trigger.data.outcome !== undefined) return seed.trigger;
  const next = nextFollowUp(String(seed.about), seed.trigger, view);
  return (
    view
      .of('follow-up-result-recorded')
      .find(
        (fact) =>
          measureIdOf(fact) === seed.about &&
          fact.on >= seed.trigger.on &&
          (next === null || fact.on <= next.on),
      ) ?? null
  );
}

/** Told with the record itself; where the measure is to change, the plan is revised within ten arbejdsdage. */
function planRevision(seed: Seed, view: CaseView, trace?: Tracer): Dates | null {
  const result = resultOf(seed, view);
  if (result?.data.outcome !== 'change') return {};
  return computeDates({ count: 'workingDays', n: 10 }, { ...seed, base: result.on }, view, trace);
}

/** Continuing or ending is said and done; a change is done when the plan has been revised. */
function resultCarriedOut(seed: Seed, view: CaseView): Fact | null {
  const result = resultOf(seed, view);
  if (result?.data.outcome !== 'change') return result;
  return view.of('plan-approved').find((fact) => fact.on >= result.on) ?? null;
}

export const followUpResultRule: Rule = {
  id: 'F4-32',
  kind: 'deadline',
  phase: 4,
  title: text('Resultat af opfølgning', 'Result of the follow-up'),
  nature: 'LOV',
  certainty: 'S',
  responsible: 'FR',
  stands: 'both',
  subject: 'unborn',
  seeds: afterEachFollowUp,
  openedBy: ['follow-up-held'],
  occurs: text('én for hver opfølgning', 'one for each follow-up'),
  due: {
    count: 'computed',
    by: planRevision,
    words: text(
      'i samme notat; ved ændring revideres planen inden 10 arbejdsdage (forslag)',
      'in the same record; where the measure changes the plan is revised within 10 working days (our proposal)',
    ),
  },
  metBy: resultCarriedOut,
  metByEvents: ['follow-up-result-recorded', 'plan-approved', 'follow-up-held'],
  endedBy: continuedAtBirth,
  about: text(
    'Ved hver opfølgning: forældre, barn og fagfolk er hørt; indsatsen fortsættes, ændres eller ophører. Ændres den, er rækken først opfyldt, når planen er revideret. Er målene nået, ophører indsatsen, og det overvejes at afslutte.',
    'At every follow-up: parents, child and professionals were heard; the measure goes on, changes or ends. Where it changes the row is met only when the plan has been revised. When its goals are reached the measure ends, and closing is considered.',
  ),
  versions: [
    { validFrom: ALWAYS, source: { text: 'SEL § 70' } },
    { validFrom: BARNETS_LOV, source: { text: 'BL §§ 95–97', formerly: 'SEL § 70' } },
  ],
};
