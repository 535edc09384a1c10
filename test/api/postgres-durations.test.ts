import { beforeAll, expect, it } from 'vitest';
import { postgresReads } from '../../api/reads/postgres-reads.ts';
import { publish } from '../../db/publish.ts';
import { parseInstant } from '../../domain/calendar/index.ts';
import { deadlinesOf } from '../../domain/obligations/deadline.ts';
import type { LiveCase } from '../../workflows/live-case.ts';
import {
  batchAt,
  give,
  notification,
  REFERRED_AT,
  referredCase,
  settled,
} from '../services/support/case-on-paper.ts';
import { testStore } from '../services/support/store.ts';
import { durationsIn } from './support/pure-durations.ts';

const store = testStore();
const MAY = '2025-05-15T10:00:00+02:00';
const months = { from: '2025-04', to: '2025-05' };
const lives: LiveCase[] = [];

async function published(live: LiveCase, at: string): Promise<LiveCase> {
  const batch = batchAt(live, at);
  return settled(live, batch, await publish(store.sql, batch));
}

beforeAll(async () => {
  for (const [id, assessedAt] of [
    ['c_quick', '2025-04-11T16:30:00+02:00'],
    ['c_slow', '2025-04-12T15:00:00+02:00'],
    ['c_never', null],
  ] as const) {
    let live = await published(referredCase(id), REFERRED_AT);
    live = await published(
      give(live, '2025-04-11T15:30:00+02:00', 'receive-notification', notification('n1')),
      '2025-04-11T15:30:00+02:00',
    );
    if (assessedAt !== null) {
      const data = {
        notificationId: 'n1',
        assessedAt,
        danger: false,
        acuteMeasures: false,
        assessors: ['FR'],
      };
      live = await published(give(live, assessedAt, 'assess-notification', data), assessedAt);
    }
    lives.push(live);
  }
});

it('the store counts the same median days from start to met as the derivation does', async () => {
  const nowMs = parseInstant(MAY) ?? 0;
  const reads = postgresReads(store.sql);
  const told = await reads.durations({ municipalities: ['esbjerg'], nowMs }, months);
  const derived = durationsIn(
    lives.flatMap(({ state }) => deadlinesOf(state, nowMs)),
    months,
  );
  expect(told.map((one) => ({ ...one }))).toEqual(
    derived
      .toSorted((a, b) => (a.ruleId < b.ruleId ? -1 : 1))
      .map((one) => ({ ...one, medianDays: expect.closeTo(one.medianDays, 6) })),
  );
  // One hour and twenty-three and a half.
  const assessed = told.find(({ ruleId }) => ruleId === 'F1-15');
  expect(assessed?.met).toBe(2);
  expect(assessed?.medianDays).toBeCloseTo((1 + 23.5) / 2 / 24, 6);
  expect(await reads.durations({ municipalities: ['aabenraa'], nowMs }, months)).toEqual([]);
});
