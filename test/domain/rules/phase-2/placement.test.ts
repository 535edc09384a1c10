import { describe, expect, it } from 'vitest';
import { begin, type Life } from '../../support/life.ts';

const LATER = '2025-07-01T12:00:00+02:00';
const at = '2025-01-20T10:00:00+01:00';

/** Termin 31 May 2025: the window of BL § 49 opens on 28 February, 36+0 is 3 May, a Saturday. */
const pregnancy = (): Life => begin({ at: '2025-01-06T10:00:00+01:00', refer: { edd: '2025-05-31' } });

const planned = (more = {}): Life => {
  const life = pregnancy();
  life.give(at, 'plan-placement', more);
  return life;
};

const consentTo = (life: Life, receivers: string[], direction = 'disclose') =>
  life.give('2025-01-21T10:00:00+01:00', 'give-consent', {
    consentId: 'k1',
    direction,
    subject: 'mother',
    giver: { role: 'mother', name: 'Prøve Person' },
    receivers,
    categories: ['social'],
    purpose: 'fødsel og barsel',
    form: 'written',
    givenOn: '2025-01-21',
  });

describe('F2-13 with an intended placement', () => {
  it('shows the first possible day, three months before termin, and reminds 14 days before it', () => {
    const life = planned();
    expect(life.deadline('F2-13.1', at)).toMatchObject({
      earliestOn: '2025-02-28',
      dueOn: null,
      status: 'waiting',
      reminders: [{ at: '2025-02-14T08:00:00+01:00', to: 'FR', kind: 'reminder' }],
    });
    expect(life.deadline('F2-13.1', '2025-02-28T00:00:00+01:00').status).not.toBe('waiting');
  });

  it('moves with termin', () => {
    const life = planned();
    life.give('2025-01-27T10:00:00+01:00', 'set-due-date', { edd: '2025-06-07', source: 'scan' });
    expect(life.deadline('F2-13.1', LATER).earliestOn).toBe('2025-03-07');
  });

  it('is met by the decision and falls away with the plan or the birth', () => {
    const decided = planned();
    decided.give('2025-03-03T10:00:00+01:00', 'decide-measure', {
      basis: 'BL49',
      decidedOn: '2025-03-03',
      consent: false,
      placement: true,
      grounds: 'parallel',
    });
    expect(decided.deadline('F2-13.1', LATER).status).toBe('met');
    const dropped = planned();
    dropped.give('2025-02-03T10:00:00+01:00', 'drop-placement-plan');
    for (const rule of ['F2-13', 'F2-15', 'F2-16'])
      expect(dropped.ofRule(rule, LATER)).toMatchObject([{ status: 'cancelled' }]);
  });

  it('is not opened by a placement that the parents agree to, nor before barnets lov', () => {
    expect(planned({ withConsent: true }).ofRule('F2-13', LATER)).toEqual([]);
    const older = begin({ at: '2023-09-04T10:00:00+02:00', refer: { edd: '2024-01-30' } });
    older.give('2023-10-02T10:00:00+02:00', 'plan-placement');
    expect(older.ofRule('F2-13', LATER)).toEqual([]);
  });
});

describe('F2-14', () => {
  it('opens when the investigation is concluded, without a limit, and is met by a decision with consent', () => {
    const life = pregnancy();
    life.give('2025-02-03T10:00:00+01:00', 'open-investigation', { openedOn: '2025-02-03' });
    life.give('2025-03-03T10:00:00+01:00', 'conclude-investigation', { signedOn: '2025-03-03' });
    expect(life.ofRule('F2-14', '2025-03-04T10:00:00+01:00')).toMatchObject([
      { dueOn: null, status: 'open', reminders: [] },
    ]);
    life.give('2025-03-10T10:00:00+01:00', 'decide-measure', {
      basis: 'BL46',
      decidedOn: '2025-03-10',
      consent: true,
      placement: true,
    });
    expect(life.ofRule('F2-14', LATER)).toMatchObject([{ status: 'met' }]);
  });
});

