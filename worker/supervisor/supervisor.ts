import { setTimeout as pause } from 'node:timers/promises';
import type { Say } from '../embedded/say.ts';

const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 5_000;
/** A service that ran this long was well; its next failure starts again with the shortest pause. */
const WELL_AFTER_MS = 30_000;

/** A service that runs at this moment. */
export interface RunningService {
  /** Resolves when it is gone, with how it went; never rejects. */
  ended: Promise<string>;
  stop: () => Promise<void>;
}

/** Something to keep running: a server, the worker, the API. */
export interface Service<Running extends RunningService = RunningService> {
  name: string;
  /** What it stands on is lower; the highest are stopped first, equals together. */
  layer: number;
  /** Resolves when it can be used; rejects when it could not be started. */
  start: () => Promise<Running>;
}

/** Keeps services running until told to stop. */
export interface Supervisor {
  /** Starts a service for the first time (rejects when that fails) and from then on starts it again whenever it dies. */
  keep: <Running extends RunningService>(service: Service<Running>) => Promise<Running>;
  /** Stops everything, highest layer first. Safe to call more than once and while services are still starting. */
  stop: () => Promise<void>;
}

interface Kept {
  service: Service;
  current: RunningService | undefined;
  starting: Promise<unknown> | undefined;
}

/** A supervisor that says in one line whenever it had to start something again. */
export function createSupervisor(say: Say): Supervisor {
  const kept: Kept[] = [];
  const stopping = new AbortController();
  let stopped: Promise<void> | undefined;

  async function start<Running extends RunningService>(
    entry: Kept,
    service: Service<Running>,
  ): Promise<Running> {
    const starting = service.start();
    entry.starting = starting.catch(() => {});
    const running = await starting;
    entry.current = running;
    return running;
  }

  async function watch(entry: Kept): Promise<void> {
    let pauseMs = FIRST_PAUSE_MS;
    while (!stopping.signal.aborted) {
      let trouble: string;
      const startedMs = Date.now();
      try {
        const running = entry.current ?? (await start(entry, entry.service));
        trouble = `ended (${await running.ended})`;
      } catch (error) {
        trouble = `could not be started (${error instanceof Error ? error.message : String(error)})`;
      }
      entry.current = undefined;
      if (stopping.signal.aborted) return;
      if (Date.now() - startedMs > WELL_AFTER_MS) pauseMs = FIRST_PAUSE_MS;
      say(`${entry.service.name}: ${trouble}; starting it again in ${pauseMs / 1000} s`);
      await pause(pauseMs, undefined, { signal: stopping.signal }).catch(() => {});
      pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
    }
  }

  async function stopAll(): Promise<void> {
    stopping.abort();
    const layers = [...new Set(kept.map((entry) => entry.service.layer))].sort((a, b) => b - a);
    for (const layer of layers) {
      await Promise.all(
        kept
          .filter((entry) => entry.service.layer === layer)
          .map(async (entry) => {
            // What is just starting is let come up for a moment, so that it can be stopped in good order.
            if (!entry.current) await Promise.race([entry.starting, pause(1_000)]);
            await entry.current?.stop();
          }),
      );
    }
  }

  return {
    async keep(service) {
      if (stopping.signal.aborted) throw new Error('stopping');
      const entry: Kept = { service, current: undefined, starting: undefined };
      kept.push(entry);
      const running = await start(entry, service);
      void watch(entry);
      return running;
    },
    stop() {
      stopped ??= stopAll();
      return stopped;
    },
  };
}
