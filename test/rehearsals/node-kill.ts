import { setTimeout as pause } from 'node:timers/promises';
import { processBeginning } from '../../worker/embedded/process-identity.ts';
import type { Rehearsal } from './support/rehearsal.ts';
import { stepsOf } from './support/runbook.ts';
import { underLoad } from './support/under-load.ts';

const units = ['tovholder-worker', 'tovholder-api'] as const;

/** kill -9 of all that runs on one of two machines at one moment, under load, and docs/runbooks/node-lost.md. */
export const nodeKill: Rehearsal = async ({ quick, say }) =>
  underLoad(quick, async ({ someone, pidOf, client }, load) => {
    const steps = stepsOf('node-lost');
    const under = (heading: string) => {
      const found = steps.filter((step) => step.heading === heading);
      if (found.length === 0)
        throw new Error(`docs/runbooks/node-lost.md has no commands under “${heading}”`);
      return found;
    };
    const violations: string[] = [];
    const pids = units.map((unit) => pidOf('node-1', unit) ?? 0);
    for (let waited = 0; client.outstanding() === 0 && waited < 200; waited += 1) await pause(5);
    const underWay = client.outstanding();
    load.phase('one machine is gone');
    for (const pid of pids) process.kill(pid, 'SIGKILL');
    await pause(500);
    if (underWay === 0) violations.push('no command was under way');
    if (pids.some((pid) => processBeginning(pid) !== undefined))
      violations.push('a process outlived the kill');
    say('node-1 is gone');
    await someone.follow(under('While it is gone'));
    await pause(quick ? 3_000 : 15_000);
    load.phase('it is back');
    await someone.follow(under('When it is back'));
    return { violations };
  });