describe('F2-15', () => {
  it('is due at GA 36+0 with its target on the arbejdsdag before, and met by the booking', () => {
    const life = planned();
    expect(life.deadline('F2-15.1', at)).toMatchObject({ dueOn: '2025-05-03', targetOn: '2025-05-02' });
    life.give('2025-05-02T10:00:00+02:00', 'book-board-meeting', { on: '2025-05-28' });
    expect(life.deadline('F2-15.1', LATER)).toMatchObject({
      status: 'met',
      metAt: '2025-05-02T00:00:00+02:00',
    });
  });

  it('takes a day that has passed as the day of the booking', () => {
    const life = planned();
    life.give('2025-05-09T10:00:00+02:00', 'book-board-meeting', { on: '2025-04-30' });
    expect(life.deadline('F2-15.1', LATER)).toMatchObject({
      status: 'met',
      metAt: '2025-04-30T00:00:00+02:00',
    });
  });

  it('does not fall away at the birth', () => {
    const life = planned();
    life.give('2025-04-28T09:00:00+02:00', 'record-birth', {
      bornAt: '2025-04-28T04:00:00+02:00',
      children: [{ ref: 'child:1', alive: true }],
      place: 'Esbjerg',
    });
    expect(life.deadline('F2-15.1', '2025-05-04T10:00:00+02:00').status).toBe('overdue');
  });
});

describe('F2-16', () => {
  const ward = 'inform-ward-of-placement';
  const mother = 'inform-mother-of-placement';

  it('refuses to tell the ward before the mother, on the same day too', () => {
    const life = planned();
    consentTo(life, ['NF']);
    expect(life.refused('2025-01-22T09:00:00+01:00', ward)).toBe('WRONG_ORDER');
    life.give('2025-01-22T10:00:00+01:00', mother);
    expect(life.refused('2025-01-22T11:00:00+01:00', ward, { at: '2025-01-22T09:30:00+01:00' })).toBe(
      'WRONG_ORDER',
    );
  });

  it.each([
    ['without any consent', []],
    ['with a consent towards others', ['FR', 'SP']],
  ])('%s the ward may not be told', (_how, receivers) => {
    const life = planned();
    if (receivers.length > 0) consentTo(life, receivers);
    life.give('2025-01-22T10:00:00+01:00', mother);
    expect(life.refused('2025-01-22T11:00:00+01:00', ward)).toBe('CONSENT_REQUIRED');
    expect(life.deadline('F2-16.1', LATER)).toMatchObject({ status: 'open', dueOn: null });
  });

  it.each([['NF'], ['WARD']])('a consent towards %s lets the ward be told', (receiver) => {
    const life = planned();
    consentTo(life, [receiver]);
    life.give('2025-01-22T10:00:00+01:00', mother);
    life.give('2025-01-22T11:00:00+01:00', ward);
    expect(life.deadline('F2-16.1', LATER)).toMatchObject({
      status: 'met',
      metAt: '2025-01-22T11:00:00+01:00',
    });
  });

  it('a consent to collect, or one withdrawn, does not', () => {
    const collect = planned();
    consentTo(collect, ['NF'], 'collect');
    collect.give('2025-01-22T10:00:00+01:00', mother);
    expect(collect.refused('2025-01-22T11:00:00+01:00', ward)).toBe('CONSENT_REQUIRED');
    const withdrawn = planned();
    consentTo(withdrawn, ['NF']);
    withdrawn.give('2025-01-22T09:00:00+01:00', 'withdraw-consent', { consentId: 'k1' });
    withdrawn.give('2025-01-22T10:00:00+01:00', mother);
    expect(withdrawn.refused('2025-01-22T11:00:00+01:00', ward)).toBe('CONSENT_REQUIRED');
  });

  it.each([
    ['when she is told', { motherTells: true }, {}],
    ['when the ward is told', {}, { motherTells: true }],
  ])('the mother may choose to tell the staff herself, said %s', (_when, toMother, toWard) => {
    const life = planned();
    life.give('2025-01-22T10:00:00+01:00', mother, toMother);
    life.give('2025-01-22T11:00:00+01:00', ward, toWard);
    expect(life.deadline('F2-16.1', LATER).status).toBe('met');
  });
});

describe('F2-24', () => {
  it('asks for a support person the same day, as a target only', () => {
    const life = planned();
    life.give('2025-01-22T10:00:00+01:00', 'inform-mother-of-placement');
    expect(life.deadline('F2-24.1', '2025-01-23T10:00:00+01:00')).toMatchObject({
      dueOn: '2025-01-22',
      status: 'advisory-missed',
      reminders: [],
    });
    life.give('2025-01-23T10:00:00+01:00', 'name-support-person', { on: '2025-01-22', name: 'Prøve Person' });
    expect(life.deadline('F2-24.1', LATER).status).toBe('met');
  });
});

describe('drop-placement-plan', () => {
  it('is WRONG_ORDER where none is intended', () => {
    expect(pregnancy().refused(at, 'drop-placement-plan')).toBe('WRONG_ORDER');
  });
});
