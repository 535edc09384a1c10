/** What a turn of the dead-man check found. */
export interface DeadManFinding {
  cases: number;
  openDeadlines: number;
  /** Number of gaps by kind, before anything was done. */
  gaps: Readonly<Record<string, number>>;
  rearmed: number;
  /** Gaps that are still there: somebody has to look. */
  remaining: number;
  unsentMessages: number;
  oldestUnsentSeconds: number;
}

/** What the workflow of the dead-man check may do to the world. */
export interface DeadManActivities {
  /** Looks whether every open deadline has a case that will wake for it, arms those that have none, and records it. */
  checkDeadlines(): Promise<DeadManFinding>;
}
