import { describe, expect, it } from 'vitest';
import { parseInstant } from '../../../domain/calendar/index.ts';
import { advance, nextWakeMs, receive } from '../../../domain/case/engine.ts';
import type { CaseEvent } from '../../../domain/case/fact.ts';
import type { CaseState } from '../../../domain/case/state.ts';
import type { JsonObject } from '../../../domain/json.ts';
import { birth } from '../rules/phase-3/lives.ts';
import { begin, type Life } from '../support/life.ts';

const bornAt = '2026-06-01T04:00:00+02:00';
const referredAt = '2025-03-03T08:00:00+01:00';
const pregnancy = () => begin({ at: referredAt, refer: { edd: '2025-09-01' } });
const ms = (at: string) => parseInstant(at) ?? Number.NaN;

function stateOf(life: Life, ref = 'pregnancy'): CaseState {
  const state = life.world.get(ref)?.state;
  if (!state) throw new Error(`no case ${ref}`);
  return state;
}

describe('a case wakes', () => {
  it('at its next message', () => {
    const life = pregnancy();
    const reminders = ['F1-01', 'F1-02', 'F1-03', 'F1-05', 'F1-06', 'F1-07', 'F1-33']
      .flatMap((rule) => life.ofRule(rule, referredAt))
      .flatMap((one) => one.reminders.map((reminder) => ms(reminder.at)));
    expect(reminders.length).toBeGreaterThan(0);
    expect(nextWakeMs(stateOf(life))).toBe(Math.min(...reminders));
  });

  it('at its next message though its closing is known, years ahead', () => {
    expect(nextWakeMs(stateOf(birth(bornAt), 'child:1'))).toBe(ms('2026-06-02T08:00:00+02:00'));
  });

  it('at its closing though something is to be said after that', () => {
    const life = birth(bornAt);
    life.give('2026-06-03T10:00:00+02:00', 'discharge', { who: 'mother' });
    // Her examination ends on 27 July; an access request is reminded of in a closed case too.
    life.give('2026-07-27T10:00:00+02:00', 'request-access', { regime: 'party', on: '2026-07-27' });
    const closingMs = ms('2026-07-28T00:00:00+02:00');
    expect(nextWakeMs(stateOf(life))).toBe(closingMs);
    const later = nextWakeMs(advance(stateOf(life), closingMs).state);
    expect(later).toBeGreaterThan(closingMs);
  });

  it('never again once it is closed and nothing is left to say', () => {
    const life = pregnancy();
    life.give('2025-03-04T10:00:00+01:00', 'close-case', { reason: 'flyttet' });
    expect(nextWakeMs(stateOf(life))).toBeNull();
  });
});

describe('time', () => {
  it('that does not pass, or goes back, changes nothing and says nothing', () => {
    const state = stateOf(pregnancy());
    for (const nowMs of [state.messagesUpToMs, state.messagesUpToMs - 1]) {
      const answer = advance(state, nowMs);
      expect(answer.state).toBe(state);
      expect(answer.messages).toEqual([]);
    }
  });

  it('that passes brings every message in its order, and brings none twice', () => {
    const days = (from: CaseState, day: string) => {
      const { state, messages } = advance(from, ms(`2025-03-${day}T12:00:00+01:00`));
      return { state, told: messages.map(({ at, deadlineId, to }) => `${at} ${deadlineId} ${to}`) };
    };
    const atOnce = days(stateOf(pregnancy()), '12');
    const first = days(stateOf(pregnancy()), '08');
    const second = days(first.state, '12');
    expect(atOnce.told.length).toBeGreaterThan(0);
    expect([...first.told, ...second.told]).toEqual(atOnce.told);
    expect(second.state).toEqual(atOnce.state);
  });

  it('before a referral was recorded is not made up for', () => {
    const late = begin({
      at: '2025-03-07T08:00:00+01:00',
      refer: { edd: '2025-09-01', receivedAt: referredAt },
    });
    expect(late.world.get('pregnancy')?.sent).toEqual([]);
    expect(stateOf(late).startedMs).toBe(ms(referredAt));
  });
});

describe('a case that hears from another', () => {
  const heard = (recordedAt: string, type = 'entry-recorded', data: JsonObject = {}): CaseEvent => ({
    id: 9,
    type,
    at: '2026-06-02T10:00:00+02:00',
    recordedAt,
    by: 'FR',
    version: 7,
    data,
  });
  const child = () => stateOf(birth(bornAt), 'child:1');

  it('says first what was due until the other had told it', () => {
    const { state, messages } = receive(child(), 'pregnancy', [heard('2026-06-04T12:00:00+02:00')]);
    expect(messages.map(({ at }) => at)).toEqual([
      '2026-06-02T08:00:00+02:00',
      '2026-06-03T08:00:00+02:00',
      '2026-06-04T08:00:00+02:00',
    ]);
    expect(state.messagesUpToMs).toBe(ms('2026-06-04T12:00:00+02:00'));
  });

  it('does not go back to what it has said when the news is old', () => {
    const before = advance(child(), ms('2026-06-04T12:00:00+02:00')).state;
    const { state, messages } = receive(before, 'pregnancy', [heard('2026-06-03T12:00:00+02:00')]);
    expect(messages).toEqual([]);
    expect(state.messagesUpToMs).toBe(before.messagesUpToMs);
  });

  it('takes an event for a retraction only where it is one', () => {
    const entry = heard('2026-06-02T11:00:00+02:00', 'entry-recorded', { events: [3] });
    expect(receive(child(), 'pregnancy', [entry]).events).toHaveLength(1);
    const empty = heard('2026-06-02T11:00:00+02:00', 'retracted');
    expect(receive(child(), 'pregnancy', [empty]).events).toHaveLength(1);
  });
});
