import { createHash } from 'node:crypto';

const FIRST_MS = 5_000;
const LONGEST_MS = 4 * 3_600_000;
const GIVE_UP_MS = 5 * 86_400_000;
/** A pause may be so much shorter or longer: what failed together does not come back together. */
const JITTER = 0.25;

/** When a delivery that failed for the `attempts`th time is tried again; the same delivery always waits the same. */
export function nextAttemptMs(nowMs: number, attempts: number, key: string): number {
  const pauseMs = Math.min(FIRST_MS * 2 ** Math.min(attempts - 1, 20), LONGEST_MS);
  const digest = createHash('sha256').update(`${key}|${attempts}`).digest();
  const fraction = digest.readUInt32BE(0) / 2 ** 32;
  return Math.round(nowMs + pauseMs * (1 + JITTER * (2 * fraction - 1)));
}

/** Whether a delivery has been tried for so long that a person has to see to it. */
export const isGivenUp = (firstAttemptMs: number | null, nowMs: number): boolean =>
  firstAttemptMs !== null && nowMs - firstAttemptMs >= GIVE_UP_MS;
