import { execFileSync } from 'node:child_process';
import { closeSync, mkdirSync, mkdtempSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const MIB = 1024 * 1024;
const REFILL_MS = 50;

/** A disk of its own, small enough to be filled: memory that counts as one. Only root may make it, on Linux. */
export interface SmallDisk {
  /** Fills it to the last block and keeps it so, whatever is deleted meanwhile. */
  fill: () => void;
  /** How often a write was refused for want of room. */
  refusals: () => number;
  freeMib: () => number;
  /** Gives the room back. */
  free: () => void;
  unmount: () => void;
}

const mount = (folder: string, mib: number): void => {
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${mib}m,mode=755`, 'tmpfs', folder], { stdio: 'pipe' });
};

/** Whether this machine lets its tests mount a disk of their own. */
export const mayMount = ((): boolean => {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  const folder = mkdtempSync(join(tmpdir(), 'tovholder-may-mount-'));
  try {
    mount(folder, 1);
    execFileSync('umount', [folder], { stdio: 'pipe' });
    return true;
  } catch {
    return false;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
})();

/** Puts a disk of so many MiB in place of a folder, which must be empty. */
export function smallDisk(folder: string, mib: number): SmallDisk {
  mkdirSync(folder, { recursive: true });
  mount(folder, mib);
  const ballast = join(folder, 'ballast');
  let filling: NodeJS.Timeout | undefined;
  let refusals = 0;
  const fillOnce = (): void => {
    const file = openSync(ballast, 'a');
    try {
      for (const bytes of [MIB, 4096]) {
        const block = Buffer.alloc(bytes);
        try {
          while (writeSync(file, block) === bytes);
        } catch (error) {
          if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
          refusals += 1;
        }
      }
    } finally {
      closeSync(file);
    }
  };
  const free = (): void => {
    clearInterval(filling);
    rmSync(ballast, { force: true });
  };
  return {
    fill() {
      fillOnce();
      filling = setInterval(fillOnce, REFILL_MS);
    },
    refusals: () => refusals,
    freeMib() {
      const { bavail, bsize } = statfsSync(folder);
      return (bavail * bsize) / MIB;
    },
    free,
    unmount() {
      free();
      // Lazily: a process that is just ending may still stand in it.
      execFileSync('umount', ['-l', folder], { stdio: 'pipe' });
    },
  };
}
