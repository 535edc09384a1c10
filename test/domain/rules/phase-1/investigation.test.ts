import { describe, expect, it } from 'vitest';
import { begin, type Life } from '../../support/life.ts';
import { at, spring } from './awareness-life.ts';
import { notify } from './notified.ts';

describe('the rows around the investigation', () => {
  it('F1-22 counts the municipality’s months from the screening, over a month end, and has no older law', () => {
    const life = begin({ at: '2023-12-01T09:00:00+01:00' });
    life.give('2023-12-02T10:00:00+01:00', 'decide-screening', { outcome: 'limited-assessment' });
    life.give('2024-12-31T10:00:00+01:00', 'decide-screening', { outcome: 'limited-assessment' });
    expect(life.ofRule('F1-22', '2025-01-01T10:00:00+01:00')).toMatchObject([{ dueOn: '2025-02-28' }]);
    life.give('2025-03-03T10:00:00+01:00', 'conclude-limited-assessment', { concludedOn: '2025-02-27' });
    expect(life.ofRule('F1-22', at)).toMatchObject([{ status: 'met' }]);
  });

  it('F1-22 ends when an investigation takes its place, and follows the parameter', () => {
    const life = begin({ at: '2025-01-02T09:00:00+01:00', parameters: { limitedAssessmentMonths: 3 } });
    life.give('2025-02-03T10:00:00+01:00', 'decide-screening', { outcome: 'limited-assessment' });
    expect(life.deadline('F1-22.1', '2025-02-04T10:00:00+01:00').dueOn).toBe('2025-05-03');
    life.give('2025-03-03T10:00:00+01:00', 'open-investigation', { openedOn: '2025-03-03' });
    expect(life.deadline('F1-22.1', '2025-03-04T10:00:00+01:00').status).toBe('cancelled');
  });

  it('F1-22 stops hard at four months, where its own limit came before', () => {
    const stops = (limitedAssessmentMonths: number) => {
      const life = begin({ at: '2025-01-02T09:00:00+01:00', parameters: { limitedAssessmentMonths } });
      life.give('2025-02-03T10:00:00+01:00', 'decide-screening', { outcome: 'limited-assessment' });
      const { reminders } = life.deadline('F1-22.1', '2025-02-04T10:00:00+01:00');
      return reminders.filter(({ kind, at }) => kind === 'escalation' && at === '2025-06-03T08:00:00+02:00');
    };
    expect(stops(2)).toMatchObject([{ to: 'FR-leader' }]);
    expect(stops(4)).toEqual([]);
  });

  const spoken = (life: Life, rule: string, to: string) =>
    (life.world.get('pregnancy')?.sent ?? [])
      .filter((one) => one.deadlineId.startsWith(rule) && one.to === to && one.kind !== 'breach')
      .map((one) => one.at.slice(0, 10));

  it('F1-24 unmet reminds FR every fortnight and its leader every week', () => {
    const life = begin({ at: '2025-02-03T09:00:00+01:00', refer: { edd: '2025-10-20' } });
    life.give('2025-02-03T10:00:00+01:00', 'open-investigation', { openedOn: '2025-02-03' });
    life.give('2025-07-07T10:00:00+02:00', 'conclude-investigation', { signedOn: '2025-07-07' });
    life.give('2025-09-01T10:00:00+02:00', 'record-entry', { on: '2025-09-01' });
    // Due on 3 June: ten days before, then the fortnights 17 June and 1 July, the weeks 10, 17, 24 June and 1 July.
    expect(spoken(life, 'F1-24', 'FR')).toEqual(['2025-05-24', '2025-06-17', '2025-07-01']);
    expect(spoken(life, 'F1-24', 'FR-leader')).toEqual([
      '2025-05-24',
      '2025-06-10',
      '2025-06-17',
      '2025-06-24',
      '2025-07-01',
    ]);
  });

  it('a preliminary assessment leaves the fortnightly reminder to F1-23, until the investigation is concluded', () => {
    const life = begin({ at: '2025-02-03T09:00:00+01:00', refer: { edd: '2025-10-20' } });
    life.give('2025-02-03T10:00:00+01:00', 'open-investigation', { openedOn: '2025-02-03' });
    life.give('2025-06-03T10:00:00+02:00', 'record-preliminary-assessment', { on: '2025-06-03' });
    life.give('2025-07-07T10:00:00+02:00', 'conclude-investigation', { signedOn: '2025-07-07' });
    life.give('2025-09-01T10:00:00+02:00', 'record-entry', { on: '2025-09-01' });
    expect(spoken(life, 'F1-24', 'FR')).toEqual(['2025-05-24']);
    expect(spoken(life, 'F1-23', 'FR').filter((on) => on > '2025-06-03')).toEqual([
      '2025-06-17',
      '2025-07-01',
    ]);
  });

  it('F1-24 stands from the opening of the investigation, on the four-month date', () => {
    const life = spring();
    notify(life, '2025-02-03T10:00:00+01:00', 'n1');
    expect(life.ofRule('F1-24', '2025-02-04T10:00:00+01:00')).toEqual([]);
    life.give('2025-03-03T10:00:00+01:00', 'open-investigation', { openedOn: '2025-03-03' });
    expect(life.deadline('F1-24.1', '2025-03-04T10:00:00+01:00').dueOn).toBe('2025-06-03');
    life.give('2025-05-05T10:00:00+02:00', 'conclude-investigation', { signedOn: '2025-05-05' });
    expect(life.deadline('F1-24.1', at).status).toBe('met');
  });

  it.each([
    ['2025-07-10', '2025-06-12', 'four weeks before termin are earlier'],
    ['2025-09-01', '2025-06-20', 'four months are earlier'],
  ])('F1-25 with termin %s is due on %s: %s', (edd, dueOn) => {
    const life = begin({ at: '2025-02-03T09:00:00+01:00', refer: { edd } });
    life.give('2025-03-03T10:00:00+01:00', 'open-investigation', {
      openedOn: '2025-03-03',
      awareOn: '2025-02-20',
    });
    expect(life.deadline('F1-25.1', '2025-03-04T10:00:00+01:00').dueOn).toBe(dueOn);
  });

  it('F1-25 after a late referral is due on the fifth arbejdsdag after it', () => {
    const life = begin({ at: '2025-09-01T09:00:00+02:00', refer: { edd: '2025-09-20' } });
    life.give('2025-09-01T12:00:00+02:00', 'open-investigation', { openedOn: '2025-09-01' });
    expect(life.deadline('F1-25.1', '2025-09-02T10:00:00+02:00').dueOn).toBe('2025-09-08');
  });

  it('F1-25 is taken away by the birth before its limit, while F1-23 stays and keeps the case open', () => {
    const life = begin({ at: '2025-02-03T09:00:00+01:00', refer: { edd: '2025-05-01' } });
    life.give('2025-02-10T10:00:00+01:00', 'open-investigation', { openedOn: '2025-02-10' });
    life.give('2025-03-20T10:00:00+01:00', 'record-birth', {
      bornAt: '2025-03-20T06:00:00+01:00',
      children: [{ ref: 'child:1', alive: true }],
      place: 'Sydvestjysk Sygehus',
    });
    life.give('2025-03-25T10:00:00+01:00', 'discharge', { who: 'mother', at: '2025-03-25T10:00:00+01:00' });
    expect(life.deadline('F1-25.1', at).status).toBe('cancelled');
    expect(life.phase(at)).toBe('birth');
    life.give('2025-05-05T10:00:00+02:00', 'conclude-investigation', { signedOn: '2025-05-05' });
    expect(life.phase(at)).toBe('closed');
  });

  it('F1-26 counts two months from the order, over a month end', () => {
    const life = spring();
    life.give('2025-07-31T10:00:00+02:00', 'order-compulsory-examination', { on: '2025-07-31' });
    expect(life.deadline('F1-26.1', '2025-08-01T10:00:00+02:00').dueOn).toBe('2025-09-30');
    life.give('2025-09-30T10:00:00+02:00', 'conclude-compulsory-examination', { on: '2025-09-30' });
    expect(life.deadline('F1-26.1', at).status).toBe('met');
    expect(life.refused(at, 'conclude-compulsory-examination', {})).toBe('WRONG_ORDER');
  });

  it.each(['conclude-investigation', 'record-preliminary-assessment'])(
    '%s without an open investigation is WRONG_ORDER',
    (command) => {
      expect(spring().refused('2025-02-03T10:00:00+01:00', command, {})).toBe('WRONG_ORDER');
    },
  );

  it('conclude-limited-assessment without a screening is WRONG_ORDER, save in a child born in a followed pregnancy', () => {
    const life = begin({ at: '2025-02-03T09:00:00+01:00', refer: { edd: '2025-05-01' } });
    const conclude = { concludedOn: '2025-03-03' };
    expect(life.refused('2025-03-03T10:00:00+01:00', 'conclude-limited-assessment', conclude)).toBe(
      'WRONG_ORDER',
    );
    life.give('2025-03-04T10:00:00+01:00', 'decide-screening', { outcome: 'limited-assessment' });
    expect(life.refused('2025-03-05T10:00:00+01:00', 'conclude-limited-assessment', conclude)).toBe(
      'WRONG_ORDER',
    );
    life.give('2025-04-28T10:00:00+02:00', 'record-birth', {
      bornAt: '2025-04-28T06:00:00+02:00',
      children: [{ ref: 'child:1', alive: true }],
    });
    const later = { concludedOn: '2025-05-02' };
    const at = '2025-05-02T10:00:00+02:00';
    expect(life.give(at, 'conclude-limited-assessment', later, 'child:1').ok).toBe(true);
    expect(life.deadline('F1-22.1', at).status).toBe('met');
  });
});
