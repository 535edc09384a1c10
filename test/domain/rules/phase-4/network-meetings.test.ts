import { describe, expect, it } from 'vitest';
import { ruleById } from '../../../../domain/rules/catalogue.ts';
import { begin, type Life } from '../../support/life.ts';
import { childBorn, noon } from './child-life.ts';

const plan = (life: Life, on: string, meetingId: string, kind: string, meetingOn: string) =>
  life.give(noon(on), 'plan-meeting', {
    meetingId,
    kind,
    meetingAt: noon(meetingOn),
    invitees: ['FMI', 'FR'],
  });

const invite = (life: Life, on: string, meetingId: string) =>
  life.give(noon(on), 'invite-to-meeting', { meetingId, dispatchedAt: noon(on) });

const municipalCase = (life: Life, on: string) =>
  life.give(noon(on), 'open-municipal-case', { openedOn: on });

describe('F4-09, notice of a network meeting', () => {
  it.each([
    ['network', '2026-12-10', '2026-11-12', '2026-11-12'],
    ['closing', '2026-01-30', '2026-01-02', '2026-01-02'],
    ['network', '2026-05-01', '2026-04-03', '2026-04-01'],
  ])('F4-09 for a %s meeting on %s is dispatched by %s, target %s', (kind, meetingOn, dueOn, targetOn) => {
    const life = childBorn('2024-09-02');
    plan(life, '2025-06-02', 'm1', kind, meetingOn);
    expect(life.deadline('F4-09.m1', noon('2025-06-02'))).toMatchObject({
      dueOn,
      targetOn,
      nature: 'MÅL',
      responsible: 'SSR',
    });
  });

  it('F4-09 does not stand for other meetings', () => {
    const life = childBorn('2024-09-02');
    plan(life, '2025-06-02', 'm1', 'ad-hoc', '2025-09-01');
    expect(life.ofRule('F4-09', noon('2025-06-03'))).toEqual([]);
  });

  it('F4-09 follows a moved meeting, its invitation stands, and a short notice shows', () => {
    const life = childBorn('2024-09-02');
    plan(life, '2025-06-02', 'm1', 'network', '2025-08-21');
    life.give(noon('2025-06-10'), 'move-meeting', {
      meetingId: 'm1',
      reason: 'x',
      meetingAt: noon('2025-08-28'),
    });
    expect(life.deadline('F4-09.m1', noon('2025-06-10')).dueOn).toBe('2025-07-31');
    invite(life, '2025-08-01', 'm1');
    expect(life.deadline('F4-09.m1', noon('2025-08-01')).status).toBe('met-late');
    life.give(noon('2025-08-04'), 'move-meeting', {
      meetingId: 'm1',
      reason: 'x',
      meetingAt: noon('2025-09-04'),
    });
    expect(life.deadline('F4-09.m1', noon('2025-08-04'))).toMatchObject({
      dueOn: '2025-08-07',
      status: 'met',
    });
  });

  it('F4-09 missed is an advisory target missed, and a cancelled meeting needs no invitation', () => {
    const life = childBorn('2024-09-02');
    plan(life, '2025-06-02', 'm1', 'network', '2025-08-21');
    expect(life.deadline('F4-09.m1', noon('2025-07-25')).status).toBe('advisory-missed');
    plan(life, '2025-06-02', 'm2', 'network', '2025-10-30');
    life.give(noon('2025-09-01'), 'cancel-meeting', { meetingId: 'm2', reason: 'x' });
    expect(life.deadline('F4-09.m2', noon('2025-09-01')).status).toBe('cancelled');
  });

  it('F4-09 reminds the social worker 35 days before the meeting and breaches nobody', () => {
    const life = childBorn('2024-09-02');
    plan(life, '2025-06-02', 'm1', 'network', '2025-08-21');
    expect(life.deadline('F4-09.m1', noon('2025-06-02')).reminders).toEqual([
      { at: '2025-07-17T08:00:00+02:00', to: 'SSR', kind: 'reminder' },
    ]);
  });
});

describe('F4-10, the closing meeting', () => {
  it('C10: F4-10 is due on 1 May of the year of school start where the agreement requires a closing meeting', () => {
    expect(childBorn('2024-11-15').deadline('F4-10.1', noon('2024-11-16'))).toMatchObject({
      dueOn: '2030-05-01',
      responsible: 'FP',
    });
    expect(childBorn('2024-11-15', { municipality: 'aabenraa' }).ofRule('F4-10', noon('2024-11-16'))).toEqual(
      [],
    );
    const chosen = childBorn('2025-11-15', {
      municipality: 'aabenraa',
      parameters: { closingMeetingRequired: true },
    });
    expect(chosen.deadline('F4-10.1', noon('2025-11-16'))).toMatchObject({
      dueOn: '2031-05-01',
      targetOn: '2031-05-01',
    });
  });

  it('F4-10 moves with a postponed school start and is met by the closing meeting alone', () => {
    const life = childBorn('2024-11-15');
    life.give(noon('2030-03-04'), 'set-school-start', { choice: 'postponed', decidedOn: '2030-03-04' });
    expect(life.deadline('F4-10.1', noon('2030-03-04')).dueOn).toBe('2031-05-01');
    for (const [id, kind, on] of [
      ['m1', 'network', '2031-02-03'],
      ['m2', 'closing', '2031-04-10'],
    ] as const) {
      plan(life, '2031-01-06', id, kind, on);
      life.give(noon(on), 'hold-meeting', {
        meetingId: id,
        heldAt: noon(on),
        participants: ['FR'],
        consents: [],
      });
      expect(life.deadline('F4-10.1', noon(on)).status).toBe(kind === 'closing' ? 'met' : 'due-soon');
    }
  });

  it('F4-10 of a child referred after 1 May of its school year leaves five arbejdsdage', () => {
    const life = childBorn('2024-03-04', { referredAt: noon('2030-05-28') });
    expect(life.deadline('F4-10.1', noon('2030-05-28')).dueOn).toBe('2030-06-06');
  });
});

