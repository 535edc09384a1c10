import { describe, expect, it } from 'vitest';
import { parseInstant } from '../../../../domain/calendar/index.ts';
import { explain } from '../../../../domain/obligations/explain.ts';
import { begin, type Life } from '../../support/life.ts';

const LATER = '2026-03-01T12:00:00+01:00';

/** Esbjerg, termin 20 February 2026: GA 29+0 on 5 December, 30+0 on 12 December, 31+0 on 19 December. */
const esbjerg = (more = {}): Life =>
  begin({ at: '2025-09-01T10:00:00+02:00', refer: { edd: '2026-02-20', eddSource: 'scan' }, ...more });

const plan = (life: Life, at: string, meetingId: string, kind: string, meetingAt: string) =>
  life.give(at, 'plan-meeting', { meetingId, kind, meetingAt, invitees: ['FR', 'FP', 'SP', 'GP'] });

const hold = (life: Life, meetingId: string, heldAt: string) =>
  life.give(heldAt, 'hold-meeting', { meetingId, heldAt, participants: ['FR', 'FP'], consents: [] });

describe('F2-01', () => {
  it('is met by the second coordinating meeting in Esbjerg, whatever kind the two are', () => {
    const life = esbjerg();
    plan(life, '2025-09-10T09:00:00+02:00', 'm1', 'first-coordination', '2025-10-02T13:00:00+02:00');
    hold(life, 'm1', '2025-10-02T13:00:00+02:00');
    expect(life.deadline('F2-01.1', '2025-10-03T12:00:00+02:00')).toMatchObject({
      status: 'open',
      dueOn: '2026-02-20',
      targetOn: '2026-02-20',
    });
    plan(life, '2025-10-20T09:00:00+02:00', 'm2', 'ad-hoc', '2025-11-03T13:00:00+01:00');
    hold(life, 'm2', '2025-11-03T13:00:00+01:00');
    expect(life.deadline('F2-01.1', LATER)).toMatchObject({
      status: 'met',
      metAt: '2025-11-03T13:00:00+01:00',
    });
  });

  it('needs one meeting by the regional agreement and does not count a network meeting', () => {
    const life = esbjerg({ municipality: 'vejle' });
    plan(life, '2025-09-10T09:00:00+02:00', 'm1', 'network', '2025-09-25T13:00:00+02:00');
    hold(life, 'm1', '2025-09-25T13:00:00+02:00');
    expect(life.deadline('F2-01.1', '2025-09-26T12:00:00+02:00').status).toBe('open');
    plan(life, '2025-09-26T09:00:00+02:00', 'm2', 'first-coordination', '2025-10-10T13:00:00+02:00');
    hold(life, 'm2', '2025-10-10T13:00:00+02:00');
    expect(life.deadline('F2-01.1', LATER)).toMatchObject({
      status: 'met',
      metAt: '2025-10-10T13:00:00+02:00',
    });
  });

  it('falls away at a birth before termin and is not met by a meeting held after it', () => {
    const life = esbjerg({ municipality: 'vejle' });
    life.give('2026-02-10T09:00:00+01:00', 'record-birth', {
      bornAt: '2026-02-10T04:00:00+01:00',
      children: [{ ref: 'child:1', alive: true }],
      place: 'Esbjerg',
    });
    plan(life, '2026-02-11T09:00:00+01:00', 'm1', 'ad-hoc', '2026-02-12T13:00:00+01:00');
    hold(life, 'm1', '2026-02-12T13:00:00+01:00');
    expect(life.deadline('F2-01.1', LATER).status).toBe('cancelled');
  });

  it('is due on the fifth arbejdsdag after a referral close to termin', () => {
    // Referred Thursday 18 December, termin Saturday 20: 19, 22, 23, 29, 30 December (24th closed, 25th–26th holidays).
    const life = begin({ at: '2025-12-18T10:00:00+01:00', refer: { edd: '2025-12-20' } });
    expect(life.deadline('F2-01.1', '2025-12-18T12:00:00+01:00').dueOn).toBe('2025-12-30');
  });
});

