// F14: what every release wrote must replay with today's code; and the gate itself must notice what breaks a replay.
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { BREAKS, QUICK, UNSEEN } from '../../tools/replay/breaks.ts';
import { withBroken } from '../../tools/replay/broken-bundle.ts';
import {
  HISTORIES,
  isReplayMistake,
  readHistories,
  readManifest,
  releases,
  replayAll,
} from '../../tools/replay/histories.ts';
import { projectRoot, tovholderHome } from '../../worker/embedded/home.ts';
import { quietTemporal } from '../../worker/quiet-temporal.ts';
import { workflowBundle } from '../../worker/workflow-bundle.ts';

beforeAll(() => quietTemporal('ERROR'));
const all = () => releases().flatMap(readHistories);

test('every recorded history of every release replays with the code of today', async () => {
  expect(all().length).toBeGreaterThan(5);
  expect(await replayAll(await workflowBundle(tovholderHome()), all())).toEqual([]);
});

test('the release of today is recorded, small, and of everything that a case can go through', () => {
  const { version } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as {
    version: string;
  };
  expect(releases()).toContain(version);
  for (const release of releases()) {
    const { histories } = readManifest(release);
    const bytes = histories.reduce((sum, { file }) => sum + statSync(join(HISTORIES, release, file)).size, 0);
    expect(bytes).toBeLessThan(300_000);
    const types = new Set(
      readHistories(release).flatMap(({ history }) => history.events.map((event) => event.eventType)),
    );
    for (const type of [
      'WORKFLOW_EXECUTION_UPDATE_COMPLETED',
      'WORKFLOW_EXECUTION_SIGNALED',
      'WORKFLOW_EXECUTION_CONTINUED_AS_NEW',
      'WORKFLOW_EXECUTION_COMPLETED',
      'TIMER_FIRED',
      'TIMER_CANCELED',
      'MARKER_RECORDED',
      'ACTIVITY_TASK_COMPLETED',
    ])
      expect(types).toContain(`EVENT_TYPE_${type}`);
  }
});

test('recorded histories say nothing of the machine that recorded them', () => {
  for (const { file, history } of all()) {
    const text = JSON.stringify(history);
    expect(new Set(text.match(/"identity":"[^"]*"/g)), file).toEqual(new Set(['"identity":"recorder"']));
    expect(text, file).not.toMatch(/\.ts:\d+:\d+/);
  }
});

test.for(BREAKS.filter(({ name }) => QUICK.includes(name)))(
  'the gate closes for a seeded mistake: $name',
  async (seeded) => {
    const mismatches = await withBroken(seeded, (path) => replayAll(path, all(), { untilFirst: true }));
    expect(mismatches.filter(isReplayMistake).length).toBe(1);
  },
);

test('how long a case sleeps is not seen by replay: the report before a deploy looks at dates instead', async () => {
  const [seeded] = UNSEEN;
  if (!seeded) throw new Error('nothing is unseen');
  expect(await withBroken(seeded, (path) => replayAll(path, all()))).toEqual([]);
});

test('every seeded mistake still fits the code, ten at least, and one that does not says so', async () => {
  expect(QUICK.filter((name) => BREAKS.some((one) => one.name === name)).length).toBe(QUICK.length);
  expect(BREAKS.length).toBeGreaterThanOrEqual(10);
  for (const { file, edits } of [...BREAKS, ...UNSEEN]) {
    const code = readFileSync(join(projectRoot, 'workflows', file), 'utf8');
    for (const [from] of edits) expect(code.split(from).length, from).toBe(2);
  }
  const foreign = { name: 'foreign', file: 'case-shell.ts', edits: [['no such text', '']] as const };
  await expect(withBroken(foreign, async () => true)).rejects.toThrow('does not fit the code any more');
});
