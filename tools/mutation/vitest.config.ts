import { defineConfig } from 'vitest/config';

/**
 * The tests a mutant must get past. The calendar is held by its own tests alone, so that a wrong date is not excused by
 * a rule that happens to notice; the rest by everything else in test/domain. The tests of random lives are left out:
 * they take longer than all others together, and what they catch depends on luck.
 */
const CALENDAR = 'test/domain/calendar/**/*.test.ts';
const isCalendar = process.env.TOVHOLDER_MUTATION_GROUP === 'calendar';

export default defineConfig({
  test: {
    include: [isCalendar ? CALENDAR : 'test/domain/**/*.test.ts'],
    exclude: isCalendar ? [] : [CALENDAR, 'test/domain/core/properties.test.ts'],
    // Pure code keeps no state between files, so they may share what they load.
    isolate: false,
    testTimeout: 60_000,
  },
});
