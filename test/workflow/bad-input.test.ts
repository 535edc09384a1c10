// F12: whatever bytes reach a case directly are refused, and its workflow task never fails. 100,000 by `npm run fuzz`.
import { expect, test } from 'vitest';
import { refusalCodes } from '../../domain/case/refusal.ts';
import { withBroken } from '../../tools/replay/broken-bundle.ts';
import { loadSandbox } from './support/activations.ts';
import { fuzzCases } from './support/fuzz-case.ts';
import { testSandbox } from './support/sandbox.ts';

const sandbox = testSandbox();

test('five thousand calls with bad input leave no case stuck, and every refusal has a code of ours', async () => {
  const report = await fuzzCases(sandbox, 5_000, 1);
  expect(report.stuck).toEqual([]);
  expect(report.calls).toBe(5_000);
  // The input was bad in every way, and some of it was good.
  expect(report.refused.VALIDATION).toBeGreaterThan(1_000);
  expect(report.accepted).toBeGreaterThan(200);
  expect(report.signals).toBeGreaterThan(300);
  expect(report.queries).toBeGreaterThan(150);
  expect(report.starts).toBeGreaterThan(10);
  for (const code of Object.keys(report.refused)) expect(refusalCodes).toContain(code);
}, 240_000);

test('a converter that throws for an unreadable signal would get a case stuck, and the calls show it', async () => {
  const seeded = {
    name: 'no tolerance',
    file: 'tolerant-payloads.ts',
    edits: [["if (context?.type !== 'workflow') throw error;", 'throw error;']],
  } as const;
  await withBroken(seeded, async (path) => {
    const intolerant = await loadSandbox(path);
    const { stuck } = await fuzzCases(intolerant, 300, 1);
    expect(stuck.map(({ call }) => call).join()).toContain('signal');
    await intolerant.destroy();
  });
}, 120_000);
