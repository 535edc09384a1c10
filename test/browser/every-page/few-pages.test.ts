import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { faultsOf, lookers } from './look-at.ts';
import { type PlayedTown, playedTown } from './played-town.ts';
import { listedPages } from './registry.ts';

// The pages that are met first; `npm test -- --all` looks at every one (all-pages.test.ts).
let town: PlayedTown;
let lookerFor: ReturnType<typeof lookers>;
beforeAll(async () => {
  town = await playedTown();
  lookerFor = lookers(town);
});
afterAll(() => town?.stop());

describe('a page that is met first', () => {
  it.each(listedPages.filter(({ quick }) => quick))(
    'has no fault and loads from this host only: $name',
    async (listed) => {
      expect(
        await faultsOf(town, lookerFor, { ...listed, as: listed.as.slice(0, 1) }, { whole: false }),
      ).toEqual([]);
    },
  );
});
