import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { faultsOf, lookers } from './look-at.ts';
import { type PlayedTown, playedTown } from './played-town.ts';
import { listedPages } from './registry.ts';

let town: PlayedTown;
let lookerFor: ReturnType<typeof lookers>;
beforeAll(async () => {
  town = await playedTown();
  lookerFor = lookers(town);
});
afterAll(async () => {
  const reported = town?.pages.reported ?? [];
  await town?.stop();
  expect(reported).toEqual([]);
});

describe('every page, for everybody who may see it', () => {
  it.each(listedPages)(
    'has no fault at any width, contrast and language, and loads from this host only: $name',
    async (listed) => {
      expect(await faultsOf(town, lookerFor, listed, { whole: true })).toEqual([]);
    },
  );
});
