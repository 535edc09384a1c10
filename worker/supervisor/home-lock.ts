import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { processBeginning } from '../embedded/process-identity.ts';
import { type Say, StartRefused } from '../embedded/say.ts';
import { type NpmAbove, npmAbove } from './npm-above.ts';

const WAIT_FOR_STOP_MS = 15_000;

/** The right to run on one home folder; there is one holder at a time. */
export interface HomeLock {
  /** Lets the next start wait instead of being refused. */
  stopping: () => void;
  release: () => void;
}

interface Holder {
  pid: number;
  beginning: string | undefined;
  /** The npm above it, if there is one; without it the holder ends itself (stop-on-signal.ts). */
  npm: NpmAbove | undefined;
  port: number;
  stopping: boolean;
}

/**
 * Takes the lock `file` for this process. A dead holder's lock is taken over, one that is just stopping is waited for;
 * a holder that runs is a StartRefused which names it.
 */
export async function lockHome(file: string, home: string, port: number, say: Say): Promise<HomeLock> {
  mkdirSync(dirname(file), { recursive: true });
  const own: Holder = {
    pid: process.pid,
    beginning: processBeginning(process.pid),
    npm: npmAbove(),
    port,
    stopping: false,
  };
  const limit = Date.now() + WAIT_FOR_STOP_MS;
  let said = false;
  while (!create(file, own)) {
    const holder = read(file);
    if (!holder || processBeginning(holder.pid) !== holder.beginning) {
      rmSync(file, { force: true });
      continue;
    }
    const orphaned = holder.npm !== undefined && processBeginning(holder.npm.pid) !== holder.npm.beginning;
    if (!(holder.stopping || orphaned) || Date.now() > limit) {
      throw new StartRefused(
        `Tovholder is already running on ${home} (process ${holder.pid}, http://127.0.0.1:${holder.port}): use that one, stop it with Ctrl-C, or start another with TOVHOLDER_HOME=… PORT=… npm start.`,
      );
    }
    if (!said) say('waiting for the earlier start to end');
    said = true;
    await pause(100);
  }
  return {
    stopping: () => writeFileSync(file, JSON.stringify({ ...own, stopping: true } satisfies Holder)),
    release: () => {
      if (read(file)?.pid === process.pid) rmSync(file, { force: true });
    },
  };
}

/** Exclusive creation is what makes two starts at the same moment decide who is first. */
function create(file: string, holder: Holder): boolean {
  try {
    writeFileSync(file, JSON.stringify(holder), { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw new StartRefused(
      `The folder ${dirname(file)} cannot be written to (${(error as Error).message}): mend its rights, or set TOVHOLDER_HOME to another folder.`,
    );
  }
}

function read(file: string): Holder | undefined {
  if (!existsSync(file)) return undefined;
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Holder;
  } catch {
    return undefined;
  }
}
