import { type CivilDate, civilDateOf } from '../calendar/index.ts';
import { viewOf } from '../case/case-view.ts';
import { mergeOf } from '../case/merging/standing.ts';
import type { CaseKind, CaseState } from '../case/state.ts';
import { derive } from './case-deadlines.ts';

/** Yearly counts of RA § 9: how many were followed, how many of them new, and why they were included. */
export interface Monitoring {
  year: number;
  pregnancies: Counted;
  children: Counted;
  /** Cases included in the year by the code of the inclusion list, and by its first figure (1 alcohol … 5 children). */
  inclusionCodes: Readonly<Record<string, number>>;
  inclusionKinds: Readonly<Record<string, number>>;
}

interface Counted {
  followed: number;
  new: number;
}

/** Counts the cases that were open at some time in a calendar year; each case once, a merged one where it lives on. */
export function monitor(states: readonly CaseState[], year: number): Monitoring {
  const unique = [...new Map(states.map((state) => [state.id, state])).values()];
  const inYear = unique.filter((state) => mergeOf(state) === null && openIn(state, year));
  const codes = inYear.map((state) => inclusionCodesIn(state, year));
  return {
    year,
    pregnancies: counted(inYear, 'pregnancy', year),
    children: counted(inYear, 'child', year),
    inclusionCodes: tally(codes),
    inclusionKinds: tally(codes.map((some) => [...new Set(some.map((code) => code.slice(0, 1)))])),
  };
}

const startOf = (state: CaseState): CivilDate => viewOf(state).startedOn;

function openIn(state: CaseState, year: number): boolean {
  const closing = derive(state).closing;
  return startOf(state) <= `${year}-12-31` && (!closing || civilDateOf(closing.ms) >= `${year}-01-01`);
}

function counted(states: readonly CaseState[], kind: CaseKind, year: number): Counted {
  const these = states.filter((state) => state.kind === kind);
  return {
    followed: these.length,
    new: these.filter((state) => startOf(state).startsWith(`${year}-`)).length,
  };
}

/** The codes confirmed in the year, each once per case; "no" and "uncertain" include nobody. */
function inclusionCodesIn(state: CaseState, year: number): readonly string[] {
  const { view } = derive(state);
  const codes = view
    .own('inclusion-confirmed')
    .filter((fact) => fact.data.included === 'yes' && fact.on.startsWith(`${year}-`))
    .flatMap((fact) => (Array.isArray(fact.data.codes) ? fact.data.codes : []));
  return [...new Set(codes.map(String))];
}

function tally(lists: readonly (readonly string[])[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const key of lists.flat().sort()) counts[key] = (counts[key] ?? 0) + 1;
  return counts;
}
