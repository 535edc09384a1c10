import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { type RehearsalStage, startStage } from '../../../cli/rehearsal-stage.ts';
import { tovholderHome } from '../../../worker/embedded/home.ts';

/** The real parts around a time that can be skipped, for the tests of the file. Runs end after `historyBudget` events. */
export function testStage(options: { historyBudget?: number } = {}): RehearsalStage {
  const stage = {} as RehearsalStage;
  let folder: string | undefined;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'tovholder-stage-'));
    Object.assign(stage, await startStage({ folder, home: tovholderHome(), say: () => {}, ...options }));
  }, 90_000);
  afterAll(async () => {
    await stage.stop?.();
    if (folder) rmSync(folder, { recursive: true, force: true });
  });
  return stage;
}
