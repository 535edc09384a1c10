import { type CivilDate, civilDateOf, parseInstant } from '../calendar/index.ts';
import { atPath } from '../json.ts';
import type { Parameters } from '../rules/parameters.ts';
import { correctBirth } from './birth-values.ts';
import { type EventType, type Fact, recordedAfter } from './fact.ts';
import { mergedFrom, startMs, takenIn } from './merging/standing.ts';
import type { CaseKind, CaseState } from './state.ts';

/** The termin in force and the fact that set it. */
export interface TermDate {
  edd: CivilDate;
  fact: Fact;
}

/** A birth as this case knows it: in a pregnancy the first child's moment, in a child case the child's own. */
export interface Birth {
  on: CivilDate;
  ms: number;
  fact: Fact;
  /** The moment first told, where it has been corrected since. */
  reportedMs?: number;
}

/**
 * The facts of a case, indexed for reading. All lists hold effective (not retracted) facts, earliest act first;
 * `ever` also holds the retracted ones in order of recording, for numbering keys that are never reused.
 */
export interface CaseView {
  readonly state: CaseState;
  readonly kind: CaseKind;
  readonly parameters: Parameters;
  /** The case's start, or the earlier one of a case that it took in. */
  readonly startedMs: number;
  readonly startedOn: CivilDate;
  /** Facts of these types, carried ones included. */
  of(...types: readonly EventType[]): readonly Fact[];
  /** Facts of these types recorded in this case itself. */
  own(...types: readonly EventType[]): readonly Fact[];
  ever(...types: readonly EventType[]): readonly Fact[];
  readonly term: TermDate | null;
  readonly birth: Birth | null;
}

const views = new WeakMap<CaseState, CaseView>();

/** The view of a state; built once per state and remembered as long as the state lives. */
export function viewOf(state: CaseState): CaseView {
  const known = views.get(state);
  if (known) return known;
  const view = buildView(state);
  views.set(state, view);
  return view;
}

function buildView(state: CaseState): CaseView {
  const facts = takenIn(state).length === 0 ? state.facts : state.facts.map(asOwn);
  const effective = byType(facts.filter((fact) => fact.retractedBy === undefined));
  for (const list of effective.values()) list.sort(byMoment);
  // Asked for only where keys are numbered, so the second index waits until somebody does.
  let all: Map<EventType, Fact[]> | undefined;
  const of = (...types: readonly EventType[]) => gather(effective, types, byMoment);
  const carries = facts.some((fact) => fact.carried !== undefined);
  const startedMs = startMs({ state, of });
  const view: CaseView = {
    state,
    kind: state.kind,
    parameters: state.parameters,
    startedMs,
    startedOn: civilDateOf(startedMs),
    of,
    own: carries ? (...types) => of(...types).filter((fact) => fact.carried === undefined) : of,
    ever: (...types) => {
      all ??= byType(facts);
      return gather(all, types, byNumber);
    },
    term: termOf(of('due-date-set', 'referred')),
    birth: correctBirth(
      state.kind === 'child' ? childBirth(of('born', 'referred')) : pregnancyBirth(of('birth-recorded')),
      of('birth-corrected'),
      state,
    ),
  };
  return view;
}

const owned = new WeakMap<Fact, Fact>();

/** What a merged case brought counts as the case's own: everything asks for own facts by what they carry. */
function asOwn(fact: Fact): Fact {
  const from = mergedFrom(fact.carried?.ref);
  if (from === null) return fact;
  const known = owned.get(fact);
  if (known) return known;
  const { carried: _there, ...own } = fact;
  const counted = { ...own, mergedFrom: from };
  owned.set(fact, counted);
  return counted;
}

const byMoment = (a: Fact, b: Fact): number => a.ms - b.ms || a.id - b.id;

const byNumber = (a: Fact, b: Fact): number => a.id - b.id;

function byType(facts: readonly Fact[]): Map<EventType, Fact[]> {
  const index = new Map<EventType, Fact[]>();
  for (const fact of facts) {
    const list = index.get(fact.type);
    if (list) list.push(fact);
    else index.set(fact.type, [fact]);
  }
  return index;
}

const none: readonly Fact[] = [];

/** The facts of several types in order; most questions find facts of one type at most, and get that list as it is. */
function gather(
  index: ReadonlyMap<EventType, readonly Fact[]>,
  types: readonly EventType[],
  order: (a: Fact, b: Fact) => number,
): readonly Fact[] {
  let found = none;
  let several: Fact[] | undefined;
  for (const type of types) {
    const list = index.get(type);
    if (!list) continue;
    if (several) several.push(...list);
    else if (found.length > 0) several = [...found, ...list];
    else found = list;
  }
  return several ? several.sort(order) : found;
}

/** The termin set last (by recording, a later scan overrides an earlier estimate) is in force. */
function termOf(facts: readonly Fact[]): TermDate | null {
  let latest: TermDate | null = null;
  for (const fact of facts) {
    const edd = fact.data.edd;
    if (typeof edd === 'string' && (latest === null || recordedAfter(fact, latest.fact)))
      latest = { edd, fact };
  }
  return latest;
}

function pregnancyBirth(facts: readonly Fact[]): Birth | null {
  const fact = facts[0];
  return fact ? { on: fact.on, ms: fact.ms, fact } : null;
}

/** A child born in a followed pregnancy starts with `born`; one referred after birth tells it in its referral. */
function childBirth(facts: readonly Fact[]): Birth | null {
  for (const fact of facts) {
    if (fact.type === 'born') return { on: fact.on, ms: fact.ms, fact };
    const ms = parseInstant(atPath(fact.data, 'child.bornAt'));
    if (ms !== null) return { on: civilDateOf(ms), ms, fact };
  }
  return null;
}
