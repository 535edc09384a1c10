import { describe, expect, it } from 'vitest';
import { begin } from '../../support/life.ts';
import { assessment, notify, pregnancy } from './notified.ts';

describe('F1-35 the answer to an information request', () => {
  it('is due after five arbejdsdage, over Easter', () => {
    const life = begin({ at: '2025-04-01T09:00:00+02:00' });
    life.give('2025-04-15T10:00:00+02:00', 'request-information', { requestId: 'r7' });
    expect(life.deadline('F1-35.r7', '2025-04-15T11:00:00+02:00')).toMatchObject({
      dueOn: '2025-04-25',
      dueAt: null,
    });
    life.give('2025-04-25T10:00:00+02:00', 'answer-information-request', { requestId: 'r7' });
    expect(life.deadline('F1-35.r7', '2025-04-26T11:00:00+02:00').status).toBe('met');
  });

  it('is due after 24 elapsed hours when it is urgent, over the start of summer time', () => {
    const life = begin({ at: '2025-03-01T09:00:00+01:00' });
    life.give('2025-03-29T20:00:00+01:00', 'request-information', { urgent: true });
    expect(life.deadline('F1-35.i1', '2025-03-29T21:00:00+01:00')).toMatchObject({
      dueAt: '2025-03-30T21:00:00+02:00',
      dueOn: null,
      targetOn: null,
    });
  });

  it('refuses a date for an urgent one, an unknown request and a used id', () => {
    const life = pregnancy();
    const at = '2025-09-02T10:00:00+02:00';
    expect(life.refused(at, 'request-information', { urgent: true, on: '2025-09-02' })).toBe('VALIDATION');
    expect(life.refused(at, 'answer-information-request', { requestId: 'r1' })).toBe('NOT_FOUND');
    life.give(at, 'request-information', { requestId: 'r1' });
    expect(life.refused(at, 'request-information', { requestId: 'r1' })).toBe('DUPLICATE');
  });
});

describe('F1-36 notice to the new municipality', () => {
  const move = { toMunicipality: 'varde', movesOn: '2025-10-01' };

  it.each([
    ['2025-10-31', '2025-09-08', 'termin is eight weeks off: the next arbejdsdag'],
    ['2025-10-30', '2025-09-05', 'termin is less than eight weeks off: the same day'],
  ])('with termin %s is due on %s: %s', (edd, dueOn) => {
    const life = pregnancy({ refer: { edd } });
    life.give('2025-09-05T10:00:00+02:00', 'report-move', move);
    expect(life.deadline('F1-36.1', '2025-09-05T12:00:00+02:00').dueOn).toBe(dueOn);
  });

  it('without a known termin, or for a born child, is due on the next arbejdsdag', () => {
    const life = pregnancy({ refer: {} });
    life.give('2025-12-23T10:00:00+01:00', 'report-move', { toMunicipality: 'varde', movesOn: '2026-01-01' });
    expect(life.deadline('F1-36.1', '2025-12-23T12:00:00+01:00').dueOn).toBe('2025-12-29');
  });

  it('is met by the notice', () => {
    const life = pregnancy();
    life.give('2025-09-05T10:00:00+02:00', 'report-move', move);
    life.give('2025-09-08T10:00:00+02:00', 'notify-new-municipality', { on: '2025-09-08' });
    expect(life.deadline('F1-36.1', '2025-09-09T12:00:00+02:00').status).toBe('met');
  });
});

