/** A seeded mistake in the workflow code, made by replacing text in a copy of it. */
export interface Break {
  name: string;
  /** In `workflows/`. */
  file: string;
  /** Each text must be there exactly once; a break that no longer fits the code fails its test instead of passing. */
  edits: readonly (readonly [from: string, to: string])[];
}

const shell = 'case-shell.ts';
const WAIT =
  '    await condition(() => run.changed || overBudget(1), waitMs(run.live.state, clockOf(run).nowMs));\n';
const BEFORE_PUBLISHING = '    const batch = batchOf(run.live, clock);\n';
const PAUSE = '    await condition(() => false, 1_000);\n';

/** What a change of the workflow code must never do to the cases that live. Replay has to notice every one of them. */
export const BREAKS: readonly Break[] = [
  {
    name: 'wait before publishing instead of after it',
    file: shell,
    edits: [
      [WAIT, ''],
      [BEFORE_PUBLISHING, WAIT + BEFORE_PUBLISHING],
    ],
  },
  {
    name: 'one more timer in every turn',
    file: shell,
    edits: [[BEFORE_PUBLISHING, PAUSE + BEFORE_PUBLISHING]],
  },
  {
    name: 'another activity',
    file: shell,
    edits: [
      [
        'return await quick.publish(batch)',
        'return await (quick as unknown as Record<string, typeof quick.publish>).write!(batch)',
      ],
    ],
  },
  {
    name: 'an ordinary activity where a local one was',
    file: shell,
    edits: [['return await quick.publish(batch)', 'return await patient.publish(batch)']],
  },
  { name: 'no wait at all', file: shell, edits: [[WAIT, '']] },
  {
    name: 'publish twice',
    file: shell,
    edits: [[BEFORE_PUBLISHING, `${BEFORE_PUBLISHING}    await quick.publish(null);\n`]],
  },
  {
    name: 'publish only when there is something to publish',
    file: shell,
    edits: [
      [
        'const published = await publishOrGiveUp(',
        "const published: Published | null = !anything ? { kind: 'written', facts: [] } : await publishOrGiveUp(",
      ],
    ],
  },
  {
    name: 'a smaller budget for a run',
    file: shell,
    edits: [['const HISTORY_BUDGET = 120;', 'const HISTORY_BUDGET = 60;']],
  },
  {
    name: 'a greater budget for a run',
    file: shell,
    edits: [['const HISTORY_BUDGET = 120;', 'const HISTORY_BUDGET = 200;']],
  },
  {
    name: 'migrate no longer ends a run',
    file: shell,
    edits: [['run.migrating || overBudget(1)', 'overBudget(1)']],
  },
  {
    name: 'a command no longer wakes the case',
    file: shell,
    edits: [['() => run.changed || overBudget(1), waitMs', '() => overBudget(1), waitMs']],
  },
  {
    name: 'a pause before the patient publication',
    file: shell,
    edits: [['  } catch {\n', `  } catch {\n${PAUSE}`]],
  },
  {
    name: 'a withdrawn case goes on in a new run',
    file: shell,
    edits: [
      ["    if (published?.kind === 'withdrawn' || run.withdrawn) return;\n", ''],
      ['  while (!run.withdrawn) {', '  for (;;) {'],
      [
        'if (!published || run.migrating',
        "if (!published || published.kind === 'withdrawn' || run.withdrawn || run.migrating",
      ],
      [
        'settle(run.live, { batch, entries }, published)',
        'settle(run.live, { batch, entries }, published as never)',
      ],
    ],
  },
  {
    name: 'a command waits before it is answered',
    file: 'case-handlers.ts',
    edits: [
      [
        '    (envelope): Receipt => {\n      run.changed = true;\n',
        '    async (envelope): Promise<Receipt> => {\n      run.changed = true;\n      await condition(() => false, 1_000);\n',
      ],
      [
        "import { currentUpdateInfo, setHandler } from '@temporalio/workflow';",
        "import { condition, currentUpdateInfo, setHandler } from '@temporalio/workflow';",
      ],
    ],
  },
  {
    name: 'a command by another name',
    file: 'messages.ts',
    edits: [
      [
        "defineUpdate<Receipt, [CommandEnvelope]>('command')",
        "defineUpdate<Receipt, [CommandEnvelope]>('give-command')",
      ],
    ],
  },
];

/** What replay does not see; the report before a deploy compares due dates for that. */
export const UNSEEN: readonly Break[] = [
  {
    name: 'another length of the heartbeat',
    file: shell,
    edits: [['30 * 86_400_000 - 433_000', '14 * 86_400_000']],
  },
  {
    name: 'another shortest wait',
    file: shell,
    edits: [['const SHORTEST_WAIT_MS = 1_000;', 'const SHORTEST_WAIT_MS = 90_000;']],
  },
];

/** The breaks that every run of the tests tries; the rest by command. */
export const QUICK: readonly string[] = [
  'wait before publishing instead of after it',
  'an ordinary activity where a local one was',
  'a greater budget for a run',
];
