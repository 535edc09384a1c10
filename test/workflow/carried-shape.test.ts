import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openBornChild } from '../../domain/case/engine.ts';
import type { CaseState } from '../../domain/case/state.ts';
import { STATE_SCHEMA, throughShapes, upcastState } from '../../domain/case/upcast-state.ts';
import { createMemoryStore } from '../../tools/replay/memory-store.ts';
import type { CaseInput } from '../../workflows/case-input.ts';
import { live, randomActs } from '../domain/support/random-life.ts';
import { inputsOf, pathsOf, readShape, SHAPES, shapeScenarios } from './support/carried-shapes.ts';
import { testSandbox } from './support/sandbox.ts';
import { notificationAt } from './support/sandbox-inputs.ts';
import { startCase, update } from './support/sandboxed-case.ts';

const sandbox = testSandbox();
const asJson = (input: CaseInput): CaseInput => JSON.parse(JSON.stringify(input)) as CaseInput;
const pathsIn = (inputs: readonly CaseInput[]): string[] =>
  [...new Set(inputs.flatMap((input) => pathsOf(asJson(input))))].sort();

test('what a run hands to the next has the recorded shape: another one needs a new number and an upcaster', () => {
  const recorded = readShape(STATE_SCHEMA);
  expect(recorded.schemaVersion).toBe(STATE_SCHEMA);
  expect(pathsIn(shapeScenarios().flatMap(inputsOf))).toEqual(recorded.paths);
  expect(recorded.paths.length).toBeGreaterThan(60);
});

test('random lives hand over nothing that the recorded shape does not have', () => {
  const known = new Set(readShape(STATE_SCHEMA).paths);
  const lives = fc.sample(randomActs(40), { numRuns: 12, seed: 5 }).map((acts) => live(acts).scenario);
  const inputs = lives.flatMap(inputsOf);
  expect(inputs.length).toBeGreaterThan(50);
  expect(pathsIn(inputs).filter((path) => !known.has(path))).toEqual([]);
});

test('a field more, a field less or another type is another shape', () => {
  const state = { schemaVersion: 1, facts: [{ id: 1, data: { anything: 1 } }], base: null };
  expect(pathsOf(state)).toEqual([
    '.schemaVersion: number',
    '.facts[]',
    '.facts[].id: number',
    '.facts[].data: open',
    '.base: null',
  ]);
});

test('nothing is handed over that JSON would lose', () => {
  for (const input of shapeScenarios().flatMap(inputsOf))
    expect(asJson(input)).toEqual(withoutUndefined(input));
});

test('a case goes on from every shape that was ever released', async () => {
  const versions = readdirSync(SHAPES).map((name) => Number.parseInt(name, 10));
  expect(Math.max(...versions)).toBe(STATE_SCHEMA);
  expect(versions.length).toBe(STATE_SCHEMA);
  for (const { examples } of versions.map(readShape)) {
    for (const input of examples) {
      const { begin } = input;
      const { id, kind } = begin.by === 'continuing' ? begin.live.state : openingOf(begin);
      const nowMs = latestOf(begin) + 60_000;
      const store = createMemoryStore();
      // What the run before had written, or the pregnancy with its birth, is in the store.
      if (begin.by === 'continuing') store.put(begin.live.base ?? begin.live.state);
      if (begin.by === 'birth') store.put(openBornChild(begin.child).state);
      const type = kind === 'child' ? 'childCase' : 'pregnancyCase';
      const kase = await startCase(sandbox, store, { type, input, nowMs });
      expect((await kase.task([])).failed).toBeUndefined();
      const envelope = notificationAt(nowMs, 'after-the-deploy');
      const heard = await kase.task([update('u', 'command', [envelope])]);
      expect([heard.failed, heard.updates.get('u')?.ok]).toEqual([undefined, true]);
      expect(store.life(id)?.events.at(-1)?.data).toMatchObject({ notificationId: 'after-the-deploy' });
      await kase.dispose();
    }
  }
});

test('a state goes up shape by shape, and one that is newer than the build is left for its reader to refuse', async () => {
  const old = { schemaVersion: 1, name: 'a' } as unknown as CaseState;
  const steps = {
    1: (state: object) => ({ ...state, name: undefined, called: 'a' }),
    2: (state: object) => ({ ...state, links: [] }),
  };
  expect(throughShapes(old, steps, 3)).toEqual({ schemaVersion: 3, called: 'a', links: [] });
  expect(throughShapes(old, steps, 1)).toBe(old);
  const [example] = readShape(STATE_SCHEMA).examples.filter((one) => one.begin.by === 'continuing');
  if (example?.begin.by !== 'continuing') throw new Error('no example');
  const { state } = example.begin.live;
  expect(upcastState(state)).toBe(state);

  const newer = { ...example, schemaVersion: STATE_SCHEMA + 1 };
  const kase = await startCase(sandbox, createMemoryStore(), {
    type: 'pregnancyCase',
    input: newer,
    nowMs: 0,
  });
  // The task fails and is tried again until the newer build is back; the case is not ended and loses nothing.
  const refused = await kase.task([]);
  expect(refused).toMatchObject({ failed: expect.stringContaining('newer build') });
  expect(refused.ended).toBeUndefined();
  await kase.dispose();
});

const withoutUndefined = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(withoutUndefined)
    : typeof value === 'object' && value !== null
      ? Object.fromEntries(
          Object.entries(value).flatMap(([name, one]) =>
            one === undefined ? [] : [[name, withoutUndefined(one)]],
          ),
        )
      : value;

type Beginning = Exclude<CaseInput['begin'], { by: 'continuing' }>;
const openingOf = (begin: Beginning) => (begin.by === 'birth' ? begin.child.opening : begin.opening);

const latestOf = (begin: CaseInput['begin']): number =>
  begin.by === 'continuing'
    ? begin.live.state.messagesUpToMs
    : Date.parse(begin.by === 'birth' ? begin.child.startedAt : begin.refer.at);
