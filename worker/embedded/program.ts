import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { letOthersGoFirst } from './let-others-go-first.ts';
import { processBeginning } from './process-identity.ts';

/** A process that this project started, now or in an earlier start that was killed. */
export interface RunningProgram {
  pid: number;
  /** Resolves when the process is gone, with how it went ("exit code 1", "signal SIGKILL", "ended"); never rejects. */
  ended: Promise<string>;
  /** SIGTERM, and SIGKILL to its whole group when it is still there after `graceMs`. Resolves when it is gone. */
  stop: (graceMs: number) => Promise<void>;
}

/** What to start, and where to write down that it runs. */
export interface ProgramStart {
  command: string;
  args: string[];
  env?: NodeJS.ProcessEnv;
  cwd?: string;
  /** Standard output and standard error go here; a file rather than a pipe, so that nothing breaks when the parent dies. */
  logFile: string;
  pidFile: string;
  /** Whether the others go first where processors are scarce. */
  yields?: boolean;
}

interface PidRecord {
  pid: number;
  beginning: string;
}

/**
 * Starts a program in a process group of its own: Ctrl-C in the terminal reaches the supervisor alone, which then
 * stops everything in order. Its number and beginning are written down for the next start to find.
 */
export async function startProgram(start: ProgramStart): Promise<RunningProgram> {
  mkdirSync(dirname(start.pidFile), { recursive: true });
  mkdirSync(dirname(start.logFile), { recursive: true });
  const log = openSync(start.logFile, 'a', 0o600);
  const child = spawn(start.command, start.args, {
    stdio: ['ignore', log, log],
    detached: true,
    env: start.env ?? process.env,
    ...(start.cwd === undefined ? {} : { cwd: start.cwd }),
  });
  const ended = new Promise<string>((done) => {
    child.once('error', (error) => done(error.message));
    child.once('exit', (code, signal) => done(signal ? `signal ${signal}` : `exit code ${code}`));
  });
  const { pid } = child;
  if (pid === undefined) throw new Error(`${start.command} could not be started: ${await ended}`);
  if (start.yields) letOthersGoFirst(pid);
  const beginning = processBeginning(pid);
  if (beginning !== undefined) writePidFile(start.pidFile, { pid, beginning });
  void ended.then(() => forget(start.pidFile, pid));
  return { pid, ended, stop: (graceMs) => stopProcess(pid, ended, graceMs, beginning) };
}

/** The process of an earlier start that a pid file names, if that very process is still running. */
export function findLeftover(pidFile: string): RunningProgram | undefined {
  const record = readPidFile(pidFile);
  if (!record || processBeginning(record.pid) !== record.beginning) {
    rmSync(pidFile, { force: true });
    return undefined;
  }
  const ended = watchProcess(record.pid, record.beginning);
  void ended.then(() => forget(pidFile, record.pid));
  return {
    pid: record.pid,
    ended,
    stop: (graceMs) => stopProcess(record.pid, ended, graceMs, record.beginning),
  };
}

/** Resolves when a process that is not our child is gone. */
export async function watchProcess(pid: number, beginning = processBeginning(pid)): Promise<string> {
  while (beginning !== undefined && processBeginning(pid) === beginning) {
    // Without ref: watching alone keeps no process alive.
    await pause(200, undefined, { ref: false });
  }
  return 'ended';
}

async function stopProcess(
  pid: number,
  ended: Promise<string>,
  graceMs: number,
  beginning: string | undefined,
): Promise<void> {
  if (beginning === undefined || processBeginning(pid) !== beginning) return;
  signal(pid, 'SIGTERM');
  const late = new AbortController();
  const inTime = await Promise.race([
    waitUntilGone(pid, beginning, late.signal),
    pause(graceMs, false, { signal: late.signal }).catch(() => false),
  ]);
  late.abort();
  if (!inTime) {
    if (processBeginning(pid) === beginning) signal(-pid, 'SIGKILL');
    await waitUntilGone(pid, beginning);
  }
  await Promise.race([ended, pause(500)]);
}

async function waitUntilGone(pid: number, beginning: string, given?: AbortSignal): Promise<boolean> {
  while (processBeginning(pid) === beginning) {
    if (given?.aborted) return false;
    await pause(20);
  }
  return true;
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // It was gone already, which is what was wanted.
  }
}

function writePidFile(file: string, record: PidRecord): void {
  writeFileSync(`${file}.new`, `${JSON.stringify(record)}\n`);
  renameSync(`${file}.new`, file);
}

function readPidFile(file: string): PidRecord | undefined {
  if (!existsSync(file)) return undefined;
  try {
    const record = JSON.parse(readFileSync(file, 'utf8')) as Partial<PidRecord>;
    if (typeof record.pid !== 'number' || typeof record.beginning !== 'string') return undefined;
    return { pid: record.pid, beginning: record.beginning };
  } catch {
    return undefined;
  }
}

/** Removes the pid file unless a successor has written its own number there meanwhile. */
function forget(pidFile: string, pid: number): void {
  if (readPidFile(pidFile)?.pid === pid) rmSync(pidFile, { force: true });
}
