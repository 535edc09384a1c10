import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RehearsalStage, startStage } from '../../cli/rehearsal-stage.ts';
import { playAllOn } from '../../cli/rehearse.ts';
import { tovholderHome } from '../../worker/embedded/home.ts';
import { wholeLife } from '../busy-life.ts';
import { allRuns, bytesOf, eventsOf, type Run } from '../histories.ts';

/** What one life, from referral to school start with its pregnancy's case and its child's, asks of everything below. */
export interface LifeWeight {
  years: number;
  commands: number;
  reminders: number;
  timers: number;
  /** Publish steps, which run as local activities and leave a marker each. */
  publishes: number;
  runs: number;
  /** What Temporal Cloud would count: starts, continued runs, updates, signals, timers, activities, search attributes. */
  actions: number;
  events: number;
  historyBytes: number;
  /** What the store grows by, tables and indexes. */
  storeBytes: number;
}

const YEAR_MS = 365.25 * 86_400_000;

/** Plays the life of the acceptance scenarios several times at once through the real workflows and the real store. */
export async function lifeWeight(lives: number): Promise<LifeWeight> {
  const folder = mkdtempSync(join(tmpdir(), 'tovholder-growth-'));
  const stage = await startStage({ folder, home: tovholderHome(), say: () => {} });
  try {
    const life = wholeLife();
    const before = await storeBytes(stage);
    const played = await playAllOn(
      stage,
      Array.from({ length: lives }, () => life),
    );
    const runs = await allRuns(stage);
    const [first] = played;
    if (!first || first.refusals.length > 0) throw new Error('the life was not lived as it is written');
    const of = (each: (run: Run) => number) => runs.reduce((sum, run) => sum + each(run), 0) / lives;
    const from = Date.parse(life.steps[0]?.at ?? '');
    return {
      years: (Date.parse(life.until) - from) / YEAR_MS,
      commands: first.cases.reduce((sum, { version }) => sum + version, 0),
      reminders: first.cases.reduce((sum, { sent }) => sum + sent.length, 0),
      timers: of((run) => countOf(run, 'timerStartedEventAttributes')),
      publishes: of((run) => countOf(run, 'markerRecordedEventAttributes')),
      runs: runs.length / lives,
      actions: of((run) => billed.reduce((sum, name) => sum + countOf(run, name), 0)),
      events: of(eventsOf),
      historyBytes: of(bytesOf),
      storeBytes: ((await storeBytes(stage)) - before) / lives,
    };
  } finally {
    await stage.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Events that stand for an action each; a continued run begins with a start of its own. */
const billed = [
  'workflowExecutionStartedEventAttributes',
  'workflowExecutionUpdateAcceptedEventAttributes',
  'workflowExecutionSignaledEventAttributes',
  'timerStartedEventAttributes',
  'activityTaskScheduledEventAttributes',
  'upsertWorkflowSearchAttributesEventAttributes',
  'markerRecordedEventAttributes',
] as const;

type Counted = (typeof billed)[number];

const countOf = ({ history }: Run, name: Counted): number =>
  (history.events ?? []).filter((event) => event[name] !== null && event[name] !== undefined).length;

async function storeBytes({ sql }: Pick<RehearsalStage, 'sql'>): Promise<number> {
  await sql`vacuum analyze`;
  const [row] = await sql<{ bytes: number }[]>`select pg_database_size(current_database())::float8 as bytes`;
  return row?.bytes ?? 0;
}
