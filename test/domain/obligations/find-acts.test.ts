import { describe, expect, it } from 'vitest';
import { parseInstant } from '../../../domain/calendar/index.ts';
import type { Fact } from '../../../domain/case/fact.ts';
import { findEnding, findMeeting, notBefore } from '../../../domain/obligations/find-acts.ts';
import type { Ending, Meeting, Rule, Seed } from '../../../domain/rules/rule.ts';
import { fact, viewWith } from '../support/facts.ts';
import { ruleLike } from '../support/obligations.ts';

const at = (day: string, hour = '10') => `2025-03-${day}T${hour}:00:00+01:00`;
const trigger = fact(1, 'meeting-planned', at('05'), { meetingId: 'm1' });
const held = (id: number, when: string, more: Partial<Fact> = {}) =>
  fact(id, 'meeting-held', when, { meetingId: 'm1', kind: 'term' }, more);
const seed = (more: Partial<Seed> = {}): Seed => ({ key: 'm1', trigger, ...more });

const met = (meetings: readonly Meeting[], facts: readonly Fact[], more: Partial<Rule> = {}, by = seed()) =>
  findMeeting(
    ruleLike('F1-01', { met: meetings, metBy: undefined, ...more }),
    by,
    viewWith([trigger, ...facts]),
  )?.id ?? null;

describe('the act that meets an occurrence', () => {
  it('is the first of its kind since the trigger, however many kinds there are', () => {
    const meetings: Meeting[] = [{ by: 'meeting-held' }, { by: ['contact-recorded', 'entry-recorded'] }];
    expect(met(meetings, [held(2, at('08')), fact(3, 'entry-recorded', at('06'))])).toBe(3);
    expect(met(meetings, [held(2, at('06')), fact(3, 'contact-recorded', at('08'))])).toBe(2);
    expect(met(meetings, [fact(2, 'entry-recorded', at('06')), held(3, at('06'))])).toBe(2);
    expect(met(meetings, [held(2, at('06')), fact(3, 'entry-recorded', at('06'))])).toBe(2);
    expect(met(meetings, [])).toBeNull();
    expect(met([], [held(2, at('06'))])).toBeNull();
    expect(met([], [held(2, at('06'))], { met: undefined })).toBeNull();
  });

  it('is none from before the trigger, unless it counts at any time', () => {
    const before = [held(2, at('05', '09'))];
    expect(met([{ by: 'meeting-held' }], before)).toBeNull();
    expect(met([{ by: 'meeting-held' }], [held(2, at('05', '10'))])).toBe(2);
    expect(met([{ by: 'meeting-held', anyTime: true }], before)).toBe(2);
  });

  it('is the trigger itself only where the row says so', () => {
    expect(met([{ by: 'meeting-planned' }], [])).toBeNull();
    expect(met([{ by: 'meeting-planned', itself: true }], [])).toBe(1);
  });

  it('fits what the row asks of it: its data, the same key, its own condition', () => {
    const facts = [held(2, at('06'))];
    expect(met([{ by: 'meeting-held', where: { kind: 'term' } }], facts)).toBe(2);
    expect(met([{ by: 'meeting-held', where: { kind: 'network' } }], facts)).toBeNull();
    expect(met([{ by: 'meeting-held', same: 'meetingId' }], facts)).toBe(2);
    expect(met([{ by: 'meeting-held', same: 'meetingId' }], facts, {}, seed({ key: 'm2' }))).toBeNull();
    expect(met([{ by: 'meeting-held', same: 'measureId' }], facts)).toBeNull();
    expect(met([{ by: 'meeting-held', same: 'measureId' }], facts, {}, seed({ key: '' }))).toBe(2);
    expect(met([{ by: 'meeting-held', when: (one) => one.id === 2 }], facts)).toBe(2);
    expect(met([{ by: 'meeting-held', when: () => false }], facts)).toBeNull();
  });

  it('is what the row’s own function finds, where it has one', () => {
    const facts = [held(2, at('06')), held(3, at('07'))];
    const last: Partial<Rule> = { metBy: (_seed, view) => view.of('meeting-held').at(-1) ?? null };
    expect(met([{ by: 'meeting-held' }], facts, last)).toBe(3);
  });
});

