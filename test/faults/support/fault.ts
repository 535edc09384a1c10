import type { FaultStage } from './stage.ts';

/** What one injection came to. */
export interface Injection {
  /** Seen to have happened: a fault that did not fire proves nothing. */
  fired: boolean;
  /** From the fault, or from the end of the outage, to the first command accepted; null where nothing had to recover. */
  recoveryMs: number | null;
  /** What went against the pass line, in words without content. */
  violations: string[];
}

/** A fault of docs/reliability.md, as something that can be done to a running system. */
export interface Fault {
  id: string;
  title: string;
  /** How often, in the form for every day and in the full one. */
  times: { quick: number; full: number };
  /** Numbers that the report shows beside the counts. */
  figures?: () => Record<string, number>;
  inject: (stage: FaultStage, n: number, form: Form) => Promise<Injection>;
}

export type Form = 'quick' | 'full';
