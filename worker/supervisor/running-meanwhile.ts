import { setTimeout as pause } from 'node:timers/promises';

type End = () => unknown;

const signals = { SIGINT: 130, SIGTERM: 143 } as const;

/** So long a server that is just being started when a signal comes may take, to be ended too. */
const LINGER_MS = 20_000;

/**
 * Does some work with servers that run for no longer than it: each names its own end as soon as it stands, and they are
 * ended in the reverse order of their start, whether the work is through, failed, or is broken off by SIGINT or SIGTERM;
 * then the process ends too, with the signal's exit code. One that is named after the signal is ended at once, and the
 * work with it.
 */
export async function runningMeanwhile<Value>(
  work: (ends: (end: End) => void) => Promise<Value>,
): Promise<Value> {
  const ends: End[] = [];
  let brokenOff = false;
  let over: Promise<void> | undefined;
  let ending = Promise.resolve();
  // One after the other: what is just being ended is waited for, whoever asked for it.
  const endAll = () => {
    ending = ending.catch(() => {}).then(() => inReverse(ends));
    return ending;
  };
  const heard = Object.entries(signals).map(([signal, code]) => {
    const hear = async () => {
      // Heard until the process is gone, since a signal often comes twice.
      if (brokenOff) return;
      brokenOff = true;
      await endAll().catch(() => {});
      await Promise.race([over, pause(LINGER_MS)]);
      await endAll().catch(() => {});
      process.exit(code);
    };
    const listener = () => void hear();
    process.on(signal, listener);
    return () => process.off(signal, listener);
  });
  const working = work((end) => {
    ends.push(end);
    if (brokenOff) throw new Error('broken off');
  });
  over = working.then(
    () => {},
    () => {},
  );
  await over;
  // What the work says of servers that were taken from it is nobody's answer.
  if (brokenOff) await new Promise(() => {});
  try {
    await endAll();
  } finally {
    for (const deaf of heard) deaf();
  }
  return working;
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
