import { describe, expect, it } from 'vitest';
import { organisationDuties, organisationStatus } from '../../../domain/obligations/organisation-calendar.ts';
import {
  type OrganisationView,
  organisationAgenda,
  organisationMessages,
  rulesOwedBy,
} from '../../../domain/obligations/organisations.ts';
import { defaultParameters } from '../../../domain/rules/parameters.ts';
import { ruleLike } from '../support/obligations.ts';

const { closedDays } = defaultParameters;
const span = { fromOn: '2026-01-01', untilOn: '2026-12-31', closedDays };
// X-21 is owed once a year, X-22 twice a year with one limit, X-20 once in each half-year.
const yearly = ruleLike('X-21');
const halfYearly = ruleLike('X-20');

describe('the duties of an organisation', () => {
  it('come in the order of their limits, and of their targets where they share one', () => {
    const order = (...rules: string[]) =>
      organisationDuties(
        rules.map((id) => ruleLike(id)),
        [],
        span,
      ).map(({ ruleId, key }) => `${ruleId}.${key}`);
    const expected = ['X-20.2026.1.1', 'X-22.2026.1.1', 'X-20.2026.2.1', 'X-22.2026.1.2'];
    expect(order('X-20', 'X-22')).toEqual(expected);
    expect(order('X-22', 'X-20').filter((key) => key.startsWith('X-22'))).toEqual(
      expected.filter((key) => key.startsWith('X-22')),
    );
    expect(order('X-22', 'X-20').slice(0, 2)).toEqual(expected.slice(0, 2));
  });

  it('are none for a rule without a rhythm', () => {
    expect(organisationDuties([ruleLike('X-26')], [], span)).toEqual([]);
  });

  it('reach from the period of the first day to that of the last', () => {
    const keys = (fromOn: string, untilOn: string) =>
      organisationDuties([halfYearly], [], { fromOn, untilOn, closedDays }).map(({ key }) => key);
    expect(keys('2026-06-30', '2026-07-01')).toEqual(['2026.1.1', '2026.2.1']);
    expect(keys('2026-01-01', '2026-06-30')).toEqual(['2026.1.1']);
  });

  it('are met by what was done in their period, its first and last day included, and by nothing else', () => {
    const held = (on: string, ruleId = 'X-20') =>
      organisationDuties([halfYearly], [{ ruleId, on }], span).map(({ heldOn }) => heldOn);
    expect(held('2026-01-01')).toEqual(['2026-01-01', null]);
    expect(held('2026-06-30')).toEqual(['2026-06-30', null]);
    expect(held('2026-07-01')).toEqual([null, '2026-07-01']);
    expect(held('2027-01-01')).toEqual([null, null]);
    expect(held('2026-03-02', 'X-21')).toEqual([null, null]);
  });

  it('wait until the first day of their period, and are met from the day of the act on', () => {
    const [duty] = organisationDuties([halfYearly], [{ ruleId: 'X-20', on: '2026-03-02' }], span);
    const [, open] = organisationDuties([halfYearly], [], span);
    if (!duty || !open) throw new Error('two duties a year');
    expect(['2026-06-30', '2026-07-01'].map((on) => organisationStatus(open, on))).toEqual([
      'waiting',
      'open',
    ]);
    expect(['2026-03-01', '2026-03-02'].map((on) => organisationStatus(duty, on))).toEqual(['open', 'met']);
  });
});

describe('the agenda of an organisation', () => {
  const view = (more: Partial<OrganisationView> = {}): OrganisationView => ({
    organisation: 'vejle',
    held: [],
    knownFromOn: '2020-01-01',
    closedDays,
    ...more,
  });
  const agenda = (on: string, more: Partial<OrganisationView> = {}, ruleId = 'X-20') =>
    organisationAgenda(view(more), on)
      .filter((item) => item.ruleId === ruleId)
      .map(({ key, status, next }) => `${key} ${status}${next ? ' next' : ''}`);

  it('has the rows of everybody, of its kind, and the customs of its own', () => {
    const owes = (organisation: string, ruleId: string) =>
      rulesOwedBy(organisation).some(({ id }) => id === ruleId);
    expect(['vejle', 'esbjerg', 'syddanmark'].map((one) => owes(one, 'X-20'))).toEqual([true, true, true]);
    expect(['vejle', 'esbjerg', 'aabenraa'].map((one) => owes(one, 'X-23'))).toEqual([false, true, false]);
    expect(['vejle', 'esbjerg', 'aabenraa'].map((one) => owes(one, 'X-24'))).toEqual([false, false, true]);
  });

  it('says what is overdue, what is ahead, and which is the next', () => {
    expect(agenda('2026-07-01', { knownFromOn: '2026-01-01' })).toEqual([
      '2026.1.1 overdue',
      '2026.2.1 open next',
      '2027.1.1 waiting',
      '2027.2.1 waiting',
    ]);
  });

  it('leaves out what was done in a period that is over', () => {
    const held = [{ ruleId: 'X-20', on: '2026-03-02' }];
    expect(agenda('2026-06-30', { held, knownFromOn: '2026-01-01' })[0]).toBe('2026.1.1 met');
    expect(agenda('2026-07-01', { held, knownFromOn: '2026-01-01' })[0]).toBe('2026.2.1 open next');
  });

  it('holds against it what fell due on the day from which it is known, nothing before', () => {
    expect(agenda('2026-07-01', { knownFromOn: '2026-06-30' })[0]).toBe('2026.1.1 overdue');
    expect(agenda('2026-07-01', { knownFromOn: '2026-07-01' })[0]).toBe('2026.2.1 open next');
    expect(agenda('2026-07-01', { knownFromOn: null })[0]).toBe('2026.2.1 open next');
  });

  it('is spoken of in steps that the outbox can tell apart', () => {
    const steps = (on: string) =>
      organisationMessages(view({ knownFromOn: '2026-01-01' }), on, 8)
        .filter(({ deadlineId }) => deadlineId.startsWith('X-20.2026.1'))
        .map(({ step, to }) => `${step} ${to}`);
    expect(steps('2026-06-20')).toEqual(['r0 FR']);
    expect(steps('2026-07-01')).toEqual(['b FR', 'b FR-leader']);
  });

  it('has one duty a year where the rhythm is a year', () => {
    expect(organisationDuties([yearly], [], span).map(({ key }) => key)).toEqual(['2026.1.1']);
  });
});
