import type { CaseEvent } from '../case/fact.ts';
import type { CaseKind, Link } from '../case/state.ts';
import type { Deadline } from '../obligations/deadline.ts';
import type { Phase } from '../obligations/phase.ts';
import type { Text } from '../text.ts';

/** What `simulate` and `rehearse` print (contract §6), the same for the same file. */
export interface SimulationResult {
  name: string;
  until: string;
  refusals: readonly SimulatedRefusal[];
  cases: readonly SimulatedCase[];
}

export interface SimulatedRefusal {
  step: number;
  code: string;
  message: string;
  reason?: string;
  source?: string;
}

export interface SimulatedCase {
  ref: string;
  kind: CaseKind;
  phase: Phase;
  version: number;
  links: readonly Pick<Link, 'rel' | 'ref'>[];
  deadlines: readonly Deadline[];
  sent: readonly { at: string; kind: string; deadlineId: string; to: string }[];
  events: readonly Pick<CaseEvent, 'id' | 'at' | 'type' | 'data'>[];
}

/** True when every refusal was expected and every expected one came: exit code 0. */
export function wentAsExpected(result: SimulationResult, steps: readonly { refused?: string }[]): boolean {
  const got = new Map(result.refusals.map((refusal) => [refusal.step, refusal.code]));
  return (
    steps.every((step, i) => step.refused === got.get(i)) && [...got.keys()].every((i) => i < steps.length)
  );
}

/** Messages print in Danish: the language of the people who read them. */
export const printed = (message: Text): string => message.da;
