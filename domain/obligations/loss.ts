import type { CaseView } from '../case/case-view.ts';
import type { Fact } from '../case/fact.ts';
import { atPath, isJsonObject } from '../json.ts';
import { type Text, text } from '../text.ts';
import type { Ended, Obligation } from './obligation.ts';

/** A loss in the family as this case knows it: what it ends, and whether it closes the case. */
export interface Loss {
  fact: Fact;
  closes: boolean;
  reason: Text;
  endingOf(obligation: Obligation): Ended | null;
}

const pregnancyOver = text('Graviditeten er ophørt', 'The pregnancy has ended');
const childDied = text('Barnet er dødt', 'The child has died');
const motherDied = text('Moderen er død', 'The mother has died');

/**
 * The loss that governs this case, if any. End of the pregnancy, a birth with no live child, the child's own death,
 * or the mother's before birth close the case and end all but documentation; the mother's after birth ends what is
 * hers only (contract, Loss).
 */
export function lossOf(view: CaseView): Loss | null {
  const closing = closingLoss(view);
  if (closing)
    return { ...closing, closes: true, endingOf: (o) => endUnlessSurviving(o, closing.fact, closing.reason) };
  const hers = view.of('death-recorded').find((fact) => fact.data.who === 'mother');
  if (!hers) return null;
  return {
    fact: hers,
    closes: false,
    reason: motherDied,
    endingOf: (o) => (o.rule.subject === 'mother' ? endUnlessSurviving(o, hers, motherDied) : null),
  };
}

function closingLoss(view: CaseView): { fact: Fact; reason: Text } | null {
  if (view.kind === 'child') {
    const died = view
      .of('death-recorded')
      .find((fact) => fact.data.who === view.state.ref || fact.data.who === 'child');
    return died ? { fact: died, reason: childDied } : null;
  }
  const ended = view.of('pregnancy-ended')[0];
  if (ended) return { fact: ended, reason: pregnancyOver };
  const birth = view.of('birth-recorded').find((fact) => !liveChildren(fact));
  if (birth) return { fact: birth, reason: pregnancyOver };
  const death = view
    .of('death-recorded')
    .find((fact) => fact.data.who === 'unborn' || (fact.data.who === 'mother' && !bornBy(view, fact)));
  return death ? { fact: death, reason: death.data.who === 'mother' ? motherDied : pregnancyOver } : null;
}

/** Whether a recorded birth has a live child. */
export function liveChildren(birth: Fact): boolean {
  const children = atPath(birth.data, 'children');
  return Array.isArray(children) && children.some((child) => isJsonObject(child) && child.alive === true);
}

const bornBy = (view: CaseView, fact: Fact): boolean => view.birth !== null && view.birth.on <= fact.on;

function endUnlessSurviving(o: Obligation, fact: Fact, reason: Text): Ended | null {
  if (o.rule.survives || o.rule.metByClosing || o.seed.trigger.id > fact.id) return null;
  return { ms: fact.ms, eventId: fact.id, reason };
}

/** Any death or loss in the family known to this case: from then on no message is addressed to the family. */
export function familyIsBereaved(view: CaseView): boolean {
  return closingLoss(view) !== null || view.of('death-recorded').length > 0;
}