describe('what takes the ground from an occurrence', () => {
  const reason = { da: 'Aflyst', en: 'Cancelled' };
  const other = { da: 'Andet', en: 'Other' };
  const end = (ends: readonly Ending[] | undefined, facts: readonly Fact[], endedBy?: Rule['endedBy']) =>
    findEnding(ruleLike('F1-01', { ends, endedBy }), seed(), viewWith([trigger, ...facts]));
  const cancelled = (id: number, when: string, meetingId = 'm1') =>
    fact(id, 'meeting-cancelled', when, { meetingId });

  it('is told with its moment, its event and its reason', () => {
    expect(end([{ by: 'meeting-cancelled', reason }], [cancelled(2, at('06'))])).toEqual({
      ms: parseInstant(at('06')),
      eventId: 2,
      reason,
    });
  });

  it('is the first of several', () => {
    const both: Ending[] = [
      { by: 'meeting-cancelled', reason },
      { by: 'case-closed', reason: other },
    ];
    expect(end(both, [cancelled(2, at('08')), fact(3, 'case-closed', at('06'))])?.eventId).toBe(3);
    expect(end(both, [cancelled(2, at('06')), fact(3, 'case-closed', at('08'))])?.eventId).toBe(2);
    expect(end(both, [fact(2, 'case-closed', at('06')), cancelled(3, at('06'))])?.reason).toEqual(reason);
    expect(end(both, [])).toBeNull();
    expect(end(undefined, [cancelled(2, at('06'))])).toBeNull();
  });

  it('is neither the trigger nor anything before it, and fits what the row asks', () => {
    expect(end([{ by: 'meeting-planned', reason }], [])).toBeNull();
    const same: Ending[] = [{ by: 'meeting-cancelled', same: 'meetingId', reason }];
    expect(end(same, [cancelled(2, at('05', '09'))])).toBeNull();
    expect(end(same, [cancelled(2, at('05'))])?.eventId).toBe(2);
    expect(end(same, [cancelled(2, at('06'), 'm2'), cancelled(3, at('07'))])?.eventId).toBe(3);
  });

  it('is what the row’s own function finds, where that came first', () => {
    const own = (id: number, when: string) => () => ({ fact: cancelled(id, when), reason: other });
    const facts = [cancelled(2, at('07'))];
    const ends: Ending[] = [{ by: 'meeting-cancelled', reason }];
    expect(end(ends, facts, own(9, at('06')))).toEqual({
      ms: parseInstant(at('06')),
      eventId: 9,
      reason: other,
    });
    expect(end(ends, facts, own(9, at('07')))?.eventId).toBe(2);
    expect(end(ends, facts, own(9, at('08')))?.eventId).toBe(2);
    expect(end(undefined, [], own(9, at('08')))?.eventId).toBe(9);
    expect(end(ends, facts, () => null)?.eventId).toBe(2);
  });
});

describe('not before the trigger is', () => {
  const onDay = (day: string) =>
    fact(2, 'entry-recorded', `2025-03-${day}T00:00:00+01:00`, {}, { dateOnly: true });

  it('the same instant or a later one', () => {
    expect(['09', '10', '11'].map((hour) => notBefore(held(2, at('05', hour)), trigger))).toEqual([
      false,
      true,
      true,
    ]);
  });

  it('the same day or a later one, where either is known by its date only', () => {
    expect(['04', '05', '06'].map((day) => notBefore(onDay(day), trigger))).toEqual([false, true, true]);
    const dated = onDay('05');
    expect(['04', '05', '06'].map((day) => notBefore(held(3, at(day, '00')), dated))).toEqual([
      false,
      true,
      true,
    ]);
  });
});
