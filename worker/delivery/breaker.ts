const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 60_000;

/** Keeps a channel that is out of reach from being tried for each message that waits for it. */
export interface Breaker {
  /** Until when nothing is tried, and why; null when it may be tried. */
  closedUntil(nowMs: number): { untilMs: number; code: string } | null;
  failed(nowMs: number, code: string): void;
  worked(): void;
}

/** After a failure it stays away for a second, and each time that it is still out of reach for twice as long. */
export function breaker(): Breaker {
  let pauseMs = 0;
  let untilMs = 0;
  let why = '';
  return {
    closedUntil: (nowMs) => (nowMs < untilMs ? { untilMs, code: why } : null),
    failed(nowMs, code) {
      // Several that were under way together fail together: that is one failure.
      if (nowMs < untilMs) return;
      pauseMs = Math.min(Math.max(FIRST_PAUSE_MS, pauseMs * 2), LONGEST_PAUSE_MS);
      untilMs = nowMs + pauseMs;
      why = code;
    },
    worked() {
      pauseMs = 0;
      untilMs = 0;
    },
  };
}
