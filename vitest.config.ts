import { configDefaults, defineConfig } from 'vitest/config';
import { longTests } from './test/long-tests.ts';

const exclude =
  process.env.TOVHOLDER_TESTS === 'quick'
    ? [...configDefaults.exclude, ...longTests]
    : configDefaults.exclude;
const report = process.env.TOVHOLDER_TEST_REPORT;

const emptyStore = './test/services/support/template-store.ts';

/** A project of its own per ring, so that `vitest run --project domain` stays a matter of a second. */
function ring(
  name: string,
  folders: string[],
  milliseconds: number,
  more: { isolate?: boolean; globalSetup?: string | string[] } = {},
) {
  return {
    extends: true as const,
    test: {
      name,
      include: folders.map((folder) => `test/${folder}/**/*.test.{ts,tsx}`),
      exclude,
      testTimeout: milliseconds,
      hookTimeout: milliseconds * 2,
      ...more,
    },
  };
}

export default defineConfig({
  test: {
    // Worker threads crash Temporal's native core as soon as two files replay.
    pool: 'forks',
    maxWorkers: 3,
    // `npm test` reads the counts from this file for its closing line.
    reporters: report ? ['default', ['json', { outputFile: report }]] : ['default'],
    projects: [
      // Pure code keeps no state between files, so they may share what they load.
      ring('domain', ['domain'], 60_000, { isolate: false }),
      ring('docs', ['docs'], 60_000),
      ring('workflow', ['workflow'], 90_000),
      // Neither do the routes over the pure store.
      ring('api', ['api'], 60_000, { isolate: false, globalSetup: emptyStore }),
      ring('services', ['services', 'runtime', 'faults', 'rehearsals'], 90_000, { globalSetup: emptyStore }),
      // Unpacked once, before two files could write the same program.
      ring('browser', ['browser'], 90_000, {
        globalSetup: ['./test/browser/support/unpack-browser.ts', emptyStore],
      }),
    ],
  },
});