describe('F2-02 and F2-05', () => {
  it.each([
    ['F2-02', 'first-coordination', 'esbjerg', '2025-09-25'],
    ['F2-02', 'first-coordination', 'vejle', '2025-09-18'],
    ['F2-05', 'term', 'esbjerg', '2025-09-25'],
    ['F2-05', 'term', 'vejle', '2025-09-18'],
  ])(
    '%s counts the notice back from a %s meeting on 2 October 2025 in %s',
    (rule, kind, municipality, dueOn) => {
      const life = esbjerg({ municipality });
      plan(life, '2025-09-10T09:00:00+02:00', 'm1', kind, '2025-10-02T13:00:00+02:00');
      expect(life.deadline(`${rule}.m1`, '2025-09-10T10:00:00+02:00')).toMatchObject({
        dueOn,
        status: 'open',
      });
      life.give(`${dueOn}T15:00:00+02:00`, 'invite-to-meeting', {
        meetingId: 'm1',
        dispatchedAt: `${dueOn}T15:00:00+02:00`,
      });
      expect(life.deadline(`${rule}.m1`, LATER).status).toBe('met');
    },
  );

  it('F2-02 counts civil days over the end of summer time', () => {
    const life = esbjerg();
    plan(life, '2025-10-01T09:00:00+02:00', 'm1', 'first-coordination', '2025-10-30T00:30:00+01:00');
    expect(life.deadline('F2-02.m1', '2025-10-01T10:00:00+02:00').dueOn).toBe('2025-10-23');
  });

  it('F2-02 marks short notice as a target missed, never as a breach, and the invitation as late', () => {
    const life = esbjerg();
    plan(life, '2025-09-29T09:00:00+02:00', 'm1', 'first-coordination', '2025-10-02T13:00:00+02:00');
    expect(life.deadline('F2-02.m1', '2025-09-29T10:00:00+02:00')).toMatchObject({
      status: 'advisory-missed',
      reminders: [],
    });
    life.give('2025-09-29T11:00:00+02:00', 'invite-to-meeting', {
      meetingId: 'm1',
      shortNoticeReason: 'haster',
    });
    expect(life.deadline('F2-02.m1', LATER).status).toBe('met-late');
  });

  it('F2-02 is not opened when its day lies before the referral', () => {
    const life = esbjerg();
    plan(life, '2025-09-01T11:00:00+02:00', 'm1', 'first-coordination', '2025-09-04T13:00:00+02:00');
    expect(life.ofRule('F2-02', LATER)).toEqual([]);
  });

  it('F2-02 follows a move, and an invitation already sent stands', () => {
    const life = esbjerg();
    plan(life, '2025-09-10T09:00:00+02:00', 'm1', 'first-coordination', '2025-10-02T13:00:00+02:00');
    const moved = life.give('2025-09-12T09:00:00+02:00', 'move-meeting', {
      meetingId: 'm1',
      reason: 'ferie',
      meetingAt: '2025-10-16T13:00:00+02:00',
    });
    expect(moved.changes.recomputed).toContainEqual({
      id: 'F2-02.m1',
      before: '2025-09-25',
      after: '2025-10-09',
    });
    life.give('2025-09-22T09:00:00+02:00', 'invite-to-meeting', { meetingId: 'm1' });
    life.give('2025-09-23T09:00:00+02:00', 'move-meeting', {
      meetingId: 'm1',
      meetingAt: '2025-10-09T13:00:00+02:00',
    });
    expect(life.deadline('F2-02.m1', LATER)).toMatchObject({
      dueOn: '2025-10-02',
      status: 'met',
      metAt: '2025-09-22T09:00:00+02:00',
    });
  });

  it('F2-05 is cancelled with its meeting', () => {
    const life = esbjerg();
    plan(life, '2025-11-10T09:00:00+01:00', 'm2', 'term', '2025-12-12T09:00:00+01:00');
    life.give('2025-11-20T09:00:00+01:00', 'cancel-meeting', { meetingId: 'm2', reason: 'sygdom' });
    expect(life.deadline('F2-05.m2', LATER)).toMatchObject({
      status: 'cancelled',
      statusReason: { da: 'Mødet er aflyst' },
    });
  });

  it('F2-02 counts an invitation sent before the plan was put on record', () => {
    const life = esbjerg();
    plan(life, '2025-09-29T09:00:00+02:00', 'm1', 'first-coordination', '2025-10-02T13:00:00+02:00');
    life.give('2025-09-29T09:05:00+02:00', 'invite-to-meeting', {
      meetingId: 'm1',
      dispatchedAt: '2025-09-22T09:00:00+02:00',
    });
    expect(life.deadline('F2-02.m1', LATER).status).toBe('met');
  });

  it('F2-02 accepts an invitation recorded after the meeting was held', () => {
    const life = esbjerg();
    plan(life, '2025-09-10T09:00:00+02:00', 'm1', 'first-coordination', '2025-10-02T13:00:00+02:00');
    hold(life, 'm1', '2025-10-02T13:00:00+02:00');
    life.give('2025-10-03T09:00:00+02:00', 'invite-to-meeting', {
      meetingId: 'm1',
      dispatchedAt: '2025-09-24T09:00:00+02:00',
    });
    expect(life.deadline('F2-02.m1', LATER)).toMatchObject({
      status: 'met',
      metAt: '2025-09-24T09:00:00+02:00',
    });
  });
});

