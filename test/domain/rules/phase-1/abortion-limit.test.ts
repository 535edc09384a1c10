import { describe, expect, it } from 'vitest';
import { pregnancy } from './notified.ts';

const asks = { decision: 'undecided', wantsInformation: true };
const now = '2025-07-02T12:00:00+02:00';
const early = () => pregnancy({ at: '2025-07-01T09:00:00+02:00', refer: { edd: '2026-02-20' } });

describe('F1-04 the abortion limit', () => {
  it('is not shown to anybody who has not asked', () => {
    const life = early();
    life.give('2025-07-02T10:00:00+02:00', 'decide-on-pregnancy', { decision: 'undecided' });
    expect(life.ofRule('F1-04', now)).toEqual([]);
  });

  it('is the end of the 18th week from 1 June 2025, with the doctor reminded at 15+0 and 17+0', () => {
    const life = early();
    life.give('2025-07-02T10:00:00+02:00', 'decide-on-pregnancy', asks);
    expect(life.deadline('F1-04.1', now)).toMatchObject({
      dueOn: '2025-09-18',
      ruleVersion: '2025-06-01',
      nature: 'RET',
      reminders: [
        { at: '2025-08-29T08:00:00+02:00', to: 'FP', kind: 'reminder' },
        { at: '2025-09-12T08:00:00+02:00', to: 'FP', kind: 'reminder' },
      ],
    });
  });

  it('is the end of the 12th week before that, and stays so across the change of the law', () => {
    const life = pregnancy({ at: '2025-04-28T09:00:00+02:00', refer: { edd: '2025-11-20' } });
    life.give('2025-04-28T10:00:00+02:00', 'decide-on-pregnancy', asks);
    expect(life.deadline('F1-04.1', '2025-04-29T10:00:00+02:00')).toMatchObject({
      dueOn: '2025-05-07',
      reminders: [],
    });
    expect(life.deadline('F1-04.1', '2025-06-02T10:00:00+02:00').dueOn).toBe('2025-05-07');
  });

  it('falls away when passed, without a word to anybody', () => {
    const life = early();
    life.give('2025-07-02T10:00:00+02:00', 'decide-on-pregnancy', asks);
    expect(life.deadline('F1-04.1', '2025-09-19T00:00:00+02:00').status).toBe('cancelled');
    life.give('2025-10-01T10:00:00+02:00', 'hold-first-consultation');
    const sent = life.world.get('pregnancy')?.sent.filter((one) => one.deadlineId === 'F1-04.1') ?? [];
    expect(sent.map((one) => [one.to, one.kind])).toEqual([
      ['FP', 'reminder'],
      ['FP', 'reminder'],
    ]);
  });

  it('is met by her decision, and moves with a corrected termin', () => {
    const life = early();
    life.give('2025-07-02T10:00:00+02:00', 'decide-on-pregnancy', asks);
    life.give('2025-07-10T10:00:00+02:00', 'set-due-date', { edd: '2026-02-27', source: 'scan' });
    expect(life.deadline('F1-04.1', '2025-07-10T12:00:00+02:00').dueOn).toBe('2025-09-25');
    life.give('2025-07-15T10:00:00+02:00', 'decide-on-pregnancy', { decision: 'continue' });
    expect(life.deadline('F1-04.1', '2025-07-15T12:00:00+02:00')).toMatchObject({
      status: 'met',
      reminders: [],
    });
  });

  it('is not opened once the window is over', () => {
    const life = pregnancy({ refer: { edd: '2025-12-01' } });
    life.give('2025-09-02T10:00:00+02:00', 'decide-on-pregnancy', asks);
    expect(life.ofRule('F1-04', '2025-09-02T12:00:00+02:00')).toEqual([]);
  });
});
