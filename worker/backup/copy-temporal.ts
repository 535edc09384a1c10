import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { findLeftover } from '../embedded/program.ts';
import { copyTree } from './copy-tree.ts';

const LONGEST_PAUSE_MS = 60_000;

/** What a copy of the dev server's store came to. */
export interface TemporalCopy {
  bytes: number;
  /** So long the engine stood still. */
  pausedMs: number;
}

/**
 * Copies the dev server's SQLite store. A running server is stopped in its tracks for the moment: its files are then
 * what a power cut would leave, which SQLite reads. Null where there is no store, or no way to make the server pause.
 */
export async function copyTemporal(
  folder: string,
  pidFile: string,
  to: string,
): Promise<TemporalCopy | null> {
  if (!existsSync(join(folder, 'temporal.db'))) return null;
  const server = findLeftover(pidFile);
  if (server && process.platform === 'win32') return null;
  mkdirSync(to, { recursive: true, mode: 0o700 });
  const alarm = server && waker(server.pid);
  const begunMs = performance.now();
  try {
    if (server) process.kill(server.pid, 'SIGSTOP');
    const bytes = await copyTree(folder, to, (path) => !/^temporal\.db(?:-wal|-journal)?$/.test(path));
    return { bytes, pausedMs: server ? Math.round(performance.now() - begunMs) : 0 };
  } finally {
    if (server) process.kill(server.pid, 'SIGCONT');
    alarm?.kill();
  }
}

/** Wakes the server after a while whatever becomes of this process: killed between the two signals it would leave it asleep. */
function waker(pid: number): ChildProcess {
  const wake = `setTimeout(() => { try { process.kill(${pid}, 'SIGCONT') } catch {} }, ${LONGEST_PAUSE_MS})`;
  const child = spawn(process.execPath, ['-e', wake], { detached: true, stdio: 'ignore' });
  child.on('error', () => {});
  child.unref();
  return child;
}
