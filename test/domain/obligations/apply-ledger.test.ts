import { describe, expect, it } from 'vitest';
import { parseInstant } from '../../../domain/calendar/index.ts';
import type { Fact } from '../../../domain/case/fact.ts';
import type { JsonObject } from '../../../domain/json.ts';
import { applyLedger } from '../../../domain/obligations/apply-ledger.ts';
import { derive } from '../../../domain/obligations/case-deadlines.ts';
import type { Obligation } from '../../../domain/obligations/obligation.ts';
import { fact, stateWith, viewWith } from '../support/facts.ts';

const at = (day: string) => `2025-03-${day}T10:00:00+01:00`;
const ms = (day: string) => parseInstant(at(day));
const referral = fact(1, 'referred', at('03'));

/** F1-01 of a referral on Monday 3 March: due on Monday the 10th, unless said otherwise. */
function obligation(more: Partial<Obligation> = {}): Obligation {
  const found = derive(stateWith([referral])).obligations.find(({ id }) => id === 'F1-01.1');
  if (!found) throw new Error('F1-01 is not open');
  return { ...found, ...more };
}

let nextId = 2;
const entry = (what: string, day: string, data: JsonObject = {}): Fact =>
  fact(nextId++, `deadline-${what}`, at(day), { deadlineId: 'F1-01.1', ...data });
const booked = (o: Obligation, ...entries: Fact[]) => applyLedger(o, viewWith([referral, ...entries]));

describe('the ledger', () => {
  it('notes each entry with who, when, why, before and after', () => {
    const entries = [
      entry('paused', '04'),
      entry('resumed', '06'),
      entry('extended', '07', { until: '2025-03-20' }),
      entry('exempted', '08'),
    ];
    const { adjustments, exempted } = booked(obligation(), ...entries);
    const [paused, resumed, extended, exempt] = entries.map(({ id }) => id);
    expect(adjustments).toEqual([
      {
        kind: 'pause',
        at: at('04'),
        by: 'FR',
        eventId: paused,
        reason: { da: 'Sat på pause', en: 'Paused' },
        before: '2025-03-10',
        after: '2025-03-10',
      },
      {
        kind: 'resume',
        at: at('06'),
        by: 'FR',
        eventId: resumed,
        reason: { da: 'Pausen er slut', en: 'Pause ended' },
        before: '2025-03-10',
        after: '2025-03-12',
      },
      {
        kind: 'extension',
        at: at('07'),
        by: 'FR',
        eventId: extended,
        reason: { da: 'Forlænget', en: 'Extended' },
        before: '2025-03-12',
        after: '2025-03-20',
      },
      {
        kind: 'exemption',
        at: at('08'),
        by: 'FR',
        eventId: exempt,
        reason: { da: 'Fritaget med begrundelse', en: 'Exempted with a reason' },
        before: '2025-03-20',
        after: null,
      },
    ]);
    expect(exempted?.id).toBe(exempt);
  });

  it('leaves alone what it is not about', () => {
    const o = obligation();
    expect(booked(o, entry('extended', '05', { deadlineId: 'F1-02.1', until: '2025-03-20' }))).toBe(o);
  });

  it('moves a limit in hours by whole days', () => {
    const hours = obligation({ dueOn: null, targetOn: null, dueMs: ms('05') });
    const moved = booked(hours, entry('paused', '04'), entry('resumed', '07'));
    expect(moved).toMatchObject({ dueMs: ms('08'), dueOn: null });
    expect(moved.adjustments.at(-1)).toMatchObject({ before: at('05'), after: at('08') });
  });

  it('gives no date to a duty that has none', () => {
    const dateless = obligation({ dueOn: null, targetOn: null });
    const moved = booked(
      dateless,
      entry('paused', '04'),
      entry('resumed', '07'),
      entry('extended', '08', { until: '2025-03-20' }),
    );
    expect(moved).toMatchObject({ dueOn: null, targetOn: null, dueMs: null });
  });

  it('moves the target to the last arbejdsdag, and the last day that still meets it by as much', () => {
    const o = obligation({ metUntilOn: '2025-03-14' });
    const moved = booked(o, entry('extended', '05', { until: '2025-03-16' }));
    expect(moved).toMatchObject({ dueOn: '2025-03-16', targetOn: '2025-03-14', metUntilOn: '2025-03-20' });
    const bare = booked(obligation({ targetOn: null }), entry('extended', '05', { until: '2025-03-16' }));
    expect(bare).toMatchObject({ dueOn: '2025-03-16', targetOn: null, metUntilOn: null });
  });
});

describe('a pause with an end', () => {
  const until = { until: '2025-03-07' };

  it('moves the limit at once and says until when it runs', () => {
    const paused = booked(obligation(), entry('paused', '04', until));
    expect(paused).toMatchObject({
      dueOn: '2025-03-13',
      pausedSince: { type: 'deadline-paused' },
      pausedUntilMs: parseInstant('2025-03-07T00:00:00+01:00'),
      adjustments: [{ kind: 'pause', before: '2025-03-10', after: '2025-03-13' }],
    });
  });

  it('gives back the days that a resume saves', () => {
    const resumed = booked(obligation(), entry('paused', '04', until), entry('resumed', '05'));
    expect(resumed).toMatchObject({ dueOn: '2025-03-11', pausedSince: null, pausedUntilMs: null });
  });

  it('is not resumed after it has ended by itself, to the very instant', () => {
    const atTheEnd = fact(90, 'deadline-resumed', '2025-03-07T00:00:00+01:00', { deadlineId: 'F1-01.1' });
    for (const late of [entry('resumed', '08'), atTheEnd])
      expect(booked(obligation(), entry('paused', '04', until), late).adjustments).toHaveLength(1);
  });

  it('without an end runs until somebody resumes', () => {
    expect(booked(obligation(), entry('paused', '04'))).toMatchObject({
      dueOn: '2025-03-10',
      pausedUntilMs: null,
    });
    const never = obligation();
    expect(booked(never, entry('resumed', '05'))).toBe(never);
  });
});