describe('F1-37 the new municipality takes over', () => {
  const moved = () => {
    const life = begin({ at: '2025-09-01T09:00:00+02:00', refer: { edd: '2026-02-27' } });
    notify(life, '2025-09-02T10:00:00+02:00', 'n1');
    notify(life, '2025-09-20T10:00:00+02:00', 'n2');
    life.give('2025-09-22T09:00:00+02:00', 'report-move', { toMunicipality: 'varde', movesOn: '2025-10-01' });
    life.give('2025-09-22T12:00:00+02:00', 'notify-new-municipality');
    return life;
  };

  it('opens its own clocks and cancels the open ones of the old; overdue stays overdue', () => {
    const life = moved();
    life.give('2025-09-20T12:00:00+02:00', 'assess-notification', assessment('n2', ['fr-anna']));
    life.give('2025-09-23T14:00:00+02:00', 'acknowledge-transfer');
    const at = '2025-09-23T15:00:00+02:00';
    const standing = (rule: string) => life.ofRule(rule, at).map((one) => `${one.id} ${one.status}`);
    expect(standing('F1-15')).toEqual(['F1-15.n1 overdue', 'F1-15.n2 met', 'F1-15.t1 due-soon']);
    expect(standing('F1-17')).toEqual(['F1-17.n1 overdue', 'F1-17.n2 cancelled', 'F1-17.t1 open']);
    expect(standing('F1-21')).toEqual(['F1-21.n1 overdue', 'F1-21.n2 cancelled', 'F1-21.t1 open']);
    expect(standing('F1-23')).toEqual(['F1-23.1 cancelled', 'F1-23.2 open']);
    expect(life.deadline('F1-15.t1', at).dueAt).toBe('2025-09-24T14:00:00+02:00');
    expect(life.deadline('F1-17.t1', at)).toMatchObject({ targetOn: '2025-09-30', dueOn: '2025-10-01' });
    expect(life.deadline('F1-21.t1', at).dueOn).toBe('2025-10-07');
    expect(life.deadline('F1-23.2', at).dueOn).toBe('2026-01-23');
    expect(life.deadline('F1-37.t1', at).dueOn).toBe('2025-12-23');
  });

  it('lets the takeover be assessed, acknowledged, screened and investigated under its own id', () => {
    const life = moved();
    life.give('2025-09-23T14:00:00+02:00', 'acknowledge-transfer', { notificationId: 'varde-1' });
    life.give('2025-09-24T10:00:00+02:00', 'assess-notification', assessment('varde-1', ['varde-per']));
    life.give('2025-09-24T11:00:00+02:00', 'acknowledge-notification', { notificationId: 'varde-1' });
    life.give('2025-09-24T12:00:00+02:00', 'decide-screening', {
      outcome: 'investigation',
      notificationId: 'varde-1',
    });
    life.give('2025-09-25T12:00:00+02:00', 'open-investigation', { openedOn: '2025-09-25' });
    life.give('2025-12-01T12:00:00+01:00', 'review-decisions', { on: '2025-12-01' });
    const at = '2025-12-02T10:00:00+01:00';
    for (const rule of ['F1-15', 'F1-17', 'F1-21', 'F1-37'])
      expect(life.deadline(`${rule}.varde-1`, at).status).toBe('met');
    expect(life.deadline('F1-23.2', at).dueOn).toBe('2026-01-23');
  });

  it('a rejected transfer leaves responsibility where it was', () => {
    const life = moved();
    life.give('2025-09-23T14:00:00+02:00', 'reject-transfer', { reason: 'familien er ikke flyttet' });
    const at = '2025-09-23T15:00:00+02:00';
    expect(life.deadline('F1-17.n2', at).status).toBe('due-soon');
    expect(life.ofRule('F1-23', at)).toMatchObject([{ dueOn: '2026-01-02' }]);
    expect(life.ofRule('F1-37', at)).toEqual([]);
  });

  it('ends the limited assessment and the investigation of the old municipality', () => {
    const life = moved();
    life.give('2025-09-22T13:00:00+02:00', 'decide-screening', { outcome: 'limited-assessment' });
    life.give('2025-09-22T14:00:00+02:00', 'acknowledge-transfer');
    expect(life.deadline('F1-22.1', '2025-09-23T10:00:00+02:00').status).toBe('cancelled');
  });

  it('needs a reported move, a notice, an instant and an unused id', () => {
    const life = pregnancy();
    notify(life, '2025-09-02T10:00:00+02:00', 'n1');
    const at = '2025-09-05T10:00:00+02:00';
    for (const command of ['notify-new-municipality', 'acknowledge-transfer', 'review-decisions'])
      expect(life.refused(at, command)).toBe('WRONG_ORDER');
    expect(life.refused(at, 'reject-transfer', { reason: 'nej' })).toBe('WRONG_ORDER');
    life.give(at, 'report-move', { toMunicipality: 'varde', movesOn: '2025-10-01' });
    expect(life.refused(at, 'acknowledge-transfer')).toBe('WRONG_ORDER');
    life.give(at, 'notify-new-municipality');
    expect(life.refused(at, 'acknowledge-transfer', { notificationId: 'n1' })).toBe('DUPLICATE');
    expect(life.refused(at, 'acknowledge-transfer', { on: '2025-09-05' })).toBe('VALIDATION');
    life.give(at, 'acknowledge-transfer');
    expect(life.refused('2025-09-06T10:00:00+02:00', 'acknowledge-transfer')).toBe('WRONG_ORDER');
  });
});
