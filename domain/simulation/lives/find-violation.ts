import type { Scenario } from '../scenario.ts';
import { type Invariant, lifeInvariants } from './invariants.ts';
import { playLife } from './played-life.ts';

/** A life in which something is not true that is true of every life. */
export interface Violation {
  invariant: string;
  /** Where and how; never a name or free text. */
  about: string;
}

/** The first invariant that a life breaks, or null. What throws breaks the invariant that nothing throws. */
export function findViolation(
  scenario: Scenario,
  invariants: readonly Invariant[] = lifeInvariants,
): Violation | null {
  try {
    const life = playLife(scenario);
    for (const { name, holds } of invariants) {
      const about = holds(life);
      if (about !== null) return { invariant: name, about };
    }
    return null;
  } catch (error) {
    return { invariant: 'nothing throws', about: error instanceof Error ? error.message : String(error) };
  }
}
