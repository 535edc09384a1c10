import fc from 'fast-check';
import { expect, test } from 'vitest';
import { civilDateOf } from '../../../domain/calendar/index.ts';
import { derive } from '../../../domain/obligations/case-deadlines.ts';
import { deadlinesOf } from '../../../domain/obligations/deadline.ts';
import { isUrgent } from '../../../domain/reach/message-kind.ts';
import { atOnce, defaultSendingHours } from '../../../domain/reach/sending-hours.ts';
import { sendNotBeforeMs } from '../../../domain/reach/when-to-send.ts';
import { live, randomActs } from '../support/random-life.ts';

test('whatever was told, held back or lost, every deadline is due on the same day and stands the same', () => {
  fc.assert(
    fc.property(randomActs(12), fc.integer({ min: 0, max: 400 }), (acts, days) => {
      const { world, endMs } = live(acts);
      const nowMs = endMs + days * 86_400_000;
      for (const { state } of world.values()) {
        const silent = { ...state, messagesUpToMs: 0, breachesTold: [] };
        const loud = { ...state, messagesUpToMs: nowMs, breachesTold: ['F1-15.n1|x|FR'] };
        const dates = (of: typeof state) =>
          deadlinesOf(of, nowMs).map(({ id, dueOn, dueAt, status }) => ({ id, dueOn, dueAt, status }));
        expect(dates(loud)).toEqual(dates(silent));
      }
    }),
    { numRuns: 40 },
  );
});

test('no message leaves before it was planned, none about a limit in hours waits, and no reminder waits past its limit', () => {
  const weekends = { ...defaultSendingHours, quietHolidays: true };
  fc.assert(
    fc.property(randomActs(8), fc.constantFrom(atOnce, defaultSendingHours, weekends), (acts, settings) => {
      for (const { state } of live(acts).world.values())
        for (const { plan } of derive(state).obligations)
          for (const { ms, kind, due, deadlineId } of plan) {
            const urgent = isUrgent({ kind, due });
            const at = sendNotBeforeMs({ plannedMs: ms, kind, urgent, due, key: deadlineId, settings });
            expect(at).toBeGreaterThanOrEqual(ms);
            if (urgent || settings === atOnce) expect(at).toBe(ms);
            if (kind === 'reminder' && due !== null && at > ms)
              expect(dayOf(at) <= due.slice(0, 10)).toBe(true);
          }
    }),
    { numRuns: 40 },
  );
});

const dayOf = civilDateOf;
