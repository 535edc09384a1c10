import type { CaseView } from '../case/case-view.ts';
import type { Fact } from '../case/fact.ts';
import { atPath, isJsonObject, type Json } from '../json.ts';
import { type Text, text } from '../text.ts';
import type { Ended, Obligation } from './obligation.ts';

/** A loss in the family as this case knows it, and what it takes away here. */
interface Loss {
  fact: Fact;
  /** Everything of the case, or only what is the mother's own. */
  ends: 'case' | 'mother';
  reason: Text;
}

const pregnancyOver = text('Graviditeten er ophørt', 'The pregnancy has ended');
const childDied = text('Barnet er dødt', 'The child has died');
const motherDied = text('Moderen er død', 'The mother has died');

/**
 * The losses that this case has suffered. The end of the pregnancy, a birth with no live child, the child's own
 * death, or the mother's before birth end the case; the mother's after birth stops what is hers only; a sibling's or
 * the partner's death stops nothing here (contract, Loss).
 */
function lossesOf(view: CaseView): readonly Loss[] {
  const closing = closingLoss(view);
  const hers = motherDeath(view);
  return [
    ...(closing ? [closing] : []),
    ...(hers ? [{ fact: hers, ends: 'mother' as const, reason: motherDied }] : []),
  ];
}

/** The loss that closes this case, if any. */
export function closingLoss(view: CaseView): Loss | null {
  const found = view.kind === 'child' ? ownDeath(view) : endOfPregnancy(view);
  return found ? { ...found, ends: 'case' } : null;
}

/** The recorded death of the mother. */
export const motherDeath = (view: CaseView): Fact | null =>
  view.of('death-recorded').find((fact) => fact.data.who === 'mother') ?? null;

function ownDeath(view: CaseView): Omit<Loss, 'ends'> | null {
  const died = view.of('death-recorded').find((fact) => fact.data.who === view.state.ref);
  return died ? { fact: died, reason: childDied } : null;
}

function endOfPregnancy(view: CaseView): Omit<Loss, 'ends'> | null {
  const over = [
    view.of('pregnancy-ended')[0],
    view.of('birth-recorded').find((fact) => !liveChildren(fact)),
    view.of('death-recorded').find((fact) => fact.data.who === 'unborn'),
  ].filter((fact) => fact !== undefined);
  const first = over.sort((a, b) => a.ms - b.ms || a.id - b.id)[0];
  if (first) return { fact: first, reason: pregnancyOver };
  const hers = motherDeath(view);
  return hers && !(view.birth && view.birth.on <= hers.on) ? { fact: hers, reason: motherDied } : null;
}

/** Whether a recorded birth has a live child. */
export function liveChildren(birth: Fact): boolean {
  const children = atPath(birth.data, 'children');
  return Array.isArray(children) && children.some((child) => isJsonObject(child) && child.alive === true);
}

/** How a loss ended an obligation, or null: what documents, and an offer to the mother while she lives, stand on. */
export function lossEnding(o: Obligation, view: CaseView): Ended | null {
  let first: Loss | null = null;
  for (const loss of lossesOf(view))
    if (takesAway(loss, o, view) && (!first || loss.fact.ms < first.fact.ms)) first = loss;
  return first ? { ms: first.fact.ms, eventId: first.fact.id, reason: first.reason } : null;
}

function takesAway({ fact, ends }: Loss, o: Obligation, view: CaseView): boolean {
  if (o.rule.survives || o.rule.metByClosing || o.seed.trigger.id > fact.id) return false;
  if (ends === 'mother') return isHers(o);
  return !isOffer(o) || fact.id === motherDeath(view)?.id;
}

/** The mother's own: the rule's subject, or this occurrence's where it says whom it is about. */
const isHers = (o: Obligation): boolean => (o.seed.subject ?? o.rule.subject) === 'mother';

/** What is offered to her all the same, though nobody writes to her about it (F3-23). */
export const isOffer = (o: Obligation): boolean => o.rule.quietAfterLoss === true;

/** Any death or loss in the family known to this case: from then on no message is addressed to the family. */
export function familyIsBereaved(view: CaseView): boolean {
  const stillborn = view.of('birth-recorded', 'born').some(tellsOfStillbirth);
  return stillborn || closingLoss(view) !== null || view.of('death-recorded').length > 0;
}

/** A multiple birth may have lost one child and kept another. */
function tellsOfStillbirth({ data }: Fact): boolean {
  const { children, stillbornSibling } = data;
  const dead = (child: Json) => isJsonObject(child) && child.alive === false;
  return stillbornSibling === true || (Array.isArray(children) && children.some(dead));
}
