/** An answer that took longer is worth keeping. */
const SLOW_MS = 40;

interface Kept {
  answer: Promise<unknown>;
  atMs: number;
}

/**
 * Keeps answers that count over everything, where counting takes long: in a small store each question is counted anew,
 * in a large one the same question is given the answer of up to `keepMs` ago, and one that is half as old is counted
 * again beside it. An answer that fails is not kept.
 */
export function keptWhenSlow(keepMs: number, clock: () => number = performance.now.bind(performance)) {
  const kept = new Map<string, Kept>();

  function ask<Answer>(key: string, count: () => Promise<Answer>): Promise<Answer> {
    const fromMs = clock();
    const answer = count();
    const before = kept.get(key);
    answer.then(
      () => {
        const slow = clock() - fromMs > SLOW_MS;
        kept.delete(key);
        if (slow) kept.set(key, { answer, atMs: fromMs });
        for (const [oldest, { atMs }] of kept) if (clock() - atMs > keepMs) kept.delete(oldest);
      },
      () => kept.get(key) === before && kept.delete(key),
    );
    return answer;
  }

  return async <Answer>(key: string, count: () => Promise<Answer>): Promise<Answer> => {
    const known = kept.get(key);
    const ageMs = known ? clock() - known.atMs : Number.POSITIVE_INFINITY;
    if (!known || ageMs > keepMs) return ask(key, count);
    if (ageMs > keepMs / 2) {
      // Until the fresh count is there, what is known stands.
      kept.set(key, { ...known, atMs: clock() - keepMs / 2 });
      ask(key, count).catch(() => undefined);
    }
    return known.answer as Promise<Answer>;
  };
}
