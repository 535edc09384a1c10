import { describe, expect, it } from 'vitest';
import { monitor } from '../../../../domain/obligations/monitoring.ts';
import {
  nextDuty,
  organisationDuties,
  organisationStatus,
} from '../../../../domain/obligations/organisation-calendar.ts';
import { catalogue, ruleById } from '../../../../domain/rules/catalogue.ts';
import { defaultParameters } from '../../../../domain/rules/parameters.ts';
import type { Rule } from '../../../../domain/rules/rule.ts';
import { begin } from '../../support/life.ts';

const { closedDays } = defaultParameters;
const year = { fromOn: '2026-01-01', untilOn: '2026-12-31', closedDays };
const rule = (id: string): Rule => {
  const found = ruleById(id);
  if (!found) throw new Error(`no rule ${id}`);
  return found;
};
const duties = (id: string, held: readonly string[] = []) =>
  organisationDuties(
    [rule(id)],
    held.map((on) => ({ ruleId: id, on })),
    year,
  );

describe('organisation rhythms', () => {
  it.each([
    ['X-20', ['2026-06-30', '2026-12-31'], ['2026-06-30', '2026-12-30']],
    ['X-21', ['2026-12-31'], ['2026-12-30']],
    ['X-22', ['2026-12-31', '2026-12-31'], ['2026-06-30', '2026-12-30']],
    [
      'X-23',
      ['2026-06-30', '2026-06-30', '2026-12-31', '2026-12-31'],
      ['2026-03-31', '2026-06-30', '2026-09-30', '2026-12-30'],
    ],
    [
      'X-24',
      ['2026-02-28', '2026-04-30', '2026-06-30', '2026-08-31', '2026-10-31', '2026-12-31'],
      ['2026-02-27', '2026-04-30', '2026-06-30', '2026-08-31', '2026-10-30', '2026-12-30'],
    ],
    ['X-25', ['2026-12-31'], ['2026-12-30']],
  ])('%s falls due in 2026 on %j with targets %j', (id, dueOn, targetOn) => {
    expect(duties(id).map((one) => one.dueOn)).toEqual(dueOn);
    expect(duties(id).map((one) => one.targetOn)).toEqual(targetOn);
  });

  it('X-22 two meetings early in the year meet both duties of the year', () => {
    expect(duties('X-22', ['2026-03-10', '2026-01-15']).map((one) => one.heldOn)).toEqual([
      '2026-01-15',
      '2026-03-10',
    ]);
  });

  it('X-23 a meeting of one half-year does not count for the other', () => {
    expect(duties('X-23', ['2026-01-15', '2026-02-15', '2026-03-15']).map((one) => one.heldOn)).toEqual([
      '2026-01-15',
      '2026-02-15',
      null,
      null,
    ]);
  });

  it('stands open to the last day of its period and is overdue the day after', () => {
    const [first, second] = duties('X-20', ['2026-11-03']);
    if (!first || !second) throw new Error('two duties a year');
    expect(organisationStatus(first, '2025-12-31')).toBe('waiting');
    expect(organisationStatus(first, '2026-06-30')).toBe('open');
    expect(organisationStatus(first, '2026-07-01')).toBe('overdue');
    expect(organisationStatus(second, '2026-11-02')).toBe('open');
    expect(organisationStatus(second, '2026-11-03')).toBe('met');
  });

  it('tells the next duty not yet done, also in the year to come', () => {
    const held = [{ ruleId: 'X-21', on: '2026-02-02' }];
    expect(nextDuty(rule('X-21'), [], '2026-02-03', closedDays)?.dueOn).toBe('2026-12-31');
    expect(nextDuty(rule('X-21'), held, '2026-02-03', closedDays)).toMatchObject({
      key: '2027.1.1',
      fromOn: '2027-01-01',
      dueOn: '2027-12-31',
    });
    expect(nextDuty(rule('X-26'), [], '2026-02-03', closedDays)).toBeNull();
  });

  it('covers a leap February and lists every organisation row of the catalogue', () => {
    const leap = organisationDuties([rule('X-24')], [], {
      fromOn: '2028-02-29',
      untilOn: '2028-02-29',
      closedDays,
    });
    expect(leap.map((one) => one.dueOn)).toEqual(['2028-02-29']);
    const rows = catalogue.filter((one) => one.kind === 'organisation');
    expect(new Set(organisationDuties(rows, [], year).map((one) => one.ruleId))).toEqual(
      new Set(rows.map((one) => one.id)),
    );
  });
});

describe('X-26 monitoring', () => {
  const state = (at: string, codes: readonly string[], included = 'yes') => {
    const life = begin({ at });
    const day = at.slice(0, 10);
    life.give(`${day}T12:00:00+01:00`, 'confirm-inclusion', { included, codes: [...codes] });
    const lived = life.world.get('pregnancy');
    if (!lived) throw new Error('no case');
    return { ...lived.state, id: `c_${at}` };
  };

  it('X-26 counts each case once, the new ones of the year, and the reasons for inclusion by code and kind', () => {
    const first = state('2025-02-03T08:00:00+01:00', ['1a', '1b', '3d']);
    const second = state('2025-03-03T08:00:00+01:00', ['1a']);
    const older = state('2024-11-04T08:00:00+01:00', ['2b']);
    const notIncluded = state('2025-03-04T08:00:00+01:00', ['1a'], 'no');
    expect(monitor([first, second, older, notIncluded, first], 2025)).toEqual({
      year: 2025,
      pregnancies: { followed: 4, new: 3 },
      children: { followed: 0, new: 0 },
      inclusionCodes: { '1a': 2, '1b': 1, '3d': 1 },
      inclusionKinds: { '1': 2, '3': 1 },
    });
  });

  it('X-26 leaves out a case that closed before the year began', () => {
    const life = begin({ at: '2023-02-01T08:00:00+01:00' });
    life.give('2023-12-31T12:00:00+01:00', 'close-case', { reason: 'flyttet' });
    const lived = life.world.get('pregnancy');
    const states = lived ? [lived.state] : [];
    expect(monitor(states, 2023).pregnancies).toEqual({ followed: 1, new: 1 });
    expect(monitor(states, 2024).pregnancies).toEqual({ followed: 0, new: 0 });
  });
});
