import { describe, expect, it } from 'vitest';
import { ruleById } from '../../../domain/rules/catalogue.ts';
import { begin } from '../support/life.ts';

const referred = '2026-03-02T10:00:00+01:00';

describe('what the agreement lets anybody do', () => {
  it('F2-26: every professional role may call an ad-hoc meeting', () => {
    const life = begin({ at: referred });
    life.give('2026-03-03T10:00:00+01:00', 'plan-meeting', {
      kind: 'ad-hoc',
      meetingAt: '2026-03-20T09:00:00+01:00',
      invitees: ['FR', 'FP'],
    });
    expect(life.ofRule('F2-05', '2026-03-04T10:00:00+01:00')).toEqual([]);
    expect(ruleById('F2-26')?.about?.da).toBeTruthy();
  });
});

describe('acts that meet their row', () => {
  it('F3-01 is met when the family department has acknowledged the birth', () => {
    const life = begin({ at: referred, refer: { edd: '2026-05-25', eddSource: 'scan' } });
    life.give('2026-05-20T22:30:00+02:00', 'record-birth', {
      bornAt: '2026-05-20T22:15:00+02:00',
      children: [{ ref: 'child:1', alive: true }],
      place: 'Esbjerg',
    });
    life.give('2026-05-21T08:59:00+02:00', 'acknowledge-birth', { by: 'FR' });
    expect(life.deadline('F3-01.1', '2026-05-22T10:00:00+02:00')).toMatchObject({ status: 'met' });
  });

  it.each([
    ['X-10', 'public'],
    ['X-11', 'record'],
  ])('%s is met by the answer under its own regime', (row, regime) => {
    const life = begin({ at: referred });
    life.give('2026-03-04T10:00:00+01:00', 'request-access', { regime, on: '2026-03-04' });
    life.give('2026-03-10T10:00:00+01:00', 'answer-access', { regime, on: '2026-03-10' });
    expect(life.ofRule(row, '2026-03-11T10:00:00+01:00').map((d) => d.status)).toEqual(['met']);
  });
});
