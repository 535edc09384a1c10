import { describe, expect, it } from 'vitest';
import { begin, type Life } from '../../support/life.ts';
import { birth } from './lives.ts';

const BORN = '2026-05-20T22:15:00+02:00';
const AFTER = '2026-05-21T10:00:00+02:00';

const referredChild = (receivedAt: string, bornAt: string, parameters = {}): Life =>
  begin({ at: receivedAt, kind: 'child', refer: { child: { bornAt } }, parameters });

const dates = (life: Life, rule: string, at = AFTER) =>
  life.ofRule(rule, at, 'child:1').map((one) => `${one.id} ${one.earliestOn ?? '–'} ${one.dueOn}`);

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

describe('F3-27 abstinence observation', () => {
  it('ordered before the birth stands in the child’s case without a date until it is ended', () => {
    const life = begin({ at: '2025-11-03T10:00:00+01:00', refer: { edd: '2026-06-01' } });
    life.give('2026-03-23T10:00:00+01:00', 'order-abstinence-observation');
    life.give(BORN, 'record-birth', { bornAt: BORN, children: [{ ref: 'child:1', alive: true }] });
    expect(life.deadline('F3-27.1', AFTER, 'child:1')).toMatchObject({
      dueOn: null,
      status: 'open',
      responsible: 'NF',
    });
    life.give(
      '2026-05-27T10:00:00+02:00',
      'end-abstinence-observation',
      { needsTreatment: false },
      'child:1',
    );
    expect(life.deadline('F3-27.1', '2026-05-27T11:00:00+02:00', 'child:1').status).toBe('met');
  });

  it('cannot be ended before it was ordered', () => {
    expect(birth(BORN).refused(AFTER, 'end-abstinence-observation', {}, 'child:1')).toBe('WRONG_ORDER');
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
