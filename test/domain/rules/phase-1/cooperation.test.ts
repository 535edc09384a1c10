import { describe, expect, it } from 'vitest';
import { pregnancy } from './notified.ts';

const spring = () => pregnancy({ at: '2025-04-01T09:00:00+02:00', refer: { edd: '2025-09-26' } });

describe('who takes part', () => {
  it('F1-09 has its target on the day of the first midwife visit and its limit on the second arbejdsdag, over Easter', () => {
    const life = spring();
    life.give('2025-04-16T10:00:00+02:00', 'hold-midwife-visit');
    life.give('2025-04-23T10:00:00+02:00', 'hold-midwife-visit');
    expect(life.ofRule('F1-09', '2025-04-23T12:00:00+02:00')).toMatchObject([
      { targetOn: '2025-04-16', dueOn: '2025-04-23' },
    ]);
    life.give('2025-04-24T10:00:00+02:00', 'inform-health-visitors', { sentAt: '2025-04-23T20:00:00+02:00' });
    expect(life.deadline('F1-09.1', '2025-04-24T12:00:00+02:00').status).toBe('met');
  });

  it('F1-09 opens for a midwife visit recorded as an examination', () => {
    const life = spring();
    life.give('2025-05-02T10:00:00+02:00', 'record-examination', {
      programme: 'midwife',
      code: '1',
      on: '2025-05-01',
    });
    expect(life.deadline('F1-09.1', '2025-05-02T12:00:00+02:00')).toMatchObject({
      targetOn: '2025-05-01',
      dueOn: '2025-05-05',
    });
  });

  it('F1-10 counts three arbejdsdage over Ascension Day', () => {
    const life = spring();
    life.give('2025-05-28T10:00:00+02:00', 'open-municipal-case', { openedOn: '2025-05-28' });
    expect(life.deadline('F1-10.1', '2025-05-28T12:00:00+02:00').dueOn).toBe('2025-06-03');
    life.give('2025-06-04T10:00:00+02:00', 'name-caseworker', {
      organisation: 'Familierådgivningen',
      name: 'A',
    });
    expect(life.deadline('F1-10.1', '2025-06-04T12:00:00+02:00').status).toBe('met-late');
  });

  it('F1-11 counts five arbejdsdage from the first consultation over Grundlovsdag and Whitsun, and stands once', () => {
    const life = spring();
    life.give('2025-06-04T10:00:00+02:00', 'hold-first-consultation');
    life.give('2025-06-10T10:00:00+02:00', 'confirm-inclusion', { included: 'yes', codes: ['1a'] });
    expect(life.ofRule('F1-11', '2025-06-10T12:00:00+02:00')).toMatchObject([{ dueOn: '2025-06-13' }]);
    life.give('2025-06-13T10:00:00+02:00', 'name-contact-person', {
      organisation: 'Familieambulatoriet',
      name: 'B',
    });
    expect(life.deadline('F1-11.1', '2025-06-14T12:00:00+02:00').status).toBe('met');
  });

  it('F1-11 does not stand for a woman who was not included', () => {
    const life = spring();
    life.give('2025-06-10T10:00:00+02:00', 'confirm-inclusion', { included: 'no', codes: [] });
    expect(life.ofRule('F1-11', '2025-06-11T12:00:00+02:00')).toEqual([]);
  });

  it.each([
    ['2025-09-26', '2025-05-09', '20+0 is later'],
    ['2025-07-18', '2025-04-15', 'referred at 24+4, so 14 days after the referral'],
  ])('F1-33 with termin %s is due on %s: %s', (edd, dueOn) => {
    const life = pregnancy({ at: '2025-04-01T09:00:00+02:00', refer: { edd } });
    expect(life.deadline('F1-33.1', '2025-04-02T10:00:00+02:00').dueOn).toBe(dueOn);
  });

  it('F1-33 with an unknown termin is due 14 days after the referral, and is met by the agreement on attendance only', () => {
    const life = pregnancy({ at: '2025-04-01T09:00:00+02:00', refer: {} });
    life.give('2025-04-08T10:00:00+02:00', 'agree', { what: 'medication', on: '2025-04-08' });
    expect(life.deadline('F1-33.1', '2025-04-09T10:00:00+02:00')).toMatchObject({
      dueOn: '2025-04-15',
      metAt: null,
    });
    life.give('2025-04-10T10:00:00+02:00', 'agree', { what: 'attendance-plan', on: '2025-04-10' });
    expect(life.deadline('F1-33.1', '2025-04-11T10:00:00+02:00').status).toBe('met');
  });
});
