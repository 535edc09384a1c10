import { describe, expect, it } from 'vitest';
import { birth } from './lives.ts';
import { AFTER, BORN, dates, referredChild } from './newborn-life.ts';

describe('F3-24 parenthood', () => {
  it('is due 28 days after birth and never rolls off Boxing Day', () => {
    const life = birth(
      '2025-11-28T10:00:00+01:00',
      {},
      { at: '2025-06-02T10:00:00+02:00', refer: { edd: '2025-12-01' } },
    );
    expect(life.deadline('F3-24.1', '2025-12-01T10:00:00+01:00', 'child:1')).toMatchObject({
      dueOn: '2025-12-26',
      kind: 'right',
      ruleVersion: '2024-09-02',
    });
    expect(life.deadline('F3-24.1', '2025-12-27T00:00:00+01:00', 'child:1')).toMatchObject({
      status: 'cancelled',
      statusReason: { en: 'Not used' },
    });
  });

  it.each([
    ['2020-06-30T10:00:00+02:00', '2020-07-14', '1900-01-01'],
    ['2020-07-01T10:00:00+02:00', '2020-07-29', '2020-07-01'],
    ['2024-09-01T10:00:00+02:00', '2024-09-29', '2020-07-01'],
  ])('of a child born %s is due %s by the version of %s', (bornAt, dueOn, version) => {
    const year = Number(bornAt.slice(0, 4));
    const life = birth(
      bornAt,
      {},
      { at: `${year}-02-03T10:00:00+01:00`, refer: { edd: bornAt.slice(0, 10) } },
    );
    expect(life.deadline('F3-24.1', bornAt, 'child:1')).toMatchObject({ dueOn, ruleVersion: version });
  });

  it('does not stand for a child of married parents', () => {
    expect(birth(BORN, { parentsMarried: true }).ofRule('F3-24', AFTER, 'child:1')).toEqual([]);
    expect(birth(BORN, { parentsMarried: false }).ofRule('F3-24', AFTER, 'child:1')).toHaveLength(1);
  });

  it('is met by the registration, and never asked of the family', () => {
    const life = birth(BORN);
    life.give('2026-06-10T10:00:00+02:00', 'register-parenthood', {}, 'child:1');
    expect(life.deadline('F3-24.1', '2026-06-11T10:00:00+02:00', 'child:1').status).toBe('met');
    expect(
      (life.world.get('child:1')?.sent ?? [])
        .filter((one) => one.deadlineId === 'F3-24.1')
        .map((one) => `${one.at} ${one.to}`),
    ).toEqual(['2026-06-03T08:00:00+02:00 FR', '2026-06-03T08:00:00+02:00 SSR']);
  });
});

describe('F3-25 naming', () => {
  it.each([
    ['2026-05-20T22:15:00+02:00', '2026-11-20'],
    ['2026-08-31T10:00:00+02:00', '2027-02-28'],
  ])('of a child born %s is due %s, not rolled', (bornAt, dueOn) => {
    const life = birth(bornAt, {}, { at: '2026-02-02T10:00:00+01:00', refer: { edd: bornAt.slice(0, 10) } });
    expect(life.deadline('F3-25.1', bornAt, 'child:1').dueOn).toBe(dueOn);
  });

  it('is met by the name, cancelled when not used', () => {
    const life = birth(BORN);
    expect(life.deadline('F3-25.1', '2026-11-21T00:00:00+01:00', 'child:1').status).toBe('cancelled');
    life.give('2026-08-03T10:00:00+02:00', 'name-child', {}, 'child:1');
    expect(life.deadline('F3-25.1', '2026-11-21T00:00:00+01:00', 'child:1').status).toBe('met');
  });
});

describe('F3-26 CPR number', () => {
  it('has no date, and reminds the clinic every morning until it is linked', () => {
    const life = birth(BORN);
    expect(life.deadline('F3-26.1', AFTER, 'child:1')).toMatchObject({
      dueOn: null,
      dueAt: null,
      status: 'due-soon',
    });
    life.give('2026-05-23T12:00:00+02:00', 'link-cpr', { cpr: '8005260001' }, 'child:1');
    life.give('2026-05-26T12:00:00+02:00', 'name-child', {}, 'child:1');
    expect(
      (life.world.get('child:1')?.sent ?? [])
        .filter((one) => one.deadlineId === 'F3-26.1')
        .map((one) => `${one.at} ${one.to}`),
    ).toEqual([
      '2026-05-21T08:00:00+02:00 FP',
      '2026-05-22T08:00:00+02:00 FP',
      '2026-05-23T08:00:00+02:00 FP',
    ]);
    expect(life.deadline('F3-26.1', '2026-05-27T12:00:00+02:00', 'child:1').status).toBe('met');
  });

  it('goes on past the first month, for half a year at most', () => {
    const life = birth(BORN);
    const mornings = life.deadline('F3-26.1', AFTER, 'child:1').reminders.map((one) => one.at.slice(0, 10));
    // Born on 20 May 2026, asked on the 21st: the 183rd morning after the birth is 19 November.
    expect(mornings).toHaveLength(182);
    expect([mornings.at(0), mornings.at(-1)]).toEqual(['2026-05-22', '2026-11-19']);
  });

  it('keeps no number among the facts, and takes none that is not one', () => {
    const life = birth(BORN);
    life.give(AFTER, 'link-cpr', { cpr: '800526-0001' }, 'child:1');
    expect(JSON.stringify(life.world.get('child:1')?.state)).not.toContain('8005260001');
    expect(life.refused(AFTER, 'link-cpr', { cpr: '80-05' }, 'child:1')).toBe('VALIDATION');
    expect(life.refused(AFTER, 'link-cpr', {}, 'child:1')).toBe('VALIDATION');
    expect(life.refused(AFTER, 'link-cpr', { cpr: '8005260001' })).toBe('PRECONDITION');
  });

  it('does not stand for a child referred after birth', () => {
    expect(
      dates(referredChild('2026-06-05T10:00:00+02:00', BORN), 'F3-26', '2026-06-06T10:00:00+02:00'),
    ).toEqual([]);
  });
});
