import type { FaultReport } from './report.ts';
import type { FaultEntry } from './table.ts';

/** The part of vitest's JSON report that is read. */
export interface TestOutcomes {
  testResults: {
    name: string;
    message?: string;
    assertionResults: { fullName: string; status: string }[];
  }[];
}

/**
 * What a fault came to. Faults that report for themselves did; of the others each test is one injection, which fired
 * when the test passed: such a test fails when its fault does not fire. A fault without any test that ran has not fired.
 */
export function outcomeOf(
  entry: FaultEntry,
  outcomes: TestOutcomes,
  reports: readonly FaultReport[],
): FaultReport {
  const ran = outcomes.testResults.flatMap((file) =>
    entry.tests
      .filter((one) => file.name.replaceAll('\\', '/').endsWith(one.file))
      .flatMap(({ named }) =>
        file.assertionResults.filter(({ fullName }) => named === undefined || fullName.includes(named)),
      ),
  );
  const failed = ran
    .filter(({ status }) => status !== 'passed')
    .map(({ fullName, status }) => `${status === 'failed' ? 'failed' : 'not run here'}: ${fullName}`);
  const own = reports.findLast((report) => report.id === entry.id);
  if (own) return { ...own, violations: own.violations.length > 0 ? own.violations : failed };
  const held = ran.length > 0 && failed.length === 0;
  return {
    id: entry.id,
    injected: Math.max(ran.length, 1),
    fired: ran.length - failed.length,
    invariants: Object.fromEntries(entry.invariants.map((id) => [id, held])),
    recoveryMs: { median: null, worst: null },
    figures: { tests: ran.length },
    violations: ran.length === 0 ? ['none of its tests ran'] : failed,
  };
}

/** Whether a fault fired each time and left everything as it must be. */
export const passed = (report: FaultReport): boolean =>
  report.fired === report.injected &&
  report.violations.length === 0 &&
  Object.values(report.invariants).every((held) => held);
