/** What a fault came to (contract §9). */
export interface FaultReport {
  id: string;
  injected: number;
  /** Injections that were seen to have happened. */
  fired: number;
  /** By id: held after it, or not. */
  invariants: Record<string, boolean>;
  /** Until the first command was accepted again; null where nothing had to recover. */
  recoveryMs: { median: number | null; worst: number | null };
  figures: Record<string, number>;
  /** Everything that went wrong, in words without content. */
  violations: string[];
}
