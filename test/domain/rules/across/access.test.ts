import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../../domain/json.ts';
import { begin } from '../../support/life.ts';

const pregnancy = (at = '2025-01-02T08:00:00+01:00') => begin({ at, refer: { edd: '2025-09-01' } });

const requested = (on: string, data: JsonObject) => {
  const life = pregnancy();
  life.give(`${on}T12:00:00+02:00`, 'request-access', { ...data, on });
  return life;
};

describe('X-09 to X-12 limits of access', () => {
  it.each<[string, string, JsonObject, string, string, string]>([
    ['X-09', 'party', {}, '2025-09-01', '2025-09-10', 'seven arbejdsdage in an ordinary week'],
    ['X-09', 'party', {}, '2025-05-30', '2025-06-12', 'over Grundlovsdag (closed) and Whit Monday'],
    ['X-10', 'public', {}, '2025-09-01', '2025-09-10', 'seven arbejdsdage when no scope is told'],
    ['X-10', 'public', { scope: 'simple' }, '2025-09-01', '2025-09-03', 'two for a simple request'],
    ['X-10', 'public', { scope: 'extensive' }, '2025-09-01', '2025-09-19', 'fourteen for an extensive one'],
    ['X-10', 'public', { scope: 'exceptional' }, '2025-09-01', '2025-10-27', 'forty for an exceptional one'],
    ['X-11', 'record', {}, '2025-04-11', '2025-04-25', 'seven arbejdsdage over Easter'],
    ['X-12', 'gdpr', {}, '2025-09-01', '2025-10-01', 'one month'],
    ['X-12', 'gdpr', {}, '2025-01-31', '2025-02-28', 'one month at the month end (R-03)'],
    ['X-12', 'gdpr', {}, '2025-05-07', '2025-06-10', 'Saturday, Whit Sunday and Monday roll (R-08)'],
    ['X-12', 'gdpr', {}, '2025-05-05', '2025-06-05', 'a closed day does not roll an EU limit'],
  ])('%s (%s %o) asked on %s is due on %s: %s', (rule, regime, more, on, dueOn) => {
    const life = requested(on, { regime, ...more });
    expect(life.deadline(`${rule}.1`, `${on}T13:00:00+02:00`)).toMatchObject({ dueOn, status: 'open' });
  });

  it('X-12 keeps an internal target on the last arbejdsdag when the limit is a closed day', () => {
    expect(
      requested('2025-05-05', { regime: 'gdpr' }).deadline('X-12.1', '2025-05-06T10:00:00+02:00'),
    ).toMatchObject({ targetOn: '2025-06-04', dueOn: '2025-06-05' });
  });

  it('X-09 breached tells the family department and its leader', () => {
    const life = requested('2025-09-01', { regime: 'party' });
    const plan = life.deadline('X-09.1', '2025-09-01T13:00:00+02:00').reminders;
    expect(plan.filter((one) => one.kind === 'breach').map((one) => one.to)).toEqual(['FR', 'FR-leader']);
    expect(plan.filter((one) => one.kind === 'reminder').map((one) => one.at.slice(0, 10))).toEqual([
      '2025-09-04',
      '2025-09-06',
    ]);
  });
});

