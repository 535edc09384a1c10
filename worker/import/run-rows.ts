/** How fast, and who is told. */
export interface RunOptions {
  /** Rows begun in a second, at most. */
  perSecond: number;
  /** Rows under way at once. */
  atOnce: number;
  /** After each row. */
  onDone?: (done: number) => void;
}

/**
 * Takes rows one after the other, some at once, none faster than allowed; the results in the order of the rows. When one
 * cannot be taken at all no more are begun, those under way are finished, and the error is handed on beside what came of
 * the others.
 */
export async function runRows<Row, Result>(
  rows: readonly Row[],
  take: (row: Row) => Promise<Result>,
  { perSecond, atOnce, onDone = () => {} }: RunOptions,
): Promise<{ results: readonly (Result | undefined)[]; stopped: unknown }> {
  const results = new Array<Result | undefined>(rows.length).fill(undefined);
  const startedMs = Date.now();
  let next = 0;
  let done = 0;
  let stopped: unknown;
  const lane = async () => {
    while (stopped === undefined && next < rows.length) {
      const mine = next;
      next += 1;
      const waitMs = startedMs + (mine * 1_000) / perSecond - Date.now();
      if (waitMs > 0) await new Promise((go) => setTimeout(go, waitMs));
      try {
        results[mine] = await take(rows[mine] as Row);
        done += 1;
        onDone(done);
      } catch (error) {
        stopped ??= error ?? new Error('a row could not be taken');
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, rows.length) }, lane));
  return { results, stopped };
}
