/** The part of vitest's JSON report that is counted. */
export interface TestReport {
  testResults: { status: string; assertionResults: { status: string }[] }[];
}

/** How a test run went; a file that could not even be loaded counts as one failure. */
export interface TestCounts {
  passed: number;
  failed: number;
  skipped: number;
}

/** Counts a report. `exitCode` is vitest's own: when it failed for a reason in no test, that is a failure too. */
export function countTests(report: TestReport, exitCode: number): TestCounts {
  const statuses = report.testResults.flatMap((file) => file.assertionResults.map((test) => test.status));
  const passed = statuses.filter((status) => status === 'passed').length;
  const failedTests = statuses.filter((status) => status === 'failed').length;
  const brokenFiles = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  ).length;
  const failed = failedTests + brokenFiles;
  return {
    passed,
    failed: failed === 0 && exitCode !== 0 ? 1 : failed,
    skipped: statuses.length - passed - failedTests,
  };
}
