import { describe, expect, it } from 'vitest';
import { phase4Rules } from '../../../../domain/rules/phase-4/index.ts';
import type { Life } from '../../support/life.ts';
import { childBorn, implement, noon } from './child-life.ts';

const deadlinesIn = (life: Life, at: string) => phase4Rules.flatMap(({ id }) => life.ofRule(id, at));

const choose = (life: Life, on: string, choice: string) =>
  life.give(noon(on), 'set-school-start', { choice, decidedOn: on });
const refused = (life: Life, on: string, choice: string) =>
  life.refused(noon(on), 'set-school-start', { choice, decidedOn: on });

describe('F4-12, school start', () => {
  it.each([
    ['2024-11-15', '2030-08-01'],
    ['2024-01-01', '2030-08-01'],
    ['2024-12-31', '2030-08-01'],
    ['2026-02-27', '2032-08-01'],
    ['2024-02-29', '2030-08-01'],
  ])('F4-12 of a child born %s is %s, weekday or not', (bornOn, dueOn) => {
    expect(childBorn(bornOn).deadline('F4-12.1', noon(bornOn))).toMatchObject({ dueOn, status: 'open' });
  });

  it('F4-12 closes the case at 00:00 of that day and is met by it', () => {
    const life = childBorn('2024-11-15');
    expect(life.phase('2030-07-31T23:59:59+02:00')).toBe('follow-up');
    expect(life.phase('2030-08-01T00:00:00+02:00')).toBe('closed');
    expect(life.deadline('F4-12.1', '2030-08-01T00:00:00+02:00')).toMatchObject({
      status: 'met',
      metAt: '2030-08-01T00:00:00+02:00',
    });
    expect(life.refused('2030-08-01T00:00:01+02:00', 'request-return', {})).toBe('CASE_CLOSED');
  });

  it('F4-12 stays met by its day when the case is reopened after school start, and closed once more', () => {
    const life = childBorn('2024-11-15');
    life.give(noon('2030-08-12'), 'reopen-case', { reason: 'fejl' });
    const met = { dueOn: '2030-08-01', status: 'met', metAt: '2030-08-01T00:00:00+02:00', metBy: null };
    expect(life.deadline('F4-12.1', noon('2030-08-13'))).toMatchObject(met);
    expect(life.phase(noon('2030-08-13'))).toBe('follow-up');
    life.give(noon('2030-09-02'), 'close-case', { reason: 'x' });
    expect(life.deadline('F4-12.1', noon('2030-09-03'))).toMatchObject(met);
  });

  it('F4-12 is open again when the case is reopened before school start', () => {
    const life = childBorn('2024-11-15');
    life.give(noon('2025-06-10'), 'close-case', { reason: 'x' });
    life.give(noon('2025-06-12'), 'reopen-case', { reason: 'fejl' });
    expect(life.deadline('F4-12.1', noon('2025-06-13'))).toMatchObject({ status: 'open', metAt: null });
  });

  it('F4-12 is met, overdue stays overdue and what lay ahead is cancelled, at any close', () => {
    const life = childBorn('2024-11-15');
    implement(life, '2025-01-06');
    implement(life, '2025-06-02', { id: 'k2' });
    life.give(noon('2025-06-10'), 'close-case', { reason: 'x' });
    const at = noon('2025-06-11');
    expect(life.deadline('F4-12.1', at).status).toBe('met');
    expect(life.deadline('F4-01.k1', at)).toMatchObject({ dueOn: '2025-04-06', status: 'overdue' });
    expect(life.deadline('F4-01.k2', at).status).toBe('cancelled');
  });

  it("F4-12 is met and everything ahead cancelled by the child's death, and nobody is written to afterwards", () => {
    const life = childBorn('2024-11-15');
    implement(life, '2025-06-02');
    life.give(noon('2025-06-10'), 'record-death', { who: 'child:1', on: '2025-06-10' });
    const after = deadlinesIn(life, noon('2025-06-11'));
    expect(after.find(({ id }) => id === 'F4-12.1')?.status).toBe('met');
    expect(after.find(({ id }) => id === 'F4-01.k1')?.status).toBe('cancelled');
    expect(
      after.filter(({ ruleId }) => ruleId.startsWith('F4')).flatMap(({ reminders }) => reminders),
    ).toEqual([]);
  });

  it("F4-12 and the child's follow-up go on after the mother's death", () => {
    const life = childBorn('2024-11-15');
    implement(life, '2025-06-02');
    life.give(noon('2025-06-10'), 'record-death', { who: 'mother', on: '2025-06-10' });
    expect(life.deadline('F4-12.1', noon('2025-06-11')).status).toBe('open');
    expect(life.deadline('F4-01.k1', noon('2025-06-11')).status).toBe('open');
    expect(life.phase(noon('2025-06-11'))).toBe('follow-up');
  });

  it('F4-12 reminds the social worker and the family department a year and half a year ahead, nobody of a breach', () => {
    expect(childBorn('2024-11-15').deadline('F4-12.1', noon('2024-11-15')).reminders).toEqual([
      { at: '2029-08-01T08:00:00+02:00', to: 'SSR', kind: 'reminder' },
      { at: '2029-08-01T08:00:00+02:00', to: 'FR', kind: 'reminder' },
      { at: '2030-02-01T08:00:00+01:00', to: 'SSR', kind: 'reminder' },
      { at: '2030-02-01T08:00:00+01:00', to: 'FR', kind: 'reminder' },
    ]);
  });
});

