import type { CaseOpening, ChildOpening, Command } from '../domain/case/command.ts';
import { STATE_SCHEMA, upcastState, withAllParameters } from '../domain/case/upcast-state.ts';
import type { CarriedCase } from './live-case.ts';
import { mistakeInStart, unreadable } from './read-envelope.ts';
import { failureOf } from './refusal-failure.ts';

/**
 * What a run of a case starts from: its `refer`, its birth, or what the run before carried over. The only form of
 * ours that Temporal keeps for years: `schemaVersion` tells which, and `readInput` reads every one that was released.
 */
export interface CaseInput {
  schemaVersion: 1;
  begin:
    | { by: 'referral'; opening: CaseOpening; refer: Command; keyHash: string; bodyHash: string }
    | { by: 'birth'; child: ChildOpening }
    | { by: 'continuing'; live: CarriedCase };
  /** The case's clock runs this far from the engine's; not 0 for demo cases and rehearsals only. */
  clockOffsetMs: number;
  demo: boolean;
  /** A run ends after about this many events, so that a case that fell out of memory is quick to replay. */
  historyBudget?: number;
}

/**
 * Reads the input of every released shape as today's. What is no input of a case ends the workflow with a refusal.
 * What a newer build wrote is no mistake of anybody's: after a deploy is taken back, the case waits (its workflow task
 * fails and is tried again) until a build that can read it runs, and loses nothing.
 */
export function readInput(given: unknown): CaseInput {
  const written = (given as { schemaVersion?: unknown } | null)?.schemaVersion;
  if (Number.isSafeInteger(written) && (written as number) > STATE_SCHEMA)
    throw new Error(
      `A newer build wrote this case: shape ${written}, this build reads up to ${STATE_SCHEMA}.`,
    );
  const mistake = mistakeInStart(given);
  if (mistake) throw failureOf(unreadable(mistake));
  const input = given as CaseInput;
  const { begin } = input;
  switch (begin.by) {
    case 'referral':
      return { ...input, begin: { ...begin, opening: withAllParameters(begin.opening) } };
    case 'birth': {
      const { child } = begin;
      return {
        ...input,
        begin: { by: 'birth', child: { ...child, opening: withAllParameters(child.opening) } },
      };
    }
    case 'continuing': {
      const { live } = begin;
      const base = live.base ? { base: upcastState(live.base) } : {};
      return {
        ...input,
        begin: { by: 'continuing', live: { ...live, state: upcastState(live.state), ...base } },
      };
    }
  }
}
