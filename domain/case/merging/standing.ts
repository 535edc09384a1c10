import type { CaseView } from '../case-view.ts';
import type { CaseKind, CaseState } from '../state.ts';

/** Where a merged case lives on. */
export interface Merge {
  /** Id of the case that goes on. */
  into: string;
  /** Its name within its life, for the relay. */
  intoRef: string;
  /** The event here that merged the case. */
  eventId: number;
  ms: number;
}

/** A case that this one took in. */
export interface TakenIn {
  /** Its id. */
  from: string;
  /** Its ref: a child has another one there than here. */
  fromRef: string;
  /** Number of the event here that says so. */
  eventId: number;
  ms: number;
  /** What names it in the facts that came with it. */
  carriedRef: string;
}

/**
 * What a gateway tells a duplicate of the case that it is to go into. Plain JSON, stamped at the moment of the command:
 * the two cases never look at each other.
 */
export interface Survivor {
  id: string;
  ref: string;
  kind: CaseKind;
  /** Both are with the same municipality now. */
  sameAuthority: boolean;
  closed: boolean;
  /** Somebody is asked to take it over and has not answered. */
  handingOver: boolean;
  mergedInto: string | null;
  /** The ids of the cases it is linked to: the family. */
  linked: readonly string[];
  /** A birth, or a birth date of its own, as the civil date; null while there is none. */
  bornOn: string | null;
}

/** What people call a case: the first six digits of its opaque id. */
export const caseNumber = (id: string): string => id.slice(2, 8).toUpperCase();

/** A ref that no caller can choose (a slug has no stroke): facts of a merged case, by the event that merged it. */
export const mergedRef = (from: string, eventId: number): string => `case/${from}/${eventId}`;

const MERGED = /^case\/([^/]+)\/[1-9]\d*$/;

/** The id of the case that carried facts came from when that was merged; null for facts of a linked case. */
export const mergedFrom = (ref: string | undefined): string | null => MERGED.exec(ref ?? '')?.[1] ?? null;

/** Where this case lives on, or null: it stands by itself. */
export function mergeOf({ facts }: Pick<CaseState, 'facts'>): Merge | null {
  const last = facts.findLast(({ type, carried }) => turns.has(type) && carried === undefined);
  if (last?.type !== 'case-merged') return null;
  const { into, intoRef } = last.data;
  return { into: String(into), intoRef: String(intoRef), eventId: last.id, ms: last.ms };
}

const turns: ReadonlySet<string> = new Set(['case-merged', 'case-split']);

/** The cases that this one has taken in and that were not split off since, in order. */
export function takenIn({ facts }: Pick<CaseState, 'facts'>): readonly TakenIn[] {
  return facts.flatMap(({ type, retractedBy, data, id, ms, carried }) =>
    type === 'case-taken-in' && retractedBy === undefined && carried
      ? [{ from: String(data.from), fromRef: String(data.fromRef), eventId: id, ms, carriedRef: carried.ref }]
      : [],
  );
}

/** The first moment that a case knows of: its own start, or the earlier referral of a case that it took in. */
export function startMs({ state, of }: Pick<CaseView, 'state' | 'of'>): number {
  if (takenIn(state).length === 0) return state.startedMs;
  return Math.min(state.startedMs, ...of('referred').map(({ ms }) => ms));
}
