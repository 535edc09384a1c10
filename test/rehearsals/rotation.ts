import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readMasterKeyRing } from '../../security/master-key-ring.ts';
import { withStore } from './support/look.ts';
import { MACHINES } from './support/machines.ts';
import type { Rehearsal } from './support/rehearsal.ts';
import { stepsOf } from './support/runbook.ts';
import { underLoad } from './support/under-load.ts';

/** Tables whose rows hold a key that a master key wraps. */
const WRAPPED = ['case_key', 'person_key', 'person_index_key', 'directory_key', 'webhook_endpoint'];

/** docs/runbooks/key-rotation.md under load, with the former key gone at the end. */
export const rotation: Rehearsal = async ({ quick, say }) => {
  let keys: unknown = null;
  const result = await underLoad(quick, async ({ root, someone, scene }, load) => {
    const steps = stepsOf('key-rotation');
    for (const heading of new Set(steps.map((step) => step.heading))) {
      say(heading);
      load.phase(heading);
      await someone.follow(steps.filter((step) => step.heading === heading));
    }
    const masterKeyFile = join(root, 'node-1/etc/tovholder/secrets/master.key');
    const left = MACHINES.filter((machine) => existsSync(join(root, machine, 'etc/tovholder/other.key')));
    const { current } = readMasterKeyRing({ TOVHOLDER_MASTER_KEY_FILE: masterKeyFile });
    const wrappedBy = await withStore(scene(masterKeyFile), async (owner) => {
      const counts: Record<string, { new: number; other: number }> = {};
      for (const table of WRAPPED) {
        const [row] = await owner<{ now: number; other: number }[]>`
          select count(*) filter (where master_key_id = ${current.id}) as now,
                 count(*) filter (where master_key_id <> ${current.id}) as other from ${owner(table)}`;
        counts[table] = { new: Number(row?.now), other: Number(row?.other) };
      }
      return counts;
    });
    keys = wrappedBy;
    const other = Object.entries(wrappedBy).filter(([, count]) => count.other > 0);
    return {
      masterKeyFile,
      violations: [
        ...left.map((machine) => `the former key still lies on ${machine}`),
        ...other.map(([table, count]) => `${count.other} keys of ${table} need another master key`),
      ],
    };
  });
  return { keys, ...result };
};
