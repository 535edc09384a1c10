import type { CaseView } from '../../case/case-view.ts';
import type { Fact } from '../../case/fact.ts';
import { measureById } from '../../case/measures.ts';
import { liveChildren } from '../../obligations/loss.ts';
import { type Text, text } from '../../text.ts';
import type { Seed } from '../rule.ts';

export const measureEnded = text('Indsatsen er ophørt', 'The measure has ended');

/** The id of the measure that a fact is about. */
export const measureIdOf = (fact: Fact): string => String(fact.data.measureId);

/** The follow-up of a measure that comes after another fact, by the day it was held and then by recording. */
export const nextFollowUp = (measureId: string, after: Fact, view: CaseView): Fact | null =>
  view
    .of('follow-up-held')
    .find(
      (fact) =>
        measureIdOf(fact) === measureId &&
        fact.id !== after.id &&
        (fact.on > after.on || (fact.on === after.on && (!after.dateOnly || fact.id > after.id))),
    ) ?? null;

/**
 * One occurrence per follow-up held, for what is owed after it: `k1.1` after the first of measure k1. The number was
 * given when it was recorded and is never reused; the law is that of the measure's decision (contract, F4-02).
 */
export function afterEachFollowUp(view: CaseView): readonly Seed[] {
  const taken = new Set<string>();
  return [...view.of('follow-up-held')]
    .sort((a, b) => a.id - b.id)
    .map((trigger) => {
      const measureId = measureIdOf(trigger);
      const measure = measureById(view, measureId);
      let number = typeof trigger.data.number === 'number' ? trigger.data.number : 1;
      while (taken.has(`${measureId}.${number}`)) number += 1;
      const key = `${measureId}.${number}`;
      taken.add(key);
      return { key, trigger, about: measureId, ...(measure ? { lawOn: measure.decidedOn } : {}) };
    });
}

/** What was implemented before birth is followed up in each live child's own case from then on (contract). */
export function continuedAtBirth(_seed: Seed, view: CaseView): { fact: Fact; reason: Text } | null {
  const birth = view.kind === 'pregnancy' ? view.birth?.fact : undefined;
  return birth && liveChildren(birth)
    ? { fact: birth, reason: text('Videreført i barnets egen sag', "Continued in the child's own case") }
    : null;
}
