import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, civilDateOf, endOfDayMs } from '../../../domain/calendar/index.ts';
import { generateLife } from '../../../domain/simulation/lives/generate-life.ts';
import { simulate } from '../../../domain/simulation/simulate.ts';
import { writeScenario } from '../../../domain/simulation/write-scenario.ts';
import { projectRoot } from '../../../worker/embedded/home.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tovholder-zones-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const CPH = 'Europe/Copenhagen';

describe('days counted', () => {
  it('end at the last second of the civil day in Copenhagen, from whatever instant and across whatever clock change', () => {
    const from = Date.UTC(2020, 0, 1);
    const instants = fc
      .integer({ min: 0, max: 20 * 365 * 24 * 60 })
      .map((minutes) => from + minutes * 60_000);
    fc.assert(
      fc.property(instants, fc.integer({ min: 0, max: 400 }), (ms, days) => {
        const day = Temporal.Instant.fromEpochMilliseconds(ms)
          .toZonedDateTimeISO(CPH)
          .toPlainDate()
          .add({ days });
        expect(addDays(civilDateOf(ms), days)).toBe(day.toString());
        const next = day.add({ days: 1 }).toZonedDateTime(CPH).epochMilliseconds;
        expect(endOfDayMs(day.toString())).toBe(next - 1_000);
      }),
      { numRuns: 400 },
    );
  });

  it('do not follow the hours: fourteen days over both clock changes', () => {
    for (const [start, end] of [
      ['2025-03-20T23:00:00+01:00', '2025-04-03'],
      ['2025-10-20T23:30:00+02:00', '2025-11-03'],
    ] as const) {
      expect(addDays(civilDateOf(Date.parse(start)), 14)).toBe(end);
    }
    const inHours = Date.parse('2025-03-20T23:00:00+01:00') + 14 * 24 * 3_600_000;
    expect(civilDateOf(inHours)).toBe('2025-04-04');
  });
});

describe('a machine in another zone', () => {
  it.each(['UTC', 'America/New_York', 'Pacific/Kiritimati'])(
    'plays the same life to the letter in %s',
    (TZ) => {
      const life = generateLife({ seed: 9, maxSteps: 60 });
      const file = join(folder, `${TZ.replace('/', '-')}.json`);
      writeFileSync(file, JSON.stringify(writeScenario(life)));
      const printed = execFileSync(
        process.execPath,
        [join(projectRoot, 'bin/launch.mjs'), 'cli/main.ts', 'simulate', file],
        {
          env: { ...process.env, TZ },
          encoding: 'utf8',
          stdio: ['ignore', 'pipe', 'ignore'],
          maxBuffer: 1e8,
        },
      );
      expect(JSON.parse(printed)).toEqual(JSON.parse(JSON.stringify(simulate(life))));
    },
    120_000,
  );
});
