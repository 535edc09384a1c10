import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { asNextRelease, copyOfProject, projectAt, withPatchedWorkflow } from './support/builds.ts';
import { MACHINES } from './support/machines.ts';
import type { Rehearsal } from './support/rehearsal.ts';
import { type RunbookStep, stepsOf } from './support/runbook.ts';
import { underLoad } from './support/under-load.ts';

const BETWEEN_MS = 3_000;

/**
 * docs/runbooks/rolling-upgrade.md under load: to a build with a wider schema, back again, and to one whose workflow code
 * has changed behind a patch. With `from`: from that commit's code to today's, and no way back.
 */
export const upgrade: Rehearsal = async ({ quick, from, say }) => {
  const builds = mkdtempSync(join(tmpdir(), 'tovholder-builds-'));
  const steps = stepsOf('rolling-upgrade');
  const under = (heading: string) => steps.filter((step) => step.heading === heading);
  const forward = ['Before', 'The schema', 'Machine by machine', 'After'].flatMap(under);
  const way = { forward: forward.length, back: under('Back again').length };
  if (way.forward < 6 || way.back < 1)
    throw new Error('the page has other headings than this rehearsal follows');
  try {
    say('building …');
    const old = from ? projectAt(from, join(builds, 'old')) : undefined;
    const next = from ? undefined : asNextRelease(copyOfProject(join(builds, 'next')));
    const patched = withPatchedWorkflow(asNextRelease(copyOfProject(join(builds, 'patched'))));
    const result = await underLoad(
      quick,
      async ({ someone, release }, load) => {
        const stepInto = async (phase: string, these: readonly RunbookStep[]) => {
          say(phase);
          load.phase(phase);
          await someone.follow(these);
          await pause(BETWEEN_MS);
        };
        for (const machine of MACHINES) {
          release(machine, 'new', next ?? join(import.meta.dirname, '../..'));
          release(machine, 'patched', patched);
        }
        await stepInto('upgrade', forward);
        if (from) return {};
        await stepInto('back again', under('Back again'));
        const again = forward.map((step) => ({
          ...step,
          commands: step.commands.replaceAll('/opt/tovholder-new', '/opt/tovholder-patched'),
        }));
        await stepInto('upgrade with a patched workflow', again);
        return {};
      },
      old,
    );
    return { from: from ?? 'this very code', ...result };
  } finally {
    rmSync(builds, { recursive: true, force: true });
  }
};
