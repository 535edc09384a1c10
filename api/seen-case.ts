import { caseAccess, holderOf } from '../access/case-access.ts';
import { type CaseRelation, ownedCase, relationBy, relationTo } from '../access/relation.ts';
import { type Sight, sightAs, sightOf } from '../access/sight.ts';
import { stateAsOf } from '../domain/case/as-of.ts';
import type { Fact } from '../domain/case/fact.ts';
import type { CaseState } from '../domain/case/state.ts';
import { derive } from '../domain/obligations/case-deadlines.ts';
import { type Deadline, deadlinesOf } from '../domain/obligations/deadline.ts';
import { phaseOf } from '../domain/obligations/phase.ts';
import type { Caller } from './identity/caller.ts';
import type { StoredCase } from './ports.ts';

/** A case as one person sees it: what shows a part of it asks `sight` first. */
export interface SeenCase extends StoredCase {
  sight: Sight;
}

/** The municipality that a case is with now. */
export const authorityIn = (state: CaseState): string =>
  holderOf(caseAccess(state), 'authority') ?? state.municipality;

/** How somebody stands to a case at `clockMs` of the real clock. */
export const standingIn = (
  caller: Caller,
  { state, clockOffsetMs }: StoredCase,
  clockMs: number,
): CaseRelation => relationTo(caller, ownedCase(state), clockMs + clockOffsetMs);

/**
 * The case as somebody sees it. For a municipality that handed it over, the case stands still at the handover: its state
 * and its clock are those of that moment. Null where nothing of it is theirs.
 */
export function seenCase(
  caller: Caller,
  stored: StoredCase,
  clockMs: number,
  emergency = false,
): SeenCase | null {
  const sight = sightOf(caller, ownedCase(stored.state), clockMs + stored.clockOffsetMs, emergency);
  if (sight.relation === 'none') return null;
  const { knownUntilMs } = sight;
  if (knownUntilMs === null) return { ...stored, sight };
  const atMs = knownUntilMs - 1;
  const state = stateAsOf(stored.state, atMs);
  if (!state) return null;
  const derived = derive(state);
  return {
    state,
    clockOffsetMs: atMs - clockMs,
    demo: false,
    phase: phaseOf(derived, atMs),
    closesMs: derived.closing?.ms ?? null,
    sight,
  };
}

/** The deadlines that somebody sees of a case, or of the same case as it was known earlier. */
export const deadlinesSeen = ({ sight }: SeenCase, state: CaseState, nowMs: number): readonly Deadline[] =>
  deadlinesOf(state, nowMs).filter(sight.deadline);

/** The acts that somebody sees of a case, likewise. */
export const factsSeen = ({ sight }: SeenCase, { facts }: CaseState): readonly Fact[] =>
  facts.filter(sight.act);

/** What somebody sees of the cases that their own municipality, or their region's, carries. */
export const sightOfOwn = (caller: Caller, municipality: string): Sight =>
  sightAs(caller, relationBy(caller, caller.scope === municipality ? 'authority' : 'region'));
