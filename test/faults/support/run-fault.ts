import { appendFileSync } from 'node:fs';
import type { FaultReport } from '../../../cli/faults/report.ts';
import { invariants } from '../invariants/all.ts';
import type { Fault, Form, Injection } from './fault.ts';
import type { FaultStage } from './stage.ts';

const SETTLE_MS = 120_000;

/** What a run of the full form may take at most before the invariants are looked at in between. */
const BETWEEN = 20;

/** The form for every day, unless `npm run faults` asked for the full one. */
export const formOfRun = (): Form => (process.env.TOVHOLDER_FAULTS === 'full' ? 'full' : 'quick');

/**
 * Injects a fault as often as its form says, then lets every caller of unknown outcome ask again, and checks all
 * invariants: first while outcomes are unknown, then when all are known. Writes the report where `npm run faults` reads it.
 */
export async function runFault(stage: FaultStage, fault: Fault, form: Form): Promise<FaultReport> {
  const times = fault.times[form];
  const injections: Injection[] = [];
  const improperBefore = stage.client.improper.length;
  const broken = new Map<string, string[]>(invariants.map(({ id }) => [id, []]));
  const look = async (which: readonly string[]) => {
    for (const { id, check } of invariants)
      if (which.includes(id)) broken.get(id)?.push(...(await check(stage)));
  };
  const all = invariants.map(({ id }) => id);
  for (let n = 0; n < times; n += 1) {
    injections.push(await fault.inject(stage, n, form));
    // Outcomes may be unknown here: once or never, nothing else.
    await look(['I1', 'I2']);
    if ((n + 1) % BETWEEN === 0 && n + 1 < times) await look(all);
  }
  const known = await stage.client.settle(SETTLE_MS);
  await look(all);
  const recoveries = injections.flatMap(({ recoveryMs }) => recoveryMs ?? []).sort((a, b) => a - b);
  const report: FaultReport = {
    id: fault.id,
    injected: times,
    fired: injections.filter(({ fired }) => fired).length,
    invariants: Object.fromEntries([...broken].map(([id, found]) => [id, found.length === 0]).sort()),
    recoveryMs: {
      median: recoveries[Math.floor((recoveries.length - 1) / 2)] ?? null,
      worst: recoveries.at(-1) ?? null,
    },
    figures: { commands: stage.client.operations.length, ...fault.figures?.() },
    violations: counted([
      ...injections.flatMap(({ violations }) => violations),
      ...(known ? [] : ['an outcome stayed unknown']),
      ...[...broken].flatMap(([id, found]) => found.map((one) => `${id}: ${one}`)),
      ...stage.client.improper.slice(improperBefore),
    ]),
  };
  const file = process.env.TOVHOLDER_FAULT_REPORTS;
  if (file) appendFileSync(file, `${JSON.stringify(report)}\n`);
  return report;
}

/** Each once, with how often: an outage gives the same violation many times. */
function counted(violations: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const one of violations) counts.set(one, (counts.get(one) ?? 0) + 1);
  return [...counts].map(([one, n]) => (n === 1 ? one : `${one} (${n} times)`));
}
