import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { processBeginning } from '../../../worker/embedded/process-identity.ts';

/** Kills everything that runs in a home folder at one moment, as a power cut would, and removes the folder. Gives the moment. */
export async function lose(home: string): Promise<number> {
  const pids = running(home);
  if (pids.length < 4) throw new Error(`only ${pids.length} processes were found in ${home}`);
  const lostMs = Date.now();
  for (const pid of pids) killed(pid);
  const gone = () => pids.every((pid) => processBeginning(pid) === undefined);
  for (let waited = 0; !gone() && waited < 100; waited += 1) await pause(50);
  // PostgreSQL's children end by themselves when their postmaster is gone.
  for (let attempt = 0; existsSync(home) && attempt < 50; attempt += 1) {
    try {
      rmSync(home, { recursive: true, force: true });
    } catch {
      await pause(100);
    }
  }
  return lostMs;
}

/** Process numbers that a home folder names: those of the supervisor and of all that it started. */
function running(home: string): number[] {
  const run = join(home, 'run');
  const records = readdirSync(run).filter((name) => name.endsWith('.json'));
  const pids = records.map(
    (name) => (JSON.parse(readFileSync(join(run, name), 'utf8')) as { pid: number }).pid,
  );
  const postmaster = readFileSync(join(home, 'postgres', 'data', 'postmaster.pid'), 'utf8').split('\n')[0];
  // The supervisor first: it would start again what it sees dying.
  const supervisor = (JSON.parse(readFileSync(join(run, 'npm-start.json'), 'utf8')) as { pid: number }).pid;
  return [...new Set([supervisor, ...pids, Number(postmaster)])];
}

function killed(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It was gone already.
  }
}
