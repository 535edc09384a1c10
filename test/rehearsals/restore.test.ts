import { expect, test } from 'vitest';
import { restore } from './restore.ts';

interface Shown {
  violations: string[];
  lossSeconds: number;
  restored: { pieces: number; reconciled: { left: unknown[] } };
}

test('a store that is lost with everything that runs on it is put back by the commands of the runbook', async () => {
  const said: string[] = [];
  const result = (await restore({ quick: true, cases: 20, say: (line) => said.push(line) })) as Shown;
  expect(result.violations).toEqual([]);
  expect(said).toContain('everything is lost');
  expect(result.lossSeconds).toBeLessThanOrEqual(5);
  // Commands were answered between the copy and the loss, and came back out of the log.
  expect(result.restored.pieces).toBeGreaterThan(1);
  expect(result.restored.reconciled.left).toEqual([]);
}, 600_000);
