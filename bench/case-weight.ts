import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startStage } from '../cli/rehearsal-stage.ts';
import { playOn } from '../cli/rehearse.ts';
import { tovholderHome } from '../worker/embedded/home.ts';
import { busyLife } from './busy-life.ts';
import { allRuns, bytesOf, eventsOf } from './histories.ts';
import { round } from './load.ts';

const PER_COMMAND = 5;
const PER_TIMER = 5;
const PER_ACTIVITY = 6;
/** Of the event model's estimate for the reference life: 0.4 MB over 1,400 events. */
const BYTES_PER_EVENT = 286;
const LONGEST_RUN = 300;

/**
 * P6: events and bytes of a busy seven-year life over all its runs, played through the real workflows, against the floor
 * of the event model: 5 for each command, and for each moment at which something was said a timer (5) and an activity (6).
 */
export async function caseWeight() {
  const folder = mkdtempSync(join(tmpdir(), 'tovholder-weight-'));
  const stage = await startStage({ folder, home: tovholderHome(), say: () => {} });
  try {
    const life = busyLife();
    const { cases, refusals } = await playOn(stage, life);
    if (refusals.length > 0) throw new Error(`${refusals.length} steps of the life were refused`);
    const commands = cases.reduce((sum, kase) => sum + kase.version, 0);
    const moments = cases.reduce((sum, { sent }) => sum + new Set(sent.map((message) => message.at)).size, 0);
    const reminders = cases.reduce((sum, { sent }) => sum + sent.length, 0);
    const runs = await allRuns(stage);
    const events = runs.reduce((sum, run) => sum + eventsOf(run), 0);
    const bytes = runs.reduce((sum, run) => sum + bytesOf(run), 0);
    const floor = commands * PER_COMMAND + moments * (PER_TIMER + PER_ACTIVITY);
    const longestRun = Math.max(...runs.map(eventsOf));
    return {
      P6: {
        value: round(events / floor),
        unit: 'ratio',
        goal: 1.2,
        longestRun: { events: longestRun, goal: LONGEST_RUN },
        ours: { commands, reminders, moments, runs: runs.length, events, bytes },
        baseline: { events: floor, bytes: floor * BYTES_PER_EVENT },
        bytesRatio: round(bytes / (floor * BYTES_PER_EVENT)),
        pairs: [],
      },
    };
  } finally {
    await stage.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
