import { describe, expect, it } from 'vitest';
import { ruleById } from '../../../../domain/rules/catalogue.ts';
import { begin, type Life } from '../../support/life.ts';

const LATER = '2026-03-01T12:00:00+01:00';

const refer = (more = {}): Life =>
  begin({ at: '2025-09-01T10:00:00+02:00', refer: { edd: '2026-02-20' }, ...more });

const plan = (life: Life, kind: string, meetingId = 'm1') =>
  life.give('2025-09-10T09:00:00+02:00', 'plan-meeting', {
    meetingId,
    kind,
    meetingAt: '2025-10-02T13:00:00+02:00',
    invitees: ['FR', 'FP'],
  });

/** Where the sources disagree (catalogue §3), as far as phase 2 is concerned. */
describe('conflicts between the sources', () => {
  it('C1: the notice is 14 days by the regional agreement, 7 in Esbjerg, and any other by agreement', () => {
    const noticeOf = (more: object) => {
      const life = refer(more);
      plan(life, 'first-coordination');
      return life.deadline('F2-02.m1', LATER).dueOn;
    };
    expect(noticeOf({ municipality: 'kolding' })).toBe('2025-09-18');
    expect(noticeOf({ municipality: 'esbjerg' })).toBe('2025-09-25');
    expect(noticeOf({ parameters: { coordinationMeetingNoticeDays: 10 } })).toBe('2025-09-22');
  });

  it('C6: the law lets the plan come after the decision, the agreed goal before the birth stays', () => {
    const life = refer();
    life.give('2025-11-03T10:00:00+01:00', 'decide-measure', {
      measureId: 'k1',
      basis: 'BL32',
      decidedOn: '2025-11-03',
      consent: true,
      placement: false,
      planRequired: true,
      grounds: 'earlier',
    });
    expect(life.deadline('F2-12.k1', LATER).dueOn).toBe('2026-02-03');
    expect(life.deadline('F2-11.1', LATER).dueOn).toBe('2026-01-23');
  });

  it('C7: the clinic calls the term meeting', () => {
    expect(refer().deadline('F2-04.1', LATER).responsible).toBe('FP');
  });

  it('C8: the number of meetings and the term meeting are what the agreement says', () => {
    const region = refer({ municipality: 'kolding' });
    expect(region.ofRule('F2-04', LATER)).toEqual([]);
    expect(region.ofRule('F2-01', LATER)).toHaveLength(1);
    expect(refer({ parameters: { minCoordinationMeetings: 0 } }).ofRule('F2-01', LATER)).toEqual([]);
    expect(refer({ parameters: { termMeetingWeeksBefore: 8 } }).deadline('F2-04.1', LATER).dueOn).toBe(
      '2025-12-26',
    );
  });

  it('C9: one form carries the names of all three agreements', () => {
    expect(ruleById('F2-09')?.about?.da).toMatch(/SG bilag 3.*RA bilag 2.*ESB bilag 3.*specialplanen/);
  });

  it('C11: the clinic writes the minutes, unless the first meeting agreed on another from then on', () => {
    const life = refer();
    for (const [meetingId, kind, heldAt, more] of [
      ['m0', 'ad-hoc', '2025-09-15T10:00:00+02:00', {}],
      ['m1', 'first-coordination', '2025-10-02T13:00:00+02:00', { minutesBy: 'FR' }],
      ['m2', 'term', '2025-12-12T09:00:00+01:00', {}],
    ] as const) {
      plan(life, kind, meetingId);
      life.give(heldAt, 'hold-meeting', {
        meetingId,
        heldAt,
        participants: ['FR', 'FP'],
        consents: [],
        ...more,
      });
    }
    const authors = life.ofRule('F2-08', LATER).map(({ id, responsible }) => [id, responsible]);
    expect(authors).toEqual([
      ['F2-08.m0', 'FP'],
      ['F2-08.m1', 'FR'],
      ['F2-08.m2', 'FR'],
    ]);
  });

  it('C16: a decision before the birth is possible, with consent at any time, without it from three months before', () => {
    const life = refer();
    const measure = { consent: true, placement: true, grounds: 'parallel' };
    expect(
      life.give('2025-09-08T10:00:00+02:00', 'decide-measure', {
        ...measure,
        basis: 'BL46',
        decidedOn: '2025-09-08',
      }).ok,
    ).toBe(true);
    const without = { ...measure, consent: false, basis: 'BL49' };
    expect(
      life.refused('2025-11-19T10:00:00+01:00', 'decide-measure', { ...without, decidedOn: '2025-11-19' }),
    ).toBe('TOO_EARLY');
    expect(
      life.give('2025-11-20T10:00:00+01:00', 'decide-measure', { ...without, decidedOn: '2025-11-20' }).ok,
    ).toBe(true);
  });
});
