import { beforeAll, expect, test } from 'vitest';
import { readCase } from '../../db/read-case.ts';
import { parseInstant } from '../../domain/calendar/index.ts';
import { loadLife } from '../../worker/demo/load-life.ts';
import { moveToNow } from '../../worker/demo/move-to-today.ts';
import { demoLives } from '../../worker/demo/stories.ts';
import { testEngine } from './support/engine.ts';
import { testStore } from './support/store.ts';

const store = testStore();
const engine = testEngine(store);
beforeAll(async () => {
  await engine.startWorker();
}, 60_000);

test('moving a demo case forward plays what happens next in its life, up to the birth and into the child', async () => {
  const aabenraa = demoLives.find(({ name }) => name === 'aabenraa');
  if (!aabenraa) throw new Error('the life is not there');
  const loaded = await loadLife(engine.gateway, moveToNow(aabenraa.past, Date.now()), 'demo/aabenraa');
  if (!loaded.ok) throw new Error(`${loaded.step} ${loaded.refusal.code}`);
  const typesOf = async (id: string) =>
    (await readCase(store.sql, id))?.snapshot.facts.map(({ type }) => type) ?? [];
  expect(await typesOf(loaded.caseId)).not.toContain('birth-recorded');
  let presses = 0;
  for (; presses < 60 && !(await typesOf(loaded.caseId)).includes('birth-recorded'); presses += 1) {
    expect(await engine.gateway.forward(loaded.caseId)).toMatchObject({ ok: true });
  }
  const pregnancy = await readCase(store.sql, loaded.caseId);
  const [child] = pregnancy?.snapshot.links ?? [];
  expect(await typesOf(child?.id ?? '')).toContain('born');
  const birth = pregnancy?.snapshot.facts.find(({ type }) => type === 'birth-recorded');
  const clockMs = Date.now() + (pregnancy?.clock_offset_ms ?? 0);
  expect(clockMs).toBeGreaterThanOrEqual(birth?.recordedMs ?? Number.POSITIVE_INFINITY);
  const assessed = aabenraa.ahead.find(({ command }) => command === 'assess-notification');
  expect(parseInstant(assessed?.at)).not.toBeNull();
  expect(await typesOf(loaded.caseId)).toContain('notification-assessed');
}, 90_000);
