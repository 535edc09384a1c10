import { setTimeout as pause } from 'node:timers/promises';
import { contact, type RecordingClient } from './recording-client.ts';

const ATTEMPTS = 40;

/** Callers that give command after command. */
export interface CommandStream {
  /** Resolves with the milliseconds until the first command, given at or after `fromMs`, is accepted. */
  acceptedAfter: (fromMs: number, limitMs: number) => Promise<number | null>;
  /** Resolves when the last of them is through. */
  stop: () => Promise<void>;
}

/** Starts `lanes` callers on these cases; each gives its next command as soon as the last was answered or given up. */
export function startStream(
  client: RecordingClient,
  caseIds: readonly string[],
  lanes: number,
): CommandStream {
  let stopped = false;
  const accepted: { givenMs: number; answeredMs: number }[] = [];
  const lane = async (n: number) => {
    for (let i = n; !stopped; i += 1) {
      const givenMs = Date.now();
      const { answer } = await client.give(caseIds[i % caseIds.length] ?? '', 'record-contact', contact());
      if (answer) accepted.push({ givenMs, answeredMs: Date.now() });
      else await pause(50);
    }
  };
  const running = Array.from({ length: lanes }, (_, n) => lane(n));
  return {
    async acceptedAfter(fromMs, limitMs) {
      while (Date.now() < fromMs + limitMs) {
        const first = accepted.find((one) => one.givenMs >= fromMs);
        if (first) return first.answeredMs - fromMs;
        await pause(20);
      }
      return null;
    },
    async stop() {
      stopped = true;
      await Promise.all(running);
    },
  };
}

/** New cases, each with a notification that nobody assessed in time, so that mails are due. */
export async function openLateCases(
  client: RecordingClient,
  count: number,
  late: (id: string) => object,
): Promise<string[]> {
  const ids: string[] = [];
  for (let i = 0; i < count; i += 1) {
    const opening = await client.openCase();
    // Just after another fault: asks again with the same key, as any caller does.
    for (let asked = 1; opening.caseId === null && asked < ATTEMPTS; asked += 1) {
      await pause(500);
      await client.again(opening);
    }
    if (opening.caseId === null) throw new Error(`no case could be opened: ${opening.heard.join(', ')}`);
    await client.give(opening.caseId, 'receive-notification', late('n1'));
    ids.push(opening.caseId);
  }
  return ids;
}
