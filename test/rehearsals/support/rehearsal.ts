/** How a rehearsal is to be held. */
export interface RehearsalOptions {
  /** The form for every day: fewer cases, shorter. */
  quick: boolean;
  cases?: number;
  /** A commit whose code is upgraded from, instead of today's. */
  from?: string;
  say: (line: string) => void;
}

/** What a rehearsal came to: figures of its own, and what went against what it promises; empty when it held. */
export type Rehearsal = (options: RehearsalOptions) => Promise<object & { violations: string[] }>;
