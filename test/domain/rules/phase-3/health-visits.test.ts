import { describe, expect, it } from 'vitest';
import { birth } from './lives.ts';
import { AFTER, BORN, dates, referredChild } from './newborn-life.ts';

describe('F3-19 weekly visits', () => {
  it('C12: stand once a week for as many weeks as the agreement says', () => {
    expect(dates(birth(BORN), 'F3-19')).toEqual([
      'F3-19.1 – 2026-05-27',
      'F3-19.2 – 2026-06-03',
      'F3-19.3 – 2026-06-10',
      'F3-19.4 – 2026-06-17',
    ]);
    expect(dates(birth(BORN, {}, { parameters: { healthVisitWeeks: 2 } }), 'F3-19')).toHaveLength(2);
    expect(dates(birth(BORN, {}, { municipality: 'aabenraa' }), 'F3-19')).toEqual([]);
  });

  it('keep their date on a holiday, with the target on the arbejdsdag before', () => {
    // Born Thursday 18 December 2025: visit 1 falls on Christmas Day; the 24th is closed.
    const life = birth(
      '2025-12-18T10:00:00+01:00',
      {},
      { at: '2025-06-02T10:00:00+02:00', refer: { edd: '2025-12-20' } },
    );
    expect(life.deadline('F3-19.1', '2025-12-19T10:00:00+01:00', 'child:1')).toMatchObject({
      dueOn: '2025-12-25',
      targetOn: '2025-12-23',
      responsible: 'SP',
    });
  });

  it('are met by the visit of that number, also ahead of its week, or by the offer answered', () => {
    const life = birth(BORN);
    const visit = (code: string, on: string) =>
      life.give(
        `${on}T12:00:00+02:00`,
        'record-examination',
        { programme: 'health-visit', code, on },
        'child:1',
      );
    visit('2', '2026-05-26');
    visit('1', '2026-05-28');
    life.give('2026-06-09T10:00:00+02:00', 'answer-health-visit', { code: '3', accepted: false }, 'child:1');
    expect(life.ofRule('F3-19', '2026-06-18T10:00:00+02:00', 'child:1').map((one) => one.status)).toEqual([
      'met-late',
      'met',
      'met',
      'overdue',
    ]);
  });

  it('that lie before a late referral are not opened', () => {
    const life = referredChild('2026-06-05T10:00:00+02:00', BORN, { healthVisitWeeks: 4 });
    expect(dates(life, 'F3-19', '2026-06-06T10:00:00+02:00')).toEqual([
      'F3-19.3 – 2026-06-10',
      'F3-19.4 – 2026-06-17',
    ]);
  });
});

describe('F3-20 basic programme', () => {
  it('has six visits with their windows, guidance that nobody breaches', () => {
    const life = birth(BORN, {}, { municipality: 'aabenraa' });
    expect(dates(life, 'F3-20')).toEqual([
      'F3-20.b1 2026-05-24 2026-05-26',
      'F3-20.b2 2026-05-28 2026-06-03',
      'F3-20.b3 – 2026-07-20',
      'F3-20.b4 2026-09-20 2026-11-20',
      'F3-20.b5 2027-01-20 2027-03-20',
      'F3-20.b6 – 2027-11-20',
    ]);
    expect(life.deadline('F3-20.b1', '2026-05-27T00:00:00+02:00', 'child:1').status).toBe('advisory-missed');
  });

  it('clamps its months for a child born on the last of August, and follows the weekly visits', () => {
    const life = birth(
      '2026-08-31T10:00:00+02:00',
      {},
      { at: '2026-02-02T10:00:00+01:00', refer: { edd: '2026-09-01' } },
    );
    expect(dates(life, 'F3-20', '2026-09-01T10:00:00+02:00')).toEqual([
      'F3-20.b3 – 2026-10-31',
      'F3-20.b4 2026-12-31 2027-02-28',
      'F3-20.b5 2027-04-30 2027-06-30',
      'F3-20.b6 – 2028-02-29',
    ]);
  });

  it('is met by the visit with its code', () => {
    const life = birth(BORN, {}, { municipality: 'aabenraa' });
    life.give(
      '2026-05-25T12:00:00+02:00',
      'record-examination',
      { programme: 'health-visit', code: 'b1', on: '2026-05-25' },
      'child:1',
    );
    expect(life.deadline('F3-20.b1', '2026-05-26T12:00:00+02:00', 'child:1').status).toBe('met');
  });
});

describe('F3-30 assessment after four weeks', () => {
  it('stands from four to five weeks after birth and is met by the assessment', () => {
    const life = birth(BORN);
    expect(life.deadline('F3-30.1', AFTER, 'child:1')).toMatchObject({
      earliestOn: '2026-06-17',
      dueOn: '2026-06-24',
      status: 'waiting',
    });
    life.give('2026-06-20T10:00:00+02:00', 'assess-health-visits', { specialEffort: true }, 'child:1');
    expect(life.deadline('F3-30.1', '2026-06-21T10:00:00+02:00', 'child:1').status).toBe('met');
  });
});
