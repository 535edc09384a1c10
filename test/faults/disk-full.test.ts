import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { mayMount, type SmallDisk, smallDisk } from '../services/support/small-disk.ts';
import { diskFull } from './f7-disk-full.ts';
import { formOfRun, runFault } from './support/run-fault.ts';
import { faultStage } from './support/stage.ts';

const DISK_MIB = 320;
const LONGEST_MS = { quick: 300_000, full: 1_200_000 };

// Where the tests may mount no disk of their own this says that it was not run: only root may, on Linux.
describe.runIf(mayMount)("F7: PostgreSQL's disk is full", () => {
  let disk: SmallDisk;
  const stage = faultStage((folder) => {
    disk = smallDisk(join(folder, 'postgres'), DISK_MIB);
    return disk.unmount;
  });

  it(
    'commands are refused in so many words, reading goes on, nothing is lost, and all is well once there is room',
    async () => {
      const form = formOfRun();
      const report = await runFault(
        stage,
        diskFull(() => disk),
        form,
      );
      expect(report.violations).toEqual([]);
      expect(report.fired).toBe(report.injected);
      expect(Object.values(report.invariants)).not.toContain(false);
      expect(report.figures['commands told so']).toBeGreaterThan(0);
      expect(report.figures['reads answered meanwhile']).toBeGreaterThan(0);
    },
    LONGEST_MS[formOfRun()],
  );
});
