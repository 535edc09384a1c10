import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { countTests } from '../../cli/test-report.ts';
import { longTests } from '../long-tests.ts';

const file = (status: string, ...tests: string[]) => ({
  status,
  assertionResults: tests.map((test) => ({ status: test })),
});

describe('the closing line of npm test', () => {
  it('counts passed, failed and skipped tests', () => {
    const report = {
      testResults: [file('passed', 'passed', 'passed', 'skipped'), file('failed', 'failed', 'passed')],
    };
    expect(countTests(report, 1)).toEqual({ passed: 3, failed: 1, skipped: 1 });
  });

  it('counts a file that could not be loaded as one failure', () => {
    expect(countTests({ testResults: [file('failed')] }, 1)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });

  it('counts a run that failed outside any test as one failure', () => {
    expect(countTests({ testResults: [file('passed', 'passed')] }, 1)).toEqual({
      passed: 1,
      failed: 1,
      skipped: 0,
    });
  });
});

describe('the tests that npm test leaves out', () => {
  it('are there, each under the name that leaves it out', () => {
    expect(longTests.filter((file) => !existsSync(file))).toEqual([]);
    expect(new Set(longTests).size).toBe(longTests.length);
  });
});
