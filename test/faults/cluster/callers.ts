import { setTimeout as pause } from 'node:timers/promises';
import type { Asked } from '../../../bench/cluster/felt.ts';
import { contact, type RecordingClient } from '../support/recording-client.ts';

/** How much is asked of the cluster. */
export interface Asking {
  /** Timed questions a second, at fixed moments: whoever waits keeps nobody else from asking. One in three reads. */
  perSecond: number;
  /** Callers beside them who give command after command, and how long each rests in between. */
  lanes: number;
  restMs: number;
}

/** Callers at work until they are told to stop. */
export interface Callers {
  /** Those who were answered so far, in order of their answers. */
  asked: readonly Asked[];
  /** Moments at which a command of the load was answered, epoch milliseconds. */
  loadAnswered: readonly number[];
  /** When the oldest timed question was asked that nobody has answered yet; null where none waits. */
  oldestMs: () => number | null;
  /** No new questions; resolves when all are answered, or given up. */
  stop: () => Promise<void>;
}

/** Whoever has waited so long has gone home. */
const PATIENCE_MS = 120_000;
const AGAIN_MS = 250;
const READ_MS = 25_000;

/** The load of P1 over these cases (contacts, many at once), and beside it callers whose waiting is timed. */
export function startCallers(
  client: RecordingClient,
  caseIds: readonly string[],
  at: { url: string; asking: Asking },
): Callers {
  const { perSecond, lanes, restMs } = at.asking;
  const asked: Asked[] = [];
  const loadAnswered: number[] = [];
  const underWay = new Map<Promise<void>, number>();
  let stopped = false;
  const caseOf = (n: number): string => caseIds[n % caseIds.length] ?? '';

  async function command(caseId: string): Promise<number> {
    const limit = Date.now() + PATIENCE_MS;
    const operation = await client.give(caseId, 'record-contact', contact());
    while (operation.heard.at(-1) === 'unknown' && Date.now() < limit) {
      await pause(AGAIN_MS);
      await client.again(operation);
    }
    return operation.heard.length;
  }

  async function read(caseId: string): Promise<number> {
    const limit = Date.now() + PATIENCE_MS;
    for (let attempts = 1; ; attempts += 1) {
      const answer = await fetch(`${at.url}/v1/cases/${caseId}/deadlines`, {
        headers: { authorization: 'Bearer demo:esbjerg:FR' },
        signal: AbortSignal.timeout(READ_MS),
      })
        .then(async (response) => ({ status: response.status, body: await response.text() }))
        .catch(() => null);
      if (answer && answer.status === 200) return attempts;
      if (answer && answer.status !== 503 && answer.status !== 429)
        client.improper.push(`reading deadlines answered ${answer.status}`);
      if (Date.now() > limit) return attempts;
      await pause(AGAIN_MS);
    }
  }

  async function timed(kind: Asked['kind'], n: number): Promise<void> {
    const askedMs = Date.now();
    const before = performance.now();
    const attempts = await (kind === 'read' ? read(caseOf(n)) : command(caseOf(n)));
    asked.push({ kind, askedMs, tookMs: performance.now() - before, attempts });
  }

  const clock = async () => {
    const startedMs = performance.now();
    for (let n = 0; !stopped; n += 1) {
      await pause(Math.max(0, startedMs + (n * 1_000) / perSecond - performance.now()));
      if (stopped) return;
      // A step that shares no factor with the number of cases: each is asked about in turn.
      const one = timed(n % 3 === 2 ? 'read' : 'command', n * 7).finally(() => underWay.delete(one));
      underWay.set(one, Date.now());
    }
  };
  const lane = async (first: number) => {
    for (let n = first; !stopped; n += lanes) {
      const { answer } = await client.give(caseOf(n), 'record-contact', contact());
      if (answer) loadAnswered.push(Date.now());
      await pause(answer ? restMs : AGAIN_MS);
    }
  };
  const running = [clock(), ...Array.from({ length: lanes }, (_, n) => lane(n))];
  return {
    asked,
    loadAnswered,
    oldestMs: () => [...underWay.values()].at(0) ?? null,
    async stop() {
      stopped = true;
      await Promise.all(running);
      await Promise.all(underWay.keys());
    },
  };
}
