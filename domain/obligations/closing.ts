import { addDays, startOfDayMs } from '../calendar/index.ts';
import type { CaseView } from '../case/case-view.ts';
import { caseNumber, mergeOf } from '../case/merging/standing.ts';
import { type Text, text } from '../text.ts';
import { closingLoss, isOffer, motherDeath } from './loss.ts';
import type { Obligation } from './obligation.ts';
import { isPastAt } from './past.ts';

/** When and why a case closed or will close; `eventId` when a recorded act closed it. */
export interface Closing {
  ms: number;
  reason: Text;
  eventId: number | null;
  /** After a loss the mother lives with, what she is offered stays (F3-23). */
  keepsOffers?: true;
  /** It lives on in another case: nothing is owed here any more, overdue or not. */
  merged?: true;
}

/** The municipal duties that keep a pregnancy case open until they are done (contract, Birth). */
const holdsOpen = new Set(['F1-15', 'F1-16', 'F1-17', 'F1-21', 'F1-23']);

/**
 * When the case closes, from its facts: by `close-case`, by loss, at school start, or when the mother's own
 * obligations are done. A reopening undoes every closing before it.
 */
export function closingOf(view: CaseView, obligations: readonly Obligation[]): Closing | null {
  const merged = byMerge(view);
  if (merged) return merged;
  const reopened = view.of('case-reopened').at(-1);
  const candidates = [
    explicit(view),
    byLoss(view),
    view.kind === 'child' ? atSchoolStart(obligations) : mothersDone(view, obligations),
  ];
  return candidates.reduce<Closing | null>((first, one) => {
    if (!one || (reopened && one.ms <= reopened.ms)) return first;
    return first === null || one.ms < first.ms ? one : first;
  }, null);
}

function byMerge(view: CaseView): Closing | null {
  const merge = mergeOf(view.state);
  if (!merge) return null;
  const reason = text(
    `Lagt sammen med sag ${caseNumber(merge.into)}`,
    `Merged into case ${caseNumber(merge.into)}`,
  );
  return { ms: merge.ms, eventId: merge.eventId, reason, merged: true };
}

function explicit(view: CaseView): Closing | null {
  const fact = view.of('case-closed').at(-1);
  return fact
    ? { ms: fact.ms, eventId: fact.id, reason: text('Sagen er afsluttet', 'The case was closed') }
    : null;
}

function byLoss(view: CaseView): Closing | null {
  const loss = closingLoss(view);
  if (!loss) return null;
  const { fact, reason } = loss;
  const closing = { ms: fact.ms, eventId: fact.id, reason };
  return motherDeath(view)?.id === fact.id ? closing : { ...closing, keepsOffers: true };
}

/** 00:00 on 1 August of the school-start year: F4-12 carries the end. */
function atSchoolStart(obligations: readonly Obligation[]): Closing | null {
  const start = obligations.find((o) => o.rule.id === 'F4-12');
  if (!start?.dueOn) return null;
  return {
    ms: startOfDayMs(start.dueOn),
    eventId: null,
    reason: text('Barnet er begyndt i skole', 'The child has started school'),
  };
}

function mothersDone(view: CaseView, obligations: readonly Obligation[]): Closing | null {
  const discharged = view.of('discharged').find((fact) => fact.data.who === 'mother') ?? motherDeath(view);
  if (!view.birth || !discharged) return null;
  let ms = discharged.ms;
  for (const o of obligations) {
    if (o.rule.id === 'F3-23') ms = Math.max(ms, settledMs(o) ?? ms);
    if (!holdsOpen.has(o.rule.id)) continue;
    const done = o.met?.ms ?? o.ended?.ms ?? o.exempted?.ms;
    if (done === undefined) return null;
    ms = Math.max(ms, done);
  }
  return {
    ms,
    eventId: null,
    reason: text('Moderens egne forpligtelser er opfyldt', "The mother's own obligations are done"),
  };
}

/** When the mother's examination no longer keeps her case open: done, let go, or its day is past. */
const settledMs = (o: Obligation): number | null =>
  o.met?.ms ?? o.exempted?.ms ?? (o.dueOn ? startOfDayMs(addDays(o.dueOn, 1)) : null);

/** At any close overdue stays overdue, later limits are cancelled; documentation, access and complaints live on. */
export function applyClosing(obligations: readonly Obligation[], closing: Closing | null): Obligation[] {
  if (!closing) return [...obligations];
  if (closing.merged) return obligations.map((o) => endedByMerge(o, closing));
  const reason = text(`Sagen er lukket: ${closing.reason.da}`, `The case is closed: ${closing.reason.en}`);
  return obligations.map((o) => {
    if (o.rule.survives || o.rule.metByClosing || o.exempted || o.seed.trigger.ms > closing.ms) return o;
    if (closing.keepsOffers && isOffer(o)) return o;
    if ((o.met && o.met.ms <= closing.ms) || (o.ended && o.ended.ms <= closing.ms)) return o;
    if (isPastAt(o, closing.ms)) return { ...o, silentFromMs: o.silentFromMs ?? closing.ms };
    if (o.met) return o;
    return { ...o, ended: { ms: closing.ms, eventId: closing.eventId, reason } };
  });
}

/** What is still owed is owed where the case lives on, also what outlives a closing and what is overdue. */
function endedByMerge(o: Obligation, { ms, eventId, reason }: Closing): Obligation {
  if (o.met || o.exempted || (o.ended && o.ended.ms <= ms)) return o;
  return { ...o, ended: { ms, eventId, reason }, silentFromMs: o.silentFromMs ?? ms };
}
