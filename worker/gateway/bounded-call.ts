import type { Client } from '@temporalio/client';

const CALL_MS = 15_000;
const PATIENCE_MS = 2_000;
const PROBE_MS = 3_000;

/** The engine does not answer at all. */
export class EngineUnreachable extends Error {
  override name = 'EngineUnreachable';
}

/**
 * Calls with a deadline long enough for a worker to be replaced. When the call takes its time, the engine is asked
 * whether it is there at all, so that callers need not wait out a deadline for an engine that is down.
 */
export function boundedCalls(client: Client): <T>(call: () => Promise<T>) => Promise<T> {
  return async (call) => {
    let timer: NodeJS.Timeout | undefined;
    const unreachable = new Promise<never>((_, failed) => {
      timer = setTimeout(() => {
        client
          .withDeadline(Date.now() + PROBE_MS, () => client.workflowService.getSystemInfo({}))
          .catch(() => failed(new EngineUnreachable('the engine does not answer')));
      }, PATIENCE_MS);
    });
    try {
      return await Promise.race([client.withDeadline(Date.now() + CALL_MS, call), unreachable]);
    } finally {
      clearTimeout(timer);
      // A probe that fails after the call is through concerns nobody.
      unreachable.catch(() => {});
    }
  };
}
