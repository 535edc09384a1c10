import { expect, test } from 'vitest';
import { workerKilled } from './f1-worker-killed.ts';
import { apiKilled } from './f2-api-killed.ts';
import { senderKilled } from './f3-sender-killed.ts';
import { temporalRestarted } from './f4-temporal-restarted.ts';
import { formOfRun, runFault } from './support/run-fault.ts';
import { faultStage } from './support/stage.ts';

const stage = faultStage();
const form = formOfRun();
const LONGEST_MS = { quick: 240_000, full: 3 * 3_600_000 };

const only = process.env.TOVHOLDER_FAULTS_ONLY?.split(' ');
const faults = [workerKilled, apiKilled, senderKilled, temporalRestarted]
  .filter(({ id }) => only === undefined || only.includes(id))
  .map((fault) => ({ fault, id: fault.id, title: fault.title }));

test.each(faults)(
  '$id: $title',
  async ({ fault }) => {
    const report = await runFault(stage, fault, form);
    expect(report.violations).toEqual([]);
    expect(report.fired).toBe(report.injected);
    expect(Object.values(report.invariants)).not.toContain(false);
  },
  LONGEST_MS[form],
);
