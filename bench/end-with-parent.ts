/**
 * Ends this process when whoever started it is gone, however it went: its standard input is the parent's, and closes
 * with it. A signal does the same.
 */
export function endWithParent(end: () => Promise<unknown>): void {
  let ending = false;
  const once = () => {
    if (ending) return;
    ending = true;
    void end().finally(() => process.exit(1));
  };
  process.stdin.on('end', once).on('error', once).resume();
  process.stdin.unref?.();
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, once);
}