describe('answers to requests for access', () => {
  it('an answer meets the request of its own regime only', () => {
    const life = requested('2025-09-01', { regime: 'party' });
    life.give('2025-09-01T12:00:00+02:00', 'request-access', { regime: 'gdpr', on: '2025-09-01' });
    life.give('2025-09-05T12:00:00+02:00', 'answer-access', { regime: 'gdpr', on: '2025-09-05' });
    expect(life.deadline('X-12.1', '2025-09-06T12:00:00+02:00').status).toBe('met');
    expect(life.deadline('X-09.1', '2025-09-06T12:00:00+02:00').status).toBe('due-soon');
  });

  it('answers go to the oldest open request first', () => {
    const life = requested('2025-09-01', { regime: 'party' });
    life.give('2025-09-03T12:00:00+02:00', 'request-access', { regime: 'party', on: '2025-09-03' });
    life.give('2025-09-04T12:00:00+02:00', 'answer-access', { regime: 'party', on: '2025-09-04' });
    const status = (key: number, at: string) => life.deadline(`X-09.${key}`, at).status;
    expect([status(1, '2025-09-04T13:00:00+02:00'), status(2, '2025-09-04T13:00:00+02:00')]).toEqual([
      'met',
      'open',
    ]);
    life.give('2025-09-19T12:00:00+02:00', 'answer-access', { regime: 'party', on: '2025-09-19' });
    expect(status(2, '2025-09-20T13:00:00+02:00')).toBe('met-late');
  });

  it('an answer that names its request meets that one', () => {
    const life = requested('2025-09-01', { regime: 'party', accessId: 'a1' });
    life.give('2025-09-03T12:00:00+02:00', 'request-access', {
      regime: 'party',
      accessId: 'a2',
      on: '2025-09-03',
    });
    life.give('2025-09-04T12:00:00+02:00', 'answer-access', {
      regime: 'party',
      accessId: 'a2',
      on: '2025-09-04',
    });
    expect(life.deadline('X-09.a1', '2025-09-05T12:00:00+02:00').status).toBe('due-soon');
    expect(life.deadline('X-09.a2', '2025-09-05T12:00:00+02:00').status).toBe('met');
  });

  it('a holding letter with reason and date is not yet an answer', () => {
    const life = requested('2025-09-01', { regime: 'party' });
    life.give('2025-09-04T12:00:00+02:00', 'answer-access', {
      regime: 'party',
      on: '2025-09-04',
      outcome: 'holding-letter',
    });
    expect(life.deadline('X-09.1', '2025-09-05T12:00:00+02:00').status).toBe('due-soon');
  });

  it('an answer before any request is WRONG_ORDER, to an unknown one NOT_FOUND, an id twice DUPLICATE', () => {
    const life = pregnancy();
    const at = '2025-09-04T12:00:00+02:00';
    expect(life.refused(at, 'answer-access', { regime: 'party', on: '2025-09-04' })).toBe('WRONG_ORDER');
    life.give(at, 'request-access', { regime: 'party', on: '2025-09-04', accessId: 'a1' });
    expect(life.refused(at, 'answer-access', { regime: 'party', on: '2025-09-04', accessId: 'a9' })).toBe(
      'NOT_FOUND',
    );
    expect(life.refused(at, 'answer-access', { regime: 'public', on: '2025-09-04' })).toBe('WRONG_ORDER');
    expect(life.refused(at, 'request-access', { regime: 'party', on: '2025-09-04', accessId: 'a1' })).toBe(
      'DUPLICATE',
    );
    expect(life.refused(at, 'request-access', { regime: 'ombudsman', on: '2025-09-04' })).toBe('VALIDATION');
  });

  it('access outlives the case: asked, due and answered after it has closed', () => {
    const life = pregnancy();
    life.give('2025-02-03T10:00:00+01:00', 'request-access', { regime: 'record', on: '2025-02-03' });
    life.give('2025-02-04T10:00:00+01:00', 'close-case', { reason: 'flyttet til udlandet' });
    life.give('2025-03-03T10:00:00+01:00', 'request-access', { regime: 'party', on: '2025-03-03' });
    expect(life.deadline('X-11.1', '2025-03-03T11:00:00+01:00').status).toBe('overdue');
    expect(life.deadline('X-09.1', '2025-03-03T11:00:00+01:00')).toMatchObject({
      status: 'open',
      dueOn: '2025-03-12',
    });
    life.give('2025-03-10T10:00:00+01:00', 'answer-access', { regime: 'party', on: '2025-03-10' });
    expect(life.deadline('X-09.1', '2025-03-13T11:00:00+01:00').status).toBe('met');
  });
});

describe('X-12 extended', () => {
  const extend = (more: JsonObject = {}): JsonObject => ({
    deadlineId: 'X-12.1',
    reason: 'anmodningen er kompleks',
    ...more,
  });

  it('X-12 is extended once, by two months counted from the request', () => {
    const life = requested('2025-03-10', { regime: 'gdpr' });
    life.give('2025-04-01T10:00:00+02:00', 'extend-deadline', extend());
    expect(life.deadline('X-12.1', '2025-04-11T10:00:00+02:00')).toMatchObject({
      dueOn: '2025-06-10',
      status: 'due-soon',
      adjustments: [{ kind: 'extension', before: '2025-04-10', after: '2025-06-10' }],
    });
    expect(life.refused('2025-04-02T10:00:00+02:00', 'extend-deadline', extend())).toBe('PRECONDITION');
  });

  it('X-12 takes a date of its own within the two months', () => {
    const life = requested('2025-03-10', { regime: 'gdpr' });
    life.give('2025-04-01T10:00:00+02:00', 'extend-deadline', extend({ until: '2025-05-15' }));
    expect(life.deadline('X-12.1', '2025-04-11T10:00:00+02:00').dueOn).toBe('2025-05-15');
  });

  it.each([
    ['on the limit itself', '2025-04-10T10:00:00+02:00', {}, 'PRECONDITION'],
    ['after the limit', '2025-04-11T10:00:00+02:00', {}, 'PRECONDITION'],
    ['further than two months', '2025-04-01T10:00:00+02:00', { until: '2025-06-11' }, 'PRECONDITION'],
    ['to a date that is no later', '2025-04-01T10:00:00+02:00', { until: '2025-04-10' }, 'VALIDATION'],
    ['without a reason', '2025-04-01T10:00:00+02:00', { reason: null }, 'VALIDATION'],
  ])('X-12 extended %s is refused', (_how, at, more, code) => {
    expect(requested('2025-03-10', { regime: 'gdpr' }).refused(at, 'extend-deadline', extend(more))).toBe(
      code,
    );
  });

  it('X-12 can neither be paused nor exempted, X-09 not even extended', () => {
    const life = requested('2025-03-10', { regime: 'gdpr' });
    life.give('2025-03-10T12:00:00+01:00', 'request-access', { regime: 'party', on: '2025-03-10' });
    const at = '2025-03-11T10:00:00+01:00';
    expect(life.refused(at, 'pause-deadline', extend())).toBe('PRECONDITION');
    expect(life.refused(at, 'exempt-deadline', extend())).toBe('PRECONDITION');
    expect(life.refused(at, 'extend-deadline', extend({ deadlineId: 'X-09.1', until: '2025-04-01' }))).toBe(
      'PRECONDITION',
    );
  });
});
