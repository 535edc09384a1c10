import { describe, expect, it } from 'vitest';
import { ruleById } from '../../../../domain/rules/catalogue.ts';
import { begin } from '../../support/life.ts';

const pregnancy = () => begin({ at: '2025-01-02T08:00:00+01:00', refer: { edd: '2025-09-01' } });

describe('X-13 information duty', () => {
  it.each([
    ['2025-03-10', '2025-04-10', 'one month'],
    ['2025-01-31', '2025-02-28', 'the last day of a shorter month (R-03)'],
    ['2025-11-26', '2025-12-29', '26 December and the weekend roll (R-08)'],
    ['2025-11-24', '2025-12-24', 'Christmas Eve is no public holiday and does not roll'],
  ])('X-13 collected on %s is due on %s: %s', (on, dueOn) => {
    const life = pregnancy();
    life.give(`${on}T12:00:00+01:00`, 'collect-from-others', { on });
    expect(life.deadline('X-13.1', `${on}T13:00:00+01:00`).dueOn).toBe(dueOn);
  });

  it('X-13 one letter meets every collection before it, or the one it names', () => {
    const life = pregnancy();
    life.give('2025-03-10T12:00:00+01:00', 'collect-from-others', { collectionId: 'c1', on: '2025-03-10' });
    life.give('2025-03-11T12:00:00+01:00', 'collect-from-others', { on: '2025-03-11' });
    life.give('2025-03-12T12:00:00+01:00', 'collect-from-others', { on: '2025-03-12' });
    life.give('2025-03-13T12:00:00+01:00', 'inform-data-subject', { collectionId: 'c1', on: '2025-03-13' });
    const statuses = () => life.ofRule('X-13', '2025-03-20T12:00:00+01:00').map((one) => one.status);
    expect(statuses()).toEqual(['met', 'open', 'open']);
    life.give('2025-03-14T12:00:00+01:00', 'inform-data-subject', { on: '2025-03-14' });
    expect(statuses()).toEqual(['met', 'met', 'met']);
    expect(life.refused('2025-03-14T12:00:00+01:00', 'inform-data-subject', { collectionId: 'c9' })).toBe(
      'NOT_FOUND',
    );
    expect(life.refused('2025-03-14T12:00:00+01:00', 'collect-from-others', { collectionId: 'c1' })).toBe(
      'DUPLICATE',
    );
  });

  it('X-13 breached tells the data protection officer', () => {
    const life = pregnancy();
    life.give('2025-03-10T12:00:00+01:00', 'collect-from-others', { on: '2025-03-10' });
    const plan = life.deadline('X-13.1', '2025-03-10T12:00:00+01:00').reminders;
    expect(plan.map((one) => [one.at.slice(0, 10), one.to, one.kind])).toEqual([
      ['2025-03-24', 'FR', 'reminder'],
      ['2025-04-11', 'FR', 'breach'],
      ['2025-04-11', 'dpo', 'breach'],
      ['2025-04-14', 'director', 'escalation'],
    ]);
  });
});

describe('X-14 personal data breach', () => {
  it('X-14 counts 72 elapsed hours, over a weekend and the change to summer time', () => {
    const life = pregnancy();
    life.give('2025-03-28T16:00:00+01:00', 'discover-breach', { at: '2025-03-28T16:00:00+01:00' });
    expect(life.deadline('X-14.b1', '2025-03-28T17:00:00+01:00')).toMatchObject({
      dueAt: '2025-03-31T17:00:00+02:00',
      dueOn: null,
      status: 'due-soon',
    });
    const sent = life.world.get('pregnancy')?.sent.filter((one) => one.deadlineId === 'X-14.b1') ?? [];
    expect(sent.map((one) => [one.at, one.to])).toEqual([
      ['2025-03-28T16:00:00+01:00', 'FR'],
      ['2025-03-28T16:00:00+01:00', 'dpo'],
    ]);
    life.give('2025-03-31T17:00:01+02:00', 'report-breach', { at: '2025-03-31T16:59:59+02:00' });
    expect(life.deadline('X-14.b1', '2025-04-01T10:00:00+02:00').status).toBe('met');
  });

  it('X-14 says at once what was found late, and breached tells dpo and director', () => {
    const life = pregnancy();
    life.give('2025-03-05T10:00:00+01:00', 'discover-breach', {
      breachId: 'brud-1',
      at: '2025-03-01T10:00:00+01:00',
    });
    const sent = life.world.get('pregnancy')?.sent.filter((one) => one.deadlineId === 'X-14.brud-1') ?? [];
    expect(sent.map((one) => [one.kind, one.to, one.at])).toEqual([
      ['breach', 'FR', '2025-03-05T10:00:00+01:00'],
      ['breach', 'dpo', '2025-03-05T10:00:00+01:00'],
      ['breach', 'director', '2025-03-05T10:00:00+01:00'],
    ]);
  });

  it('X-14 outlives the case', () => {
    const life = pregnancy();
    life.give('2025-03-03T10:00:00+01:00', 'discover-breach', { at: '2025-03-03T10:00:00+01:00' });
    life.give('2025-03-03T11:00:00+01:00', 'close-case', { reason: 'flyttet' });
    expect(life.deadline('X-14.b1', '2025-03-07T10:00:00+01:00').status).toBe('overdue');
    life.give('2025-03-07T11:00:00+01:00', 'report-breach', { breachId: 'b1' });
    expect(life.deadline('X-14.b1', '2025-03-07T12:00:00+01:00').status).toBe('met-late');
  });

  it('a date alone cannot start the 72 hours; nothing found, nothing to report', () => {
    const life = pregnancy();
    const at = '2025-03-05T10:00:00+01:00';
    expect(life.refused(at, 'discover-breach', { on: '2025-03-04' })).toBe('VALIDATION');
    expect(life.refused(at, 'report-breach')).toBe('WRONG_ORDER');
    expect(life.refused(at, 'report-breach', { breachId: 'b9' })).toBe('NOT_FOUND');
  });
});

describe('rows that are no deadline', () => {
  it.each([
    ['X-02', 'checklist'],
    ['X-03', 'right'],
    ['X-04', 'guard'],
    ['X-05', 'guard'],
    ['X-15', 'fact'],
    ['X-16', 'fact'],
    ['X-17', 'fact'],
    ['X-19', 'right'],
    ['X-26', 'query'],
    ['X-28', 'guard'],
    ['X-30', 'guard'],
    ['X-33', 'guard'],
  ])('%s stands in the printed law as a %s and says what it is about', (id, kind) => {
    const rule = ruleById(id);
    expect(rule?.kind).toBe(kind);
    expect(rule?.about?.da).toMatch(/\S/);
    expect(rule?.about?.en).toMatch(/\S/);
  });

  it.each(['X-05', 'X-19'])('%s cites the older act before 2024 and barnets lov from then on', (id) => {
    expect(ruleById(id)?.versions.map((one) => [one.validFrom, one.source.formerly !== undefined])).toEqual([
      ['1900-01-01', false],
      ['2024-01-01', true],
    ]);
  });
});