describe('F4-11, the closing summary', () => {
  it('F4-11 is due four weeks before the closing meeting in an active municipal case', () => {
    const life = childBorn('2024-11-15');
    municipalCase(life, '2025-01-06');
    plan(life, '2030-03-01', 'm1', 'closing', '2030-04-11');
    expect(life.deadline('F4-11.m1', noon('2030-03-01'))).toMatchObject({
      dueOn: '2030-03-14',
      responsible: 'FP',
    });
    life.give(noon('2030-03-15'), 'send-closing-summary', { sentAt: noon('2030-03-15') });
    expect(life.deadline('F4-11.m1', noon('2030-03-15')).status).toBe('met-late');
  });

  it('F4-11 counts a summary sent before the meeting was planned, and falls away with the meeting', () => {
    const life = childBorn('2024-11-15');
    municipalCase(life, '2025-01-06');
    life.give(noon('2030-02-01'), 'send-closing-summary', { sentAt: noon('2030-02-01') });
    plan(life, '2030-03-01', 'm1', 'closing', '2030-04-11');
    expect(life.deadline('F4-11.m1', noon('2030-03-01')).status).toBe('met');
    const cancelled = childBorn('2024-11-15');
    municipalCase(cancelled, '2025-01-06');
    plan(cancelled, '2030-03-01', 'm1', 'closing', '2030-04-11');
    cancelled.give(noon('2030-03-04'), 'cancel-meeting', { meetingId: 'm1', reason: 'x' });
    expect(cancelled.deadline('F4-11.m1', noon('2030-03-20')).status).toBe('cancelled');
  });

  it('F4-11 does not stand without a municipal case; one opened in the pregnancy is the child’s too', () => {
    const none = childBorn('2024-11-15');
    plan(none, '2030-03-01', 'm1', 'closing', '2030-04-11');
    expect(none.ofRule('F4-11', noon('2030-03-02'))).toEqual([]);
    const life = begin({ at: noon('2024-06-03'), refer: { edd: '2024-11-20' } });
    municipalCase(life, '2024-06-18');
    life.give(noon('2024-11-15'), 'record-birth', {
      bornAt: '2024-11-15T06:00:00Z',
      children: [{ ref: 'child:1', alive: true }],
      place: 'x',
    });
    life.give(
      noon('2030-03-01'),
      'plan-meeting',
      { meetingId: 'm1', kind: 'closing', meetingAt: noon('2030-04-11'), invitees: ['FMI'] },
      'child:1',
    );
    expect(life.deadline('F4-11.m1', noon('2030-03-01'), 'child:1').dueOn).toBe('2030-03-14');
  });
});

describe('F4-31 and F4-36, whether and how to meet', () => {
  it("F4-31 refuses a network meeting against the parents' recorded no, until they say yes", () => {
    const life = childBorn('2024-09-02');
    const data = { meetingId: 'm1', kind: 'network', meetingAt: noon('2025-09-01'), invitees: ['FMI'] };
    life.give(noon('2025-03-03'), 'answer-network-meetings', { agreed: false });
    expect(life.refused(noon('2025-03-04'), 'plan-meeting', data)).toBe('PRECONDITION');
    life.give(noon('2025-03-04'), 'plan-meeting', { ...data, meetingId: 'm2', kind: 'ad-hoc' });
    life.give(noon('2025-03-10'), 'answer-network-meetings', { agreed: true });
    life.give(noon('2025-03-11'), 'plan-meeting', data);
  });

  it('F4-31 asks doctor and psychologist within ten arbejdsdage of the examination', () => {
    const life = childBorn('2024-09-02');
    life.give(noon('2025-04-11'), 'record-examination', {
      programme: 'famplus',
      code: '8m',
      on: '2025-04-11',
    });
    expect(life.deadline('F4-31.8m', noon('2025-04-11')).dueOn).toBe('2025-04-30');
    life.give(noon('2025-04-30'), 'assess-network-meeting', { examination: '8m', needed: false });
    expect(life.deadline('F4-31.8m', noon('2025-04-30')).status).toBe('met');
  });

  it('C21: F4-36 asks whether the custody holders are invited, or the family department gave reasons', () => {
    expect(ruleById('F4-36')?.items?.[0]?.en).toContain('custody holders are invited');
  });

  it('F4-36 shows the roles of a network meeting, ticked off, and never nags', () => {
    const life = childBorn('2024-09-02');
    plan(life, '2025-06-02', 'm1', 'network', '2025-08-21');
    expect(life.deadline('F4-36.m1', noon('2025-06-02'))).toMatchObject({
      dueOn: null,
      reminders: [],
      kind: 'checklist',
    });
    life.give(noon('2025-06-03'), 'confirm-checklist', { checklist: 'F4-36' });
    expect(life.deadline('F4-36.m1', noon('2025-06-03')).status).toBe('met');
  });
});
