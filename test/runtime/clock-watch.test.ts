import { afterEach, describe, expect, it, vi } from 'vitest';
import { aheadOf, certainlyMs, engineClock, offInWords } from '../../worker/watch/clock-watch.ts';

afterEach(() => {
  vi.useRealTimers();
});

describe('how far a clock is ahead', () => {
  it('is the least that fits: how long a question took is no difference', () => {
    expect(certainlyMs(aheadOf(1_000, 900, 1_200))).toBe(0);
    expect(certainlyMs(aheadOf(1_000, 61_000, 63_000))).toBe(60_000);
    expect(certainlyMs(aheadOf(100_000, 10_000, 12_000))).toBe(-88_000);
  });

  it('is said with whose, how much and what to do', () => {
    expect(offInWords(-181_400, "Temporal's")).toBe(
      "this machine's clock is 181 s behind Temporal's: let both follow the same time server; no due date moves by it",
    );
  });
});

describe("the engine's clock, which tells nobody its time,", () => {
  /** Looks as many times as there are polls, half a minute of our clock apart; ours runs `aheadMs` from the engine's. */
  async function looks(aheadMs: number, pollsAtMs: readonly (number | null)[]): Promise<(number | null)[]> {
    const found: (number | null)[] = [];
    let poll: number | null = null;
    const look = engineClock(async () => poll);
    for (const [i, at] of pollsAtMs.entries()) {
      poll = at;
      vi.useFakeTimers({ toFake: ['Date'], now: i * 30_000 + aheadMs });
      const ahead = await look();
      found.push(ahead && certainlyMs(ahead));
    }
    return found;
  }

  it('is right while polls lie between two looks', async () => {
    // Looks at 0, 30 and 60 s of the engine's time; a worker asked at -5, 20 and 50 s.
    expect(await looks(0, [-5_000, 20_000, 50_000])).toEqual([null, 0, 0]);
  });

  it('is known to be behind ours as soon as a poll is newer than the last look', async () => {
    expect(await looks(5 * 60_000, [-5_000, 20_000])).toEqual([null, 280_000]);
  });

  it('is known to be ahead of ours at once, when a poll lies in our future', async () => {
    expect(await looks(-5 * 60_000, [-5_000])).toEqual([-295_000]);
  });

  it('tells nothing by a poll that is long past, or by none', async () => {
    expect(await looks(0, [-600_000, -600_000, null])).toEqual([null, null, null]);
  });
});
