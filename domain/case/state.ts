import type { Parameters } from '../rules/parameters.ts';
import type { Fact } from './fact.ts';

export type CaseKind = 'pregnancy' | 'child';

/** A linked case: the pregnancy of a child, the children of a pregnancy, the siblings of a child. */
export interface Link {
  rel: 'pregnancy' | 'child' | 'sibling';
  ref: string;
  id: string;
}

/**
 * Everything the live case knows: plain JSON, carried over by continue-as-new. Deadlines, phase and closing are
 * derived from `facts`, never stored. `ref` is the case's name within one life: `pregnancy`, `child:1`, …
 */
export interface CaseState {
  schemaVersion: 1;
  id: string;
  ref: string;
  kind: CaseKind;
  municipality: string;
  parameters: Parameters;
  /** `null`: each trigger's own law; `current`: the newest versions; a date: the law of that date. */
  ruleSet: string | null;
  /** The start of the case: receipt of its referral, or the birth of a child born in it. */
  startedMs: number;
  /** Number of commands accepted. */
  version: number;
  lastEventId: number;
  facts: readonly Fact[];
  links: readonly Link[];
  /** Messages up to this instant have left the case; breaches and at-once reminders told, as `deadlineId|due|to`. */
  messagesUpToMs: number;
  breachesTold: readonly string[];
}
