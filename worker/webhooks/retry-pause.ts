import { createHash } from 'node:crypto';

const MINUTE = 60;
const HOUR = 3_600;

/** Pauses after one attempt, two, three …; the last one from then on. */
const pauses = [5, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 10 * HOUR, 14 * HOUR, 20 * HOUR, 24 * HOUR];

/** So long a call is tried for. */
export const GIVE_UP_SECONDS = 5 * 24 * HOUR;

const LONGEST_BLOCK = HOUR;

/** Seconds until the next attempt, a tenth more or less by the message's own hash, so that a recovered host is not stormed. */
export function pauseAfter(attempts: number, messageId: string): number {
  const base = pauses[Math.min(attempts, pauses.length) - 1] ?? pauses[0] ?? 0;
  return Math.round(base * (0.9 + 0.2 * shareOf(`${messageId}.${attempts}`)));
}

/** Seconds for which a host that did not answer is left alone, whatever else waits for it. */
export const blockAfter = (failures: number, endpointId: string): number =>
  Math.round(
    Math.min(5 * 4 ** Math.min(failures - 1, 10), LONGEST_BLOCK) * (0.9 + 0.1 * shareOf(endpointId)),
  );

const shareOf = (key: string): number => createHash('sha256').update(key).digest().readUInt32BE(0) / 2 ** 32;
