type End = () => unknown;

const signals = { SIGINT: 130, SIGTERM: 143 } as const;

/**
 * Does some work with servers that run for no longer than it: each names its own end as soon as it stands, and they are
 * ended in the reverse order of their start, whether the work is through, failed, or is broken off by SIGINT or SIGTERM;
 * then the process ends too, with the signal's exit code.
 */
export async function runningMeanwhile<Value>(
  work: (ends: (end: End) => void) => Promise<Value>,
): Promise<Value> {
  const ends: End[] = [];
  let ended: Promise<void> | undefined;
  const endAll = () => {
    ended ??= inReverse(ends);
    return ended;
  };
  const heard = Object.entries(signals).map(([signal, code]) => {
    const leave = () => process.exit(code);
    // Heard until the process is gone, since a signal often comes twice.
    const hear = () => void endAll().then(leave, leave);
    process.on(signal, hear);
    return () => process.off(signal, hear);
  });
  try {
    return await work((end) => ends.push(end));
  } finally {
    await endAll().finally(() => {
      for (const deaf of heard) deaf();
    });
  }
}

/** One that does not end in good order keeps none of the others from it; the first such failure is thrown when all are through. */
async function inReverse(ends: End[]): Promise<void> {
  const failures: unknown[] = [];
  for (let end = ends.pop(); end; end = ends.pop())
    await Promise.resolve()
      .then(end)
      .catch((error: unknown) => failures.push(error));
  if (failures.length > 0) throw failures[0];
}
