import { describe, expect, it } from 'vitest';
import { begin, type Life } from '../../support/life.ts';
import { esbjerg, hold, LATER, plan } from './meeting-life.ts';

describe('F2-04', () => {
  const termMeeting = (life: Life, heldAt: string) => {
    plan(life, '2025-11-10T09:00:00+01:00', 'm2', 'term', heldAt);
    hold(life, 'm2', heldAt);
    return life.deadline('F2-04.1', LATER);
  };

  it('is due ten weeks before termin, at GA 30+0, and reminds 28 and 14 days before', () => {
    const deadline = esbjerg().deadline('F2-04.1', '2025-09-02T10:00:00+02:00');
    expect(deadline).toMatchObject({ dueOn: '2025-12-12', targetOn: '2025-12-12', responsible: 'FP' });
    expect(
      deadline.reminders.filter((r) => r.kind === 'reminder' && r.to === 'SSR').map((r) => r.at),
    ).toEqual(['2025-11-14T08:00:00+01:00', '2025-11-28T08:00:00+01:00']);
  });

  it.each([
    ['2025-12-05T09:00:00+01:00', 'met', 'GA 29+0'],
    ['2025-12-12T09:00:00+01:00', 'met', 'GA 30+0'],
    ['2025-12-19T23:30:00+01:00', 'met', 'GA 31+0'],
    ['2025-12-20T09:00:00+01:00', 'met-late', 'GA 31+1'],
  ])('a term meeting on %s leaves it %s (%s)', (heldAt, status) => {
    expect(termMeeting(esbjerg(), heldAt).status).toBe(status);
  });

  it('is not met by a term meeting before 29+0', () => {
    expect(termMeeting(esbjerg(), '2025-12-04T09:00:00+01:00').status).toBe('overdue');
  });

  it('is in time up to a limit that lies later than 31+0', () => {
    const life = esbjerg({ parameters: { termMeetingWeeksBefore: 7 } });
    expect(termMeeting(life, '2026-01-02T09:00:00+01:00')).toMatchObject({
      dueOn: '2026-01-02',
      status: 'met',
    });
  });

  it('does not exist where the agreement names no term meeting', () => {
    expect(esbjerg({ municipality: 'vejle' }).ofRule('F2-04', LATER)).toEqual([]);
  });

  it('is due after the notice when the referral comes late, and in time until then', () => {
    // Termin 31 December 2025: 30+0 was 22 October, 31+0 was 29 October; referred 3 November + 7 days.
    const life = begin({ at: '2025-11-03T10:00:00+01:00', refer: { edd: '2025-12-31' } });
    plan(life, '2025-11-04T09:00:00+01:00', 'm1', 'term', '2025-11-10T12:00:00+01:00');
    expect(life.deadline('F2-04.1', '2025-11-04T10:00:00+01:00')).toMatchObject({
      dueOn: '2025-11-10',
      adjustments: [{ kind: 'late-referral', before: '2025-10-22', after: '2025-11-10' }],
    });
    hold(life, 'm1', '2025-11-10T12:00:00+01:00');
    expect(life.deadline('F2-04.1', LATER).status).toBe('met');
  });

  it('keeps its own day when the referral leaves just the notice', () => {
    const life = begin({ at: '2025-12-05T10:00:00+01:00', refer: { edd: '2026-02-20' } });
    expect(life.deadline('F2-04.1', '2025-12-05T11:00:00+01:00')).toMatchObject({
      dueOn: '2025-12-12',
      adjustments: [],
    });
  });

  it('takes a correction of termin as it is: never a late referral', () => {
    const life = begin({ at: '2025-11-24T10:00:00+01:00', refer: { edd: '2026-02-20' } });
    life.give('2025-11-25T10:00:00+01:00', 'set-due-date', { edd: '2026-01-30', source: 'scan' });
    expect(life.deadline('F2-04.1', '2025-11-26T11:00:00+01:00')).toMatchObject({
      dueOn: '2025-11-21',
      status: 'overdue',
      adjustments: [{ kind: 'recomputation', before: '2025-12-12', after: '2025-11-21' }],
    });
  });

  const stops = (life: Life) => {
    life.give('2026-02-01T10:00:00+01:00', 'record-entry', { on: '2026-02-01' });
    return (life.world.get('pregnancy')?.sent ?? [])
      .filter((one) => one.deadlineId === 'F2-04.1' && one.kind === 'escalation')
      .map((one) => `${one.at} ${one.to}`);
  };

  it('stops hard at 36+0: the leader of whoever convenes it is told', () => {
    // Termin 20 February 2026: 36+0 is four weeks before, 23 January.
    expect(stops(esbjerg())).toContain('2026-01-23T08:00:00+01:00 FP-leader');
    const refused = esbjerg();
    refused.give('2025-09-20T10:00:00+02:00', 'refuse-service', { service: 'FP', on: '2025-09-20' });
    expect(stops(refused)).toContain('2026-01-23T08:00:00+01:00 FR-leader');
  });

  it('says nothing of a hard stop once the meeting is held, be it late', () => {
    const life = esbjerg();
    termMeeting(life, '2026-01-05T09:00:00+01:00');
    expect(stops(life).filter((one) => one.startsWith('2026-01-23'))).toEqual([]);
  });

  it('is the duty of the family department once she has refused the clinic', () => {
    const life = esbjerg();
    life.give('2025-09-20T10:00:00+02:00', 'refuse-service', { service: 'FP', on: '2025-09-20' });
    expect(life.deadline('F2-04.1', '2025-09-21T10:00:00+02:00').responsible).toBe('FR');
  });

  it('falls away at a birth before its limit and stays overdue at one after it, no longer reminded', () => {
    const birth = (life: Life, bornAt: string) =>
      life.give(bornAt, 'record-birth', {
        bornAt,
        children: [{ ref: 'child:1', alive: true }],
        place: 'Esbjerg',
      });
    const early = esbjerg();
    birth(early, '2025-12-12T23:00:00+01:00');
    expect(early.deadline('F2-04.1', LATER).status).toBe('cancelled');
    const late = esbjerg();
    birth(late, '2025-12-13T00:30:00+01:00');
    expect(late.deadline('F2-04.1', LATER)).toMatchObject({ status: 'overdue', reminders: [] });
  });
});
