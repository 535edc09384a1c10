import { formatInstant } from '../calendar/index.ts';
import type { Fact } from '../case/fact.ts';
import { specOfEvent } from '../case/registry.ts';
import type { CaseState } from '../case/state.ts';
import { text } from '../text.ts';
import { dueText } from './apply-ledger.ts';
import { type Derived, derive } from './case-deadlines.ts';
import type { Adjustment, Obligation } from './obligation.ts';

type Notes = ReadonlyMap<string, readonly Adjustment[]>;

const none: Notes = new Map();
const ofCase = new WeakMap<Derived, Notes>();
/** What one retraction did, while its fact lives: later facts never change it. */
const ofRetraction = new WeakMap<
  Fact,
  Pick<CaseState, 'ruleSet' | 'parameters'> & { facts: number; notes: Notes }
>();

/**
 * What retractions did to the deadlines of a case, by deadline: before and after, with who took back what. A retracted
 * fact counts for nothing afterwards, so this is read from the case as it stood just before and just after each.
 */
function retractionNotes(derived: Derived): Notes {
  const known = ofCase.get(derived);
  if (known) return known;
  const { state } = derived.view;
  const retractions = state.facts.filter((fact) => fact.type === 'retracted');
  const notes = retractions.length === 0 ? none : merged(retractions.map((fact) => notesOf(fact, state)));
  ofCase.set(derived, notes);
  return notes;
}

/** All adjustments of a deadline, in order of recording; the case's own start comes first. */
export function adjustmentsOf(o: Obligation, derived: Derived): readonly Adjustment[] {
  const retractions = retractionNotes(derived).get(o.id);
  if (!retractions) return o.adjustments;
  return [...o.adjustments, ...retractions].sort((a, b) => (a.eventId ?? 0) - (b.eventId ?? 0));
}

function merged(all: readonly Notes[]): Notes {
  const notes = new Map<string, readonly Adjustment[]>();
  for (const one of all) for (const [id, list] of one) notes.set(id, [...(notes.get(id) ?? []), ...list]);
  return notes;
}

function notesOf(retraction: Fact, state: CaseState): Notes {
  const { ruleSet, parameters } = state;
  const earlier = state.facts.filter((fact) => fact.id < retraction.id);
  const known = ofRetraction.get(retraction);
  const same = known?.facts === earlier.length && known.ruleSet === ruleSet;
  if (known && same && known.parameters === parameters) return known.notes;
  const before = obligationsOf(
    state,
    earlier.map((fact) => believedBefore(fact, retraction.id)),
  );
  const after = obligationsOf(state, [
    ...earlier.map((fact) => believedBefore(fact, retraction.id + 1)),
    retraction,
  ]);
  const notes = new Map<string, readonly Adjustment[]>();
  for (const [id, is] of after) {
    const was = before.get(id);
    if (was && differ(was, is)) notes.set(id, [note(retraction, state, was, is)]);
  }
  ofRetraction.set(retraction, { ruleSet, parameters, facts: earlier.length, notes });
  return notes;
}

const obligationsOf = (state: CaseState, facts: readonly Fact[]): ReadonlyMap<string, Obligation> =>
  new Map(derive({ ...state, facts }).obligations.map((o) => [o.id, o]));

/** A fact as it stood before the event with that number: a retraction that came later had not happened. */
function believedBefore(fact: Fact, eventId: number): Fact {
  if (fact.retractedBy === undefined || fact.retractedBy < eventId) return fact;
  const { retractedBy: _later, ...believed } = fact;
  return believed;
}

const differ = (a: Obligation, b: Obligation): boolean =>
  dueText(a) !== dueText(b) ||
  a.met?.id !== b.met?.id ||
  a.ended?.eventId !== b.ended?.eventId ||
  a.exempted?.id !== b.exempted?.id ||
  a.pausedSince?.id !== b.pausedSince?.id;

function note(retraction: Fact, state: CaseState, was: Obligation, is: Obligation): Adjustment {
  const gone = state.facts.find((fact) => fact.retractedBy === retraction.id);
  const title = (gone && specOfEvent(gone.type)?.title) ?? text('Hændelse', 'Event');
  const number = gone?.id ?? '–';
  return {
    kind: 'recomputation',
    at: formatInstant(retraction.recordedMs),
    by: retraction.by,
    eventId: retraction.id,
    reason: text(
      `Tilbagekaldt: ${title.da} (hændelse ${number})`,
      `Retracted: ${title.en} (event ${number})`,
    ),
    before: dueText(was),
    after: dueText(is),
  };
}
