import { expect, it } from 'vitest';
import { formatInstant, parseInstant } from '../../../domain/calendar/index.ts';
import { advance } from '../../../domain/case/engine.ts';
import type { CaseState } from '../../../domain/case/state.ts';
import { deadlinesOf } from '../../../domain/obligations/deadline.ts';
import { begin } from '../support/life.ts';

const HOUR_MS = 3_600_000;

/** When a clock may jump: the two nights of summer time, the leap day, the turn of the year, an ordinary noon. */
const MOMENTS = [
  '2026-03-29T01:59:30+01:00',
  '2026-03-29T03:00:30+02:00',
  '2026-10-25T02:59:30+02:00',
  '2026-10-25T02:00:30+01:00',
  '2028-02-28T23:59:30+01:00',
  '2028-02-29T12:00:00+01:00',
  '2026-12-31T23:59:30+01:00',
  '2026-06-17T12:00:00+02:00',
];
const JUMPS = [-24, -1, 0, 1, 24];
const table = MOMENTS.flatMap((at) => JUMPS.map((hours) => ({ at, hours })));

const dayOf = (ms: number) => formatInstant(ms).slice(0, 10);

/** A life whose facts have moments of their own, and whose commands are stamped by a clock that is `hours` off. */
function stamped(at: string, hours: number, { told }: { told: boolean }): CaseState {
  const ms = parseInstant(at) ?? 0;
  const life = begin({
    at: formatInstant(ms - 60 * 24 * HOUR_MS),
    refer: { edd: dayOf(ms + 120 * 24 * HOUR_MS) },
  });
  life.give(formatInstant(ms - 50 * 24 * HOUR_MS), 'plan-meeting', {
    meetingId: 'm1',
    kind: 'first-coordination',
    meetingAt: formatInstant(ms + 30 * 24 * HOUR_MS),
    invitees: ['FR', 'FP'],
  });
  const stamp = formatInstant(ms + hours * HOUR_MS);
  if (told)
    life.give(stamp, 'receive-notification', {
      notificationId: 'n1',
      receivedAt: formatInstant(ms - 30 * HOUR_MS),
      form: 'written',
      notifier: { role: 'GP', organisation: 'Lægehuset', professional: true },
      concern: 'bekymring',
    });
  else life.give(stamp, 'record-entry');
  return life.world.get('pregnancy')?.state as CaseState;
}

const due = (state: CaseState, atMs: number) =>
  new Map(
    deadlinesOf(state, atMs).map(({ id, earliestOn, targetOn, dueOn, dueAt }) => [
      id,
      { earliestOn, targetOn, dueOn, dueAt },
    ]),
  );

it.each(table)('no due date moves when the clock that stamps is off by $hours h at $at', ({ at, hours }) => {
  const ms = parseInstant(at) ?? 0;
  for (const told of [false, true]) {
    const [right, off] = [stamped(at, 0, { told }), stamped(at, hours, { told })];
    expect(off.facts.at(-1)?.recordedMs).toBe(ms + hours * HOUR_MS);
    const known = due(right, ms);
    expect(known.size).toBeGreaterThan(10);
    expect(due(off, ms)).toEqual(known);
    expect(due(off, ms + hours * HOUR_MS)).toEqual(known);
  }
});

it.each(table)(
  'a clock that jumps by $hours h at $at and back moves no date and says nothing twice',
  ({ at, hours }) => {
    const ms = parseInstant(at) ?? 0;
    const before = stamped(at, 0, { told: true });
    const known = due(before, ms);
    const said: string[] = [];
    let state = before;
    // Right, off, right again, and on through the next two days.
    for (const clockMs of [
      ms,
      ms + hours * HOUR_MS,
      ms + HOUR_MS / 60,
      ms + 24 * HOUR_MS,
      ms + 48 * HOUR_MS,
    ]) {
      const looked = advance(state, clockMs);
      said.push(
        ...looked.messages.map((one) =>
          JSON.stringify([one.deadlineId, one.to, one.kind, one.due, one.step]),
        ),
      );
      state = looked.state;
      expect(due(state, clockMs)).toEqual(known);
    }
    const steady = advance(before, ms + 48 * HOUR_MS).messages;
    expect(new Set(said).size).toBe(said.length);
    expect([...said].sort()).toEqual(
      steady.map((one) => JSON.stringify([one.deadlineId, one.to, one.kind, one.due, one.step])).sort(),
    );
  },
);
