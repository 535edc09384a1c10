import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { printFaultTable } from '../../cli/faults/print-table.ts';
import { outcomeOf, passed } from '../../cli/faults/read-outcomes.ts';
import { type FaultEntry, faultTable } from '../../cli/faults/table.ts';
import { projectRoot } from '../../worker/embedded/home.ts';

const entry: FaultEntry = {
  id: 'F99',
  title: 'a fault',
  passLine: 'nothing lost',
  tests: [{ file: 'test/a.test.ts', named: 'F99' }],
  invariants: ['I1', 'I2'],
};
const ran = (...statuses: string[]) => ({
  testResults: [
    {
      name: '/somewhere/test/a.test.ts',
      assertionResults: [
        ...statuses.map((status, i) => ({ fullName: `F99: number ${i}`, status })),
        { fullName: 'something else', status: 'failed' },
      ],
    },
  ],
});

describe('what a fault came to', () => {
  it('is held when each of its tests passed, whatever others did', () => {
    const report = outcomeOf(entry, ran('passed', 'passed'), []);
    expect(report).toMatchObject({
      injected: 2,
      fired: 2,
      invariants: { I1: true, I2: true },
      violations: [],
    });
    expect(passed(report)).toBe(true);
  });

  it('is not held when one of its tests failed or was left out', () => {
    for (const status of ['failed', 'skipped', 'pending']) {
      const report = outcomeOf(entry, ran('passed', status), []);
      expect(report).toMatchObject({ injected: 2, fired: 1, invariants: { I1: false } });
      expect(passed(report)).toBe(false);
    }
  });

  it('is not held when none of its tests ran', () => {
    const report = outcomeOf(entry, { testResults: [] }, []);
    expect(report).toMatchObject({ injected: 1, fired: 0, violations: ['none of its tests ran'] });
    expect(passed(report)).toBe(false);
  });

  it('is what the fault says itself, and not held when it did not fire each time', () => {
    const own = { ...outcomeOf(entry, ran('passed'), []), injected: 200, fired: 199 };
    const report = outcomeOf(entry, ran('passed'), [own]);
    expect(report).toEqual(own);
    expect(passed(report)).toBe(false);
    expect(passed({ ...own, fired: 200 })).toBe(true);
    expect(passed({ ...own, fired: 200, invariants: { I1: true, I2: false } })).toBe(false);
  });
});

describe('the table of faults', () => {
  it('names test files that are there', () => {
    for (const { file } of faultTable.flatMap(({ tests }) => tests))
      expect([file, existsSync(join(projectRoot, file))]).toEqual([file, true]);
  });

  it('names tests that are there', () => {
    for (const { tests } of faultTable)
      for (const { file, named } of tests)
        if (named && !file.startsWith('test/faults/'))
          expect(readFileSync(join(projectRoot, file), 'utf8')).toContain(named);
  });

  it('is printed with what was not run said to be so', () => {
    const [first] = faultTable;
    const report = { ...outcomeOf(first as FaultEntry, { testResults: [] }, []), form: 'quick' as const };
    const lines = printFaultTable([{ ...report, on: '2026-11-22' }]).split('\n');
    expect(lines).toHaveLength(2 + faultTable.length);
    expect(lines[2]).toContain('**failed**: none of its tests ran');
    expect(lines[3]).toContain('not run');
  });
});
