import { describe, expect, it } from 'vitest';
import { begin } from '../../support/life.ts';

const now = '2025-07-01T12:00:00+02:00';
const early = () => begin({ at: '2025-06-02T09:00:00+02:00', refer: { edd: '2026-02-20' } });

describe('examinations in pregnancy', () => {
  it.each([
    ['F1-38.6-10w', '2025-06-27', '2025-07-25'],
    ['F1-38.25w', null, '2025-11-07'],
    ['F1-38.32w', null, '2025-12-26'],
    ['F1-39.11-14w', '2025-08-01', '2025-08-22'],
    ['F1-39.18-21w', '2025-09-19', '2025-10-10'],
    ['F1-40.antenatal', '2025-10-31', '2025-12-12'],
  ])('%s lies between %s and %s, is guidance and reminds nobody in breach', (id, earliestOn, dueOn) => {
    const deadline = early().deadline(id, now);
    expect(deadline).toMatchObject({ earliestOn, dueOn, nature: 'VEJL' });
    expect(deadline.reminders.filter((one) => one.kind !== 'reminder')).toEqual([]);
  });

  it('are not opened when they lie before the referral, nor without a termin', () => {
    const late = begin({ at: '2025-11-20T09:00:00+01:00', refer: { edd: '2026-02-20' } });
    const at = '2025-11-20T12:00:00+01:00';
    expect(late.ofRule('F1-38', at).map((one) => one.id)).toEqual(['F1-38.32w']);
    expect(late.ofRule('F1-39', at).map((one) => one.id)).toEqual(['F1-39.midwife']);
    expect(begin({ at: '2025-11-20T09:00:00+01:00' }).ofRule('F1-38', at)).toEqual([]);
  });

  it('are met by their code, also before their day, and move with a corrected termin', () => {
    const life = early();
    life.give('2025-11-03T10:00:00+01:00', 'record-examination', {
      programme: 'gp-pregnancy',
      code: '25w',
      on: '2025-11-01',
    });
    life.give('2025-11-04T10:00:00+01:00', 'set-due-date', { edd: '2026-02-27', source: 'scan' });
    const at = '2025-11-05T10:00:00+01:00';
    expect(life.deadline('F1-38.25w', at)).toMatchObject({ status: 'met', dueOn: '2025-11-14' });
    expect(life.deadline('F1-38.32w', at)).toMatchObject({ status: 'open', dueOn: '2026-01-02' });
  });

  it('missed are advisory, and fall away at the birth when still ahead', () => {
    const life = early();
    life.give('2025-12-01T10:00:00+01:00', 'record-birth', {
      bornAt: '2025-12-01T06:00:00+01:00',
      children: [{ ref: 'child:1', alive: true }],
      place: 'Sydvestjysk Sygehus',
    });
    const at = '2025-12-02T10:00:00+01:00';
    expect(life.deadline('F1-38.25w', at).status).toBe('advisory-missed');
    expect(life.deadline('F1-38.32w', at).status).toBe('cancelled');
  });

  it('F1-39 counts four midwife visits however they were recorded, one a day', () => {
    const life = early();
    const visit = (on: string) =>
      life.give(`${on}T15:00:00+02:00`, 'hold-midwife-visit', { heldAt: `${on}T14:00:00+02:00` });
    visit('2025-07-01');
    life.give('2025-07-01T16:00:00+02:00', 'record-examination', {
      programme: 'midwife',
      code: '1',
      on: '2025-07-01',
    });
    visit('2025-08-01');
    visit('2025-09-01');
    expect(life.deadline('F1-39.midwife', '2025-09-02T10:00:00+02:00')).toMatchObject({
      status: 'open',
      dueOn: null,
    });
    life.give('2025-10-01T16:00:00+02:00', 'record-examination', {
      programme: 'midwife',
      code: '4',
      on: '2025-10-01',
    });
    expect(life.deadline('F1-39.midwife', '2025-10-02T10:00:00+02:00').status).toBe('met');
  });

  it.each([
    ['record-examination', { programme: 'health-visit', code: 'antenatal' }],
    ['offer-antenatal-visit', { accepted: false }],
  ])('F1-40 is an offer: %s meets it', (command, data) => {
    const life = early();
    life.give('2025-11-10T10:00:00+01:00', command, data);
    expect(life.deadline('F1-40.antenatal', '2025-11-11T10:00:00+01:00').status).toBe('met');
  });
});

describe('record-examination', () => {
  it.each([
    ['gp-pregnancy', '26w'],
    ['midwife', '0'],
    ['midwife', 'x'],
    ['scan', '6-10w'],
    ['health-visit', 'c1'],
    ['gp-child', '6w'],
    ['vaccination', '2y'],
    ['famplus', '3y'],
    ['postpartum', '6w'],
    ['dentist', '1'],
  ])('refuses %s %s as VALIDATION', (programme, code) => {
    expect(early().refused(now, 'record-examination', { programme, code })).toBe('VALIDATION');
  });

  it.each([
    ['gp-child', '5w'],
    ['famplus', '3y6m'],
    ['vaccination', '15m'],
    ['health-visit', '4'],
    ['health-visit', 'b1'],
  ])('%s %s belongs to the child and is PRECONDITION in the pregnancy', (programme, code) => {
    expect(early().refused(now, 'record-examination', { programme, code })).toBe('PRECONDITION');
  });

  it('of the pregnancy is PRECONDITION in the child case', () => {
    const life = begin({
      at: '2025-06-02T09:00:00+02:00',
      kind: 'child',
      refer: { child: { bornAt: '2025-05-01T10:00:00+02:00' } },
    });
    const data = { programme: 'scan', code: '18-21w' };
    expect(life.refused(now, 'record-examination', data, 'child:1')).toBe('PRECONDITION');
    life.give(now, 'record-examination', { programme: 'vaccination', code: '3m' }, 'child:1');
  });
});
