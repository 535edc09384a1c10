import { setTimeout as pause } from 'node:timers/promises';
import { contact, type Operation, type RecordingClient } from '../../faults/support/recording-client.ts';

/** What callers met with during one part of a rehearsal. */
export interface PhaseFigures {
  commands: number;
  /** Accepted; the difference to `commands` was refused or given up. */
  accepted: number;
  refused: number;
  /** Asked again with the same key after 503, a broken connection or silence. */
  askedAgain: number;
  perSecond: number;
  /** Until the command was accepted, asking again included. */
  p50Ms: number;
  p99Ms: number;
  longestMs: number;
}

/** Callers at work while something is done to the product. */
export interface Load {
  /** What is given from now on counts for this part. */
  phase: (name: string) => void;
  stop: () => Promise<void>;
  figures: () => Record<string, PhaseFigures>;
  /** When the answer of an accepted command came, by its key. */
  answeredMs: ReadonlyMap<string, number>;
}

interface Given {
  phase: string;
  begunMs: number;
  ms: number;
  heard: 'accepted' | 'refused' | 'given up';
  attempts: number;
}

const GIVE_UP_MS = 120_000;
const BETWEEN_ATTEMPTS_MS = 100;

/** Starts `lanes` callers who give contacts to these cases, each its next `restMs` after the last; and who ask again as callers should. */
export function startLoad(
  client: RecordingClient,
  caseIds: readonly string[],
  { lanes = 4, restMs = 50 } = {},
): Load {
  const given: Given[] = [];
  const answeredMs = new Map<string, number>();
  let current = 'before';
  let stopped = false;

  async function untilKnown(operation: Operation, begunMs: number): Promise<Given['heard']> {
    while (operation.heard.at(-1) === 'unknown') {
      // One who has to stop leaves the outcome open; it is settled later with the same key.
      if (stopped || Date.now() - begunMs > GIVE_UP_MS) return 'given up';
      await pause(BETWEEN_ATTEMPTS_MS);
      await client.again(operation);
    }
    return operation.heard.at(-1) === 'ok' ? 'accepted' : 'refused';
  }

  const lane = async (n: number) => {
    for (let i = n; !stopped; i += lanes) {
      const begunMs = Date.now();
      const phase = current;
      const operation = await client.give(caseIds[i % caseIds.length] ?? '', 'record-contact', contact());
      const heard = await untilKnown(operation, begunMs);
      const now = Date.now();
      if (heard === 'accepted') answeredMs.set(operation.key, now);
      given.push({ phase, begunMs, ms: now - begunMs, heard, attempts: operation.heard.length });
      await pause(restMs);
    }
  };
  const running = Array.from({ length: lanes }, (_, n) => lane(n));
  return {
    phase: (name) => {
      current = name;
    },
    async stop() {
      stopped = true;
      await Promise.all(running);
    },
    figures: () =>
      Object.fromEntries(
        [...new Set(given.map(({ phase }) => phase))].map((phase) => [
          phase,
          figuresOf(given.filter((one) => one.phase === phase)),
        ]),
      ),
    answeredMs,
  };
}

function figuresOf(given: readonly Given[]): PhaseFigures {
  const accepted = given.filter(({ heard }) => heard === 'accepted');
  const took = accepted.map(({ ms }) => ms).sort((a, b) => a - b);
  const at = (share: number) => took[Math.min(took.length - 1, Math.floor(share * took.length))] ?? 0;
  const beginMs = Math.min(...given.map(({ begunMs }) => begunMs));
  const endMs = Math.max(...given.map(({ begunMs, ms }) => begunMs + ms));
  return {
    commands: given.length,
    accepted: accepted.length,
    refused: given.filter(({ heard }) => heard === 'refused').length,
    askedAgain: given.filter(({ attempts }) => attempts > 1).length,
    perSecond: Math.round((accepted.length / Math.max(endMs - beginMs, 1)) * 10_000) / 10,
    p50Ms: at(0.5),
    p99Ms: at(0.99),
    longestMs: took.at(-1) ?? 0,
  };
}
