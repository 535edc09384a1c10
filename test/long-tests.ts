/**
 * Tests that take their time, because real processes are killed, restored and rehearsed in them, or because thousands of
 * lives are lived. `npm test` leaves them out, `npm test -- --all` and CI run them. A test belongs here when it takes more
 * than about fifteen seconds and what it shows is also touched, more lightly, by a quick one.
 */
export const longTests: readonly string[] = [
  'test/browser/assignment-and-search.test.ts',
  'test/browser/case-page.test.ts',
  'test/browser/drafts.test.ts',
  'test/browser/every-page/all-pages.test.ts',
  'test/browser/merge.test.ts',
  'test/browser/tasks/by-keyboard.test.ts',
  'test/browser/tasks/four-phases.test.ts',
  'test/browser/tasks/without-scripts.test.ts',
  'test/browser/term-meeting.test.ts',
  'test/browser/what-if.test.ts',
  'test/docs/commands-live.test.ts',
  'test/docs/house-examples.test.ts',
  'test/domain/simulation/soak.test.ts',
  'test/faults/processes.test.ts',
  'test/runtime/time-zone.test.ts',
  'test/services/compose-services.test.ts',
  'test/services/dead-man.test.ts',
  'test/services/demo-story.test.ts',
  'test/services/encryption-live.test.ts',
  'test/services/engine-under-stress.test.ts',
  'test/services/import.test.ts',
  'test/services/live-rebuild.test.ts',
  'test/services/operation.test.ts',
  'test/services/outage.test.ts',
  'test/services/postgres-kill.test.ts',
  'test/services/random-lives.test.ts',
  'test/services/reconcile.test.ts',
  'test/services/rehearse.test.ts',
  'test/services/slow-store.test.ts',
  'test/services/worker-kill.test.ts',
  'test/workflow/bad-input.test.ts',
  'test/workflow/seven-years.test.ts',
];
