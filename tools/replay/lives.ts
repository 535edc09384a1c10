import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readScenario, type Scenario } from '../../domain/simulation/scenario.ts';
import { projectRoot } from '../../worker/embedded/home.ts';

/** One life to be recorded, and what its histories show that no other does. */
export interface RecordedLife {
  name: string;
  shows: string;
  scenario: Scenario;
  /** Ends runs early, so that the boundary between runs is in a short life. */
  historyBudget?: number;
  /** Steps at which the store does not answer the quick way, so that the patient one goes on. */
  awayAt?: readonly number[];
  /** Steps after which every case is asked to go on in a new run. */
  migrateAfter?: readonly number[];
  /** Which runs of which case are kept, counted from 0; all the rest would show the same again. */
  keep: Readonly<Record<string, readonly number[]>>;
}

function scenario(file: string): Scenario {
  const read = readScenario(JSON.parse(readFileSync(join(projectRoot, file), 'utf8')));
  if (!read.ok) throw new Error(`${file}: ${read.refusal.message.en}`);
  return read.scenario;
}

const taken = scenario('tools/replay/lives/twins.json');
const birth = taken.steps.findIndex(({ command }) => command === 'record-birth');
const notified = scenario('test/scenarios/notification-over-easter.json');

/** The lives of a release. All their persons are made up. */
export const LIVES: readonly RecordedLife[] = [
  {
    name: 'whole-life',
    shows: 'years of commands, reminders and monthly wakes; runs that end by the budget of the build',
    scenario: scenario('test/scenarios/whole-life-esbjerg.json'),
    keep: { pregnancy: [0], 'child:1': [0, 1] },
  },
  {
    name: 'moves',
    shows: 'relays between a pregnancy and its child',
    scenario: scenario('tools/replay/lives/moves.json'),
    keep: { 'child:1': [0] },
  },
  {
    name: 'loss',
    shows: 'a pregnancy that ends',
    scenario: scenario('tools/replay/lives/loss.json'),
    keep: { pregnancy: [0] },
  },
  {
    name: 'outage',
    shows: 'the patient publication, runs that end by a small budget and on migrate',
    scenario: notified,
    historyBudget: 60,
    awayAt: [2, 5, notified.steps.length - 1],
    migrateAfter: [7],
    keep: { pregnancy: [0, 1, 2] },
  },
  {
    name: 'birth-taken-back',
    shows: 'a case that ends because the birth that opened it was taken back',
    scenario: {
      ...taken,
      steps: [
        ...taken.steps.slice(0, birth + 1),
        {
          at: taken.steps[birth]?.at ?? taken.until,
          case: 'pregnancy',
          command: 'retract',
          data: { eventId: { step: birth }, reason: 'Forkert dato' },
        },
      ],
      until: taken.steps[birth]?.at ?? taken.until,
    },
    keep: { 'child:2': [0] },
  },
];
