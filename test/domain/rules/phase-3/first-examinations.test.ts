import { describe, expect, it } from 'vitest';
import { begin } from '../../support/life.ts';
import { birth } from './lives.ts';
import { AFTER, BORN, dates, referredChild } from './newborn-life.ts';

describe('F3-21, F3-22 and F3-23, the first examinations', () => {
  it('F3-21 is a window from 35 to 56 days after birth without tolerance', () => {
    const life = birth(BORN);
    expect(life.deadline('F3-21.5-8w', '2026-06-23T10:00:00+02:00', 'child:1')).toMatchObject({
      earliestOn: '2026-06-24',
      dueOn: '2026-07-15',
      responsible: 'FP',
      status: 'waiting',
    });
    expect(life.deadline('F3-21.5-8w', '2026-07-16T00:00:00+02:00', 'child:1').status).toBe(
      'advisory-missed',
    );
  });

  it('F3-21 is met by its code even before the window, and reminds the social worker after three weeks', () => {
    const life = birth(BORN);
    life.give(
      '2026-06-22T12:00:00+02:00',
      'record-examination',
      { programme: 'famplus', code: '5-8w', on: '2026-06-22' },
      'child:1',
    );
    expect(life.deadline('F3-21.5-8w', '2026-06-22T13:00:00+02:00', 'child:1').status).toBe('met');
    expect(
      (life.world.get('child:1')?.sent ?? [])
        .filter((one) => one.deadlineId === 'F3-21.5-8w')
        .map((one) => `${one.at} ${one.to}`),
    ).toEqual(['2026-06-10T08:00:00+02:00 SSR']);
  });

  it('F3-21 and F3-22 are not opened when they were over before the referral', () => {
    // Windows end on 15 July and 24 June.
    const inside = referredChild('2026-07-15T10:00:00+02:00', BORN);
    expect(dates(inside, 'F3-21', '2026-07-15T11:00:00+02:00')).toEqual(['F3-21.5-8w 2026-06-24 2026-07-15']);
    expect(dates(inside, 'F3-22', '2026-07-15T11:00:00+02:00')).toEqual([]);
    const over = referredChild('2026-07-16T10:00:00+02:00', BORN);
    expect(dates(over, 'F3-21', '2026-07-16T11:00:00+02:00')).toEqual([]);
  });

  it('F3-22 is met by the GP’s examination 5w', () => {
    const life = birth(BORN);
    expect(life.deadline('F3-22.5w', AFTER, 'child:1')).toMatchObject({
      dueOn: '2026-06-24',
      responsible: 'GP',
    });
    life.give(
      '2026-06-24T12:00:00+02:00',
      'record-examination',
      { programme: 'gp-child', code: '5w', on: '2026-06-24' },
      'child:1',
    );
    expect(life.deadline('F3-22.5w', '2026-06-25T12:00:00+02:00', 'child:1').status).toBe('met');
  });

  it('F3-23 is the mother’s, eight weeks after birth over the change of time, and told only with contraception agreed', () => {
    const early = { at: '2025-09-01T10:00:00+02:00', refer: { edd: '2026-03-01' } };
    const life = birth('2026-03-01T10:00:00+01:00', {}, early);
    expect(life.deadline('F3-23.8w', '2026-03-02T10:00:00+01:00')).toMatchObject({
      dueOn: '2026-04-26',
      targetOn: '2026-04-24',
      responsible: 'GP',
      subject: 'mother',
      reminders: [],
    });
    const agreed = begin(early);
    agreed.give('2026-01-05T10:00:00+01:00', 'agree', { what: 'contraception', on: '2026-01-05' });
    agreed.give('2026-03-01T10:00:00+01:00', 'record-birth', {
      bornAt: '2026-03-01T10:00:00+01:00',
      children: [{ ref: 'child:1', alive: true }],
    });
    expect(
      agreed.deadline('F3-23.8w', '2026-03-02T10:00:00+01:00').reminders.map((one) => `${one.at} ${one.to}`),
    ).toEqual(['2026-04-24T08:00:00+02:00 FP', '2026-04-24T08:00:00+02:00 FR']);
  });
});