describe('F2-03', () => {
  it.each([
    ['4 weeks after the first consultation', '2025-09-09', '2025-10-07'],
    ['4 weeks before the term meeting when that is earlier', '2025-10-30', '2025-11-14'],
  ])('is due %s', (_which, consultedOn, dueOn) => {
    const life = esbjerg();
    life.give(`${consultedOn}T15:00:00+02:00`, 'hold-first-consultation', {
      heldAt: `${consultedOn}T10:00:00+02:00`,
    });
    expect(life.ofRule('F2-03', `${consultedOn}T16:00:00+02:00`)).toMatchObject([{ dueOn }]);
  });

  it('knows no term meeting where the agreement has none', () => {
    const life = esbjerg({ municipality: 'vejle' });
    life.give('2025-11-25T10:00:00+01:00', 'hold-first-consultation', {
      heldAt: '2025-11-25T10:00:00+01:00',
    });
    expect(life.ofRule('F2-03', LATER)).toMatchObject([{ dueOn: '2025-12-23' }]);
  });

  it('is met by the first coordination meeting, also one held before the consultation, not by another', () => {
    const life = esbjerg();
    plan(life, '2025-09-02T09:00:00+02:00', 'm0', 'ad-hoc', '2025-09-03T13:00:00+02:00');
    hold(life, 'm0', '2025-09-03T13:00:00+02:00');
    plan(life, '2025-09-03T15:00:00+02:00', 'm1', 'first-coordination', '2025-09-12T13:00:00+02:00');
    hold(life, 'm1', '2025-09-12T13:00:00+02:00');
    life.give('2025-09-15T10:00:00+02:00', 'hold-first-consultation', {
      heldAt: '2025-09-15T10:00:00+02:00',
    });
    expect(life.ofRule('F2-03', LATER)).toMatchObject([
      { status: 'met', metAt: '2025-09-12T13:00:00+02:00' },
    ]);
  });
});

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

describe('F2-06', () => {
  it('is due two arbejdsdage after the request, over Easter', () => {
    const life = begin({ at: '2025-04-01T10:00:00+02:00', refer: { edd: '2025-09-01' } });
    plan(life, '2025-04-02T10:00:00+02:00', 'm1', 'first-coordination', '2025-05-14T13:00:00+02:00');
    life.give('2025-04-16T09:00:00+02:00', 'request-earlier-meeting', { meetingId: 'm1' });
    expect(life.deadline('F2-06.m1', '2025-04-16T10:00:00+02:00').dueOn).toBe('2025-04-23');
    life.give('2025-04-22T09:00:00+02:00', 'decide-earlier-meeting', {
      meetingId: 'm1',
      granted: true,
      meetingAt: '2025-04-30T13:00:00+02:00',
    });
    expect(life.deadline('F2-06.m1', LATER).status).toBe('met');
    expect(life.deadline('F2-02.m1', LATER).dueOn).toBe('2025-04-23');
  });

  it('a refused request leaves the meeting where it is, and a second request is a new occurrence', () => {
    const life = esbjerg();
    plan(life, '2025-09-02T10:00:00+02:00', 'm1', 'first-coordination', '2025-10-02T13:00:00+02:00');
    life.give('2025-09-03T09:00:00+02:00', 'request-earlier-meeting', { meetingId: 'm1' });
    life.give('2025-09-04T09:00:00+02:00', 'decide-earlier-meeting', { meetingId: 'm1', granted: false });
    life.give('2025-09-08T09:00:00+02:00', 'request-earlier-meeting', { meetingId: 'm1' });
    expect(life.deadline('F2-02.m1', LATER).dueOn).toBe('2025-09-25');
    expect(life.ofRule('F2-06', '2025-09-08T10:00:00+02:00')).toMatchObject([
      { id: 'F2-06.m1', status: 'met' },
      { id: 'F2-06.m1.2', dueOn: '2025-09-10' },
    ]);
  });
});