describe('F4-13, postponing', () => {
  it('F4-13 moves the end by a year, once, and the case lives on until then', () => {
    const life = childBorn('2024-11-15');
    choose(life, '2030-01-01', 'postponed');
    expect(life.deadline('F4-12.1', noon('2030-01-01')).dueOn).toBe('2031-08-01');
    expect(life.deadline('F4-13.1', noon('2030-01-01'))).toMatchObject({
      dueOn: '2030-07-31',
      status: 'met',
    });
    expect(life.phase('2031-07-31T23:00:00+02:00')).toBe('follow-up');
    expect(life.phase('2031-08-01T00:00:00+02:00')).toBe('closed');
    expect(refused(life, '2030-06-03', 'postponed')).toBe('PRECONDITION');
    expect(refused(life, '2031-02-03', 'postponed')).toBe('PRECONDITION');
  });

  it('F4-13 is too early before the year of the sixth birthday and too late from 1 August', () => {
    const life = childBorn('2024-11-15');
    expect(refused(life, '2029-12-31', 'postponed')).toBe('TOO_EARLY');
    expect(refused(life, '2030-08-01', 'postponed')).toBe('PRECONDITION');
    choose(life, '2030-07-31', 'postponed');
  });

  it('F4-13 decided in time and recorded late opens the case again; a case closed by an act stays closed', () => {
    const life = childBorn('2024-11-15');
    expect(life.phase(noon('2030-08-05'))).toBe('closed');
    life.give(noon('2030-08-05'), 'set-school-start', { choice: 'postponed', decidedOn: '2030-07-20' });
    expect(life.phase(noon('2030-08-05'))).toBe('follow-up');
    expect(life.deadline('F4-12.1', noon('2030-08-05'))).toMatchObject({
      dueOn: '2031-08-01',
      status: 'due-soon',
    });
    const closed = childBorn('2024-11-15');
    closed.give(noon('2030-03-04'), 'close-case', { reason: 'x' });
    expect(refused(closed, '2030-03-05', 'postponed')).toBe('CASE_CLOSED');
  });

  it('F4-13 not used ends as cancelled, and nobody is in breach', () => {
    const life = childBorn('2024-11-15');
    expect(life.deadline('F4-13.1', noon('2029-12-31')).status).toBe('waiting');
    expect(life.deadline('F4-13.1', '2030-08-01T12:00:00+02:00')).toMatchObject({
      status: 'cancelled',
      statusReason: { en: 'Not used' },
    });
    const kinds = life.deadline('F4-13.1', noon('2024-11-16')).reminders.map(({ kind }) => kind);
    expect(kinds).toEqual(['reminder']);
  });

  it('a decision taken back restores the ordinary school start', () => {
    const life = childBorn('2024-11-15');
    const postponed = choose(life, '2030-03-04', 'postponed');
    life.give(noon('2030-03-05'), 'retract', { eventId: postponed.events[0]?.id ?? 0, reason: 'x' });
    expect(life.deadline('F4-12.1', noon('2030-03-05')).dueOn).toBe('2030-08-01');
    choose(life, '2030-03-06', 'postponed');
  });
});

describe('F4-14, starting early', () => {
  it('F4-14 moves the end a year forward for a child that turns five before 1 October', () => {
    const life = childBorn('2024-09-30');
    choose(life, '2029-03-05', 'early');
    expect(life.deadline('F4-12.1', noon('2029-03-05')).dueOn).toBe('2029-08-01');
    expect(life.deadline('F4-14.1', noon('2029-03-05'))).toMatchObject({
      dueOn: '2029-07-31',
      status: 'met',
    });
    expect(life.phase(noon('2029-08-01'))).toBe('closed');
  });

  it('F4-14 is no right of a child born from 1 October on', () => {
    const life = childBorn('2024-10-01');
    expect(refused(life, '2029-03-05', 'early')).toBe('PRECONDITION');
    expect(life.ofRule('F4-14', noon('2029-03-05'))).toEqual([]);
  });

  it('F4-14 cannot be chosen for a start that has passed', () => {
    expect(refused(childBorn('2024-09-30'), '2029-08-01', 'early')).toBe('PRECONDITION');
  });

  it('the ordinary start can be confirmed, also after an early one was considered', () => {
    const life = childBorn('2024-05-06');
    choose(life, '2029-03-05', 'early');
    choose(life, '2029-04-02', 'normal');
    expect(life.deadline('F4-12.1', noon('2029-04-02')).dueOn).toBe('2030-08-01');
  });
});
