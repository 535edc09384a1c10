import { describe, expect, it } from 'vitest';
import { changedValues, parametersInForce } from '../../../domain/rules/parameter-changes.ts';
import { groundOf, parameterWords, sourcesOf } from '../../../domain/rules/parameter-words.ts';
import { defaultParameters, type Parameters } from '../../../domain/rules/parameters.ts';
import { differencesBetween, ruleSets } from '../../../domain/rules/rule-sets.ts';

const change = (value: number, validFromOn: string, name = 'minutesWorkingDays') => ({
  ...{ municipality: 'esbjerg', name, before: 5, value, reason: 'aftale' },
  ...({ byRole: 'FR-leader', by: 'x', changedAt: '2026-03-02T10:00:00+01:00', validFromOn } as const),
});

describe('changes of parameters with a first day', () => {
  it('hold from that day on and not before', () => {
    const changes = [change(7, '2026-05-01')];
    expect(changedValues(changes, '2026-04-30')).toEqual({});
    expect(changedValues(changes, '2026-05-01')).toEqual({ minutesWorkingDays: 7 });
  });

  it('go by their first day, and where it is the same by the order in which they were made', () => {
    const changes = [change(7, '2026-05-01'), change(8, '2026-03-02'), change(9, '2026-05-01')];
    expect(changedValues(changes, '2026-04-30')).toEqual({ minutesWorkingDays: 8 });
    expect(changedValues(changes, '2026-05-01')).toEqual({ minutesWorkingDays: 9 });
  });

  it('are told as coming until they hold', () => {
    const told = (on: string) =>
      parametersInForce('esbjerg', [change(7, '2026-05-01')], on).find(
        ({ name }) => name === 'minutesWorkingDays',
      );
    expect(told('2026-04-30')).toMatchObject({ value: 5, origin: 'default', coming: { value: 7 } });
    expect(told('2026-05-01')).toMatchObject({ value: 7, origin: 'changed', coming: null });
  });

  it('count for nothing where today’s law does not allow the value', () => {
    expect(changedValues([change(9, '2026-03-02', 'limitedAssessmentMonths')], '2026-03-03')).toEqual({});
  });
});

describe('parameters in words', () => {
  it('have a name and bounds in both languages, each its own', () => {
    const names = Object.keys(defaultParameters) as (keyof Parameters)[];
    expect(Object.keys(parameterWords).sort()).toEqual([...names].sort());
    expect(new Set(names.map((name) => parameterWords[name].title.da)).size).toBe(names.length);
  });

  it('name the sources that the rows which read them stand on, and why a municipality may choose', () => {
    expect(sourcesOf('limitedAssessmentMonths').join()).toContain('BL § 19');
    expect(groundOf('coordinationMeetingNoticeDays')?.da).toContain('14 dage');
  });
});

describe('rule sets', () => {
  it('are the days on which any row got a new wording, in order', () => {
    const days = ruleSets.map(({ from }) => from);
    expect(days).toEqual([...days].sort());
    expect(days).toContain('2024-01-01');
    expect(days).toContain('2025-06-01');
  });

  it('differ by the rows whose wording changed between two days, and by nothing on one day', () => {
    expect(differencesBetween('2025-06-01', '2025-06-01')).toEqual([]);
    const [one, ...others] = differencesBetween('2024-09-02', '2025-06-01');
    expect(others).toEqual([]);
    expect(one).toMatchObject({ ruleId: 'F1-04', movesDates: true });
    expect([one?.before?.da, one?.after?.da]).toEqual([
      expect.stringContaining('11+6'),
      expect.stringContaining('17+6'),
    ]);
  });

  it('tell apart a new ground and new dates, and a row that did not exist', () => {
    const all = differencesBetween('2020-07-01', '2024-01-01');
    expect(all.find(({ ruleId }) => ruleId === 'F1-17')).toMatchObject({ movesDates: false });
    expect(all.find(({ ruleId }) => ruleId === 'F1-21')).toMatchObject({ before: null, movesDates: true });
  });
});
