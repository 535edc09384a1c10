/** Something done again and again until it is stopped. */
export interface Loop {
  /** Resolves when the turn under way is over; none begins after it. */
  stop: () => Promise<void>;
}

/**
 * Does `turn` every `pauseMs`, at once again while it says that there is more. A turn that fails is told and tried
 * again after the pause: what it works on stays where it was.
 */
export function startLoop(
  pauseMs: number,
  turn: () => Promise<boolean>,
  onError: (error: unknown) => void = () => {},
): Loop {
  const stopping = new AbortController();
  const done = (async () => {
    while (!stopping.signal.aborted) {
      let more = false;
      try {
        more = await turn();
      } catch (error) {
        onError(error);
      }
      if (!more) await pause(pauseMs, stopping.signal);
    }
  })();
  return {
    stop: () => {
      stopping.abort();
      return done;
    },
  };
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((done) => {
    if (signal.aborted) return done();
    const timer = setTimeout(end, ms);
    signal.addEventListener('abort', end, { once: true });
    function end() {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      done();
    }
  });
}
