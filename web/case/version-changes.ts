import type { SeenCase } from '../../api/seen-case.ts';
import { changesBetween } from '../../domain/case/changes.ts';
import type { DeadlineChanges } from '../../domain/case/command.ts';
import type { Fact } from '../../domain/case/fact.ts';
import type { CaseState, Link } from '../../domain/case/state.ts';
import { derive } from '../../domain/obligations/case-deadlines.ts';

/** What one command did to a case, found again from its facts: the page after a form needs no memory of it. */
export interface VersionChanges extends DeadlineChanges {
  fact: Fact;
  /** Cases opened by it. */
  openedCases: readonly Link[];
}

/** The changes that the command with this number made, or null when there is none that the reader sees. */
export function changesOfVersion({ state, sight }: SeenCase, version: number): VersionChanges | null {
  const own = state.facts.filter((fact) => fact.version === version && !fact.carried);
  const [first] = own;
  const last = own.at(-1);
  if (!first || !last || !sight.act(first)) return null;
  const before = first.id === 1 ? null : derive(asOfEvent(state, first.id - 1));
  const after = derive(asOfEvent(state, last.id));
  return {
    ...changesBetween(before, after, last.recordedMs),
    fact: first,
    openedCases:
      first.type === 'birth-recorded' && sight.sees('links')
        ? state.links.filter(({ rel }) => rel === 'child')
        : [],
  };
}

/** The case as it was after the event with this number. */
function asOfEvent(state: CaseState, lastEventId: number): CaseState {
  const facts = state.facts
    .filter((fact) => fact.id <= lastEventId)
    .map((fact) => {
      if (fact.retractedBy === undefined || fact.retractedBy <= lastEventId) return fact;
      const { retractedBy: _later, ...before } = fact;
      return before;
    });
  return { ...state, facts, lastEventId };
}