describe('a meeting', () => {
  const planned = (): Life => {
    const life = esbjerg();
    plan(life, '2025-09-10T09:00:00+02:00', 'm1', 'first-coordination', '2025-10-02T13:00:00+02:00');
    return life;
  };

  it('that the case does not know is NOT_FOUND', () => {
    const life = planned();
    for (const command of ['invite-to-meeting', 'cancel-meeting', 'request-earlier-meeting'])
      expect(life.refused('2025-09-11T09:00:00+02:00', command, { meetingId: 'm9' })).toBe('NOT_FOUND');
    expect(
      life.refused('2025-09-11T09:00:00+02:00', 'hold-meeting', {
        meetingId: 'm9',
        participants: ['FR'],
        consents: [],
      }),
    ).toBe('NOT_FOUND');
  });

  it('planned twice under one id is DUPLICATE, and without an id gets the next number', () => {
    const life = planned();
    const again = { kind: 'term', meetingAt: '2025-12-12T09:00:00+01:00', invitees: ['FR'] };
    expect(life.refused('2025-09-11T09:00:00+02:00', 'plan-meeting', { meetingId: 'm1', ...again })).toBe(
      'DUPLICATE',
    );
    expect(life.give('2025-09-11T09:00:00+02:00', 'plan-meeting', again).events[0]?.data.meetingId).toBe(
      'm2',
    );
  });

  it('that was held can neither be held again, moved, advanced nor cancelled', () => {
    const life = planned();
    hold(life, 'm1', '2025-10-02T13:00:00+02:00');
    const at = '2025-10-03T09:00:00+02:00';
    expect(life.refused(at, 'hold-meeting', { meetingId: 'm1', participants: ['FR'], consents: [] })).toBe(
      'PRECONDITION',
    );
    expect(life.refused(at, 'cancel-meeting', { meetingId: 'm1' })).toBe('PRECONDITION');
    expect(
      life.refused(at, 'move-meeting', { meetingId: 'm1', meetingAt: '2025-11-02T13:00:00+01:00' }),
    ).toBe('PRECONDITION');
    expect(life.refused(at, 'decide-earlier-meeting', { meetingId: 'm1', granted: false })).toBe(
      'PRECONDITION',
    );
    expect(life.refused(at, 'invite-to-meeting', { meetingId: 'm1' })).toBe('PRECONDITION');
  });

  it('that was cancelled cannot be held or invited to', () => {
    const life = planned();
    life.give('2025-09-15T09:00:00+02:00', 'cancel-meeting', { meetingId: 'm1' });
    const at = '2025-10-02T15:00:00+02:00';
    expect(life.refused(at, 'hold-meeting', { meetingId: 'm1', participants: ['FR'], consents: [] })).toBe(
      'PRECONDITION',
    );
    expect(life.refused(at, 'invite-to-meeting', { meetingId: 'm1' })).toBe('PRECONDITION');
  });

  it('cannot be advanced to a later time', () => {
    expect(
      planned().refused('2025-09-11T09:00:00+02:00', 'decide-earlier-meeting', {
        meetingId: 'm1',
        granted: true,
        meetingAt: '2025-10-03T13:00:00+02:00',
      }),
    ).toBe('PRECONDITION');
  });

  it('cannot have been held in the future', () => {
    expect(
      planned().refused('2025-10-01T09:00:00+02:00', 'hold-meeting', {
        meetingId: 'm1',
        heldAt: '2025-10-02T13:00:00+02:00',
        participants: ['FR'],
        consents: [],
      }),
    ).toBe('VALIDATION');
  });
});

describe('the explanation', () => {
  const stepsOf = (life: Life, id: string, at: string) => {
    const state = life.world.get('pregnancy')?.state;
    const found = state ? explain(state, id, parseInstant(at) ?? 0) : null;
    return (found?.steps ?? [])
      .filter((step) => step.kind === 'count')
      .map((step) => [step.text.en, step.on]);
  };

  it('of a late term meeting counts from the referral and the notice', () => {
    const life = begin({ at: '2025-11-03T10:00:00+01:00', refer: { edd: '2025-12-31' } });
    expect(stepsOf(life, 'F2-04.1', '2025-11-04T10:00:00+01:00')).toEqual([
      ['Due date of birth (termin)', '2025-12-31'],
      ['Held up to and including this day is in time', '2025-10-29'],
      ['10 weeks before the due date', '2025-10-22'],
      ['Referred', '2025-11-03'],
      ['Late referral: as soon as the notice of 7 days allows', '2025-11-10'],
      ['Target: the last working day on or before the limit (R-06)', '2025-11-10'],
    ]);
  });

  it('of a late combined plan names every day that the fifth arbejdsdag passed over', () => {
    const life = begin({ at: '2025-12-22T10:00:00+01:00', refer: { edd: '2026-01-15' } });
    const state = life.world.get('pregnancy')?.state;
    const found = state ? explain(state, 'F2-10.1', parseInstant('2025-12-22T11:00:00+01:00') ?? 0) : null;
    const late = found?.steps.find((step) => step.text.en.startsWith('Late referral: working day'));
    // 23, 29, 30 December, 2 and 5 January.
    expect(late?.on).toBe('2026-01-05');
    expect(late?.days?.filter((day) => day.skipped).map((day) => day.on)).toEqual([
      '2025-12-24',
      '2025-12-25',
      '2025-12-26',
      '2025-12-27',
      '2025-12-28',
      '2025-12-31',
      '2026-01-01',
      '2026-01-03',
      '2026-01-04',
    ]);
  });
});
