import { closeSync, existsSync, openSync, readSync, renameSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { projectRoot } from '../embedded/home.ts';
import { findLeftover, startProgram } from '../embedded/program.ts';
import { StartRefused } from '../embedded/say.ts';
import type { RunningService, Service } from './supervisor.ts';

const READY_MS = 60_000;
const LARGEST_LOG_BYTES = 10 * 1024 * 1024;

/**
 * Several processes on one machine: each with a smaller nursery than Node would give every thread of it (a quarter of 16 MB,
 * three times over), and with two heaps of the C library instead of eight a core. docs/performance.md says what it saves.
 */
const lean = { flags: ['--max-semi-space-size=4'], env: { MALLOC_ARENA_MAX: '2' } } as const;

/** A TypeScript entry of this project that runs as a process of its own. */
export interface NodeServiceOptions {
  name: string;
  layer: number;
  /** The entry, relative to the project, or absolute. */
  entry: string;
  args?: string[];
  env: NodeJS.ProcessEnv;
  /** The line on standard output that says it can be used. */
  ready: RegExp;
  /** Folder for its log `<name>.log`. */
  logs: string;
  /** Folder for its pid file. */
  run: string;
  graceMs: number;
  /** How long it may take to become ready. */
  readyMs?: number;
  /** Whether the others go first where processors are scarce. */
  yields?: boolean;
}

/** Where a service's process number is written down. */
export function pidFileOf(run: string, name: string): string {
  return join(run, `${fileName(name)}.pid.json`);
}

/** A service that is ready when its log holds the ready line. A leftover of an earlier start is ended first. */
export function nodeService(options: NodeServiceOptions): Service<RunningService & { pid: number }> {
  const logFile = join(options.logs, `${fileName(options.name)}.log`);
  const pidFile = pidFileOf(options.run, options.name);
  return {
    name: options.name,
    layer: options.layer,
    async start() {
      await findLeftover(pidFile)?.stop(options.graceMs);
      rotate(logFile);
      const from = existsSync(logFile) ? statSync(logFile).size : 0;
      const { command, args } = nodeCommand(options.entry, options.args);
      const program = await startProgram({
        command,
        args: [...lean.flags, ...args],
        env: { ...lean.env, ...options.env },
        cwd: projectRoot,
        logFile,
        pidFile,
        yields: options.yields ?? false,
      });
      let gone: string | undefined;
      void program.ended.then((how) => {
        gone = how;
      });
      const limit = Date.now() + (options.readyMs ?? READY_MS);
      while (!options.ready.test(tail(logFile, from))) {
        if (gone === undefined && Date.now() < limit) {
          await pause(25);
          continue;
        }
        if (gone === undefined) await program.stop(options.graceMs);
        const why = gone === undefined ? 'it was not ready in time' : gone;
        throw new StartRefused(
          `The ${options.name} did not start (${why}${lastLine(tail(logFile, from))}); its log is ${logFile}.`,
        );
      }
      return { pid: program.pid, ended: program.ended, stop: () => program.stop(options.graceMs) };
    },
  };
}

/** How to run a TypeScript entry with Node, whatever the working folder is. */
export function nodeCommand(entry: string, args: string[] = []): { command: string; args: string[] } {
  return {
    command: process.execPath,
    args: [join(projectRoot, 'bin/launch.mjs'), resolve(projectRoot, entry), ...args],
  };
}

function fileName(name: string): string {
  return name.replaceAll(' ', '-');
}

/** Keeps one older log beside the present one. */
function rotate(logFile: string): void {
  if (existsSync(logFile) && statSync(logFile).size > LARGEST_LOG_BYTES) renameSync(logFile, `${logFile}.1`);
}

function tail(file: string, from: number): string {
  const handle = openSync(file, 'r');
  try {
    const buffer = Buffer.alloc(64 * 1024);
    return buffer.toString('utf8', 0, readSync(handle, buffer, 0, buffer.length, from));
  } finally {
    closeSync(handle);
  }
}

function lastLine(text: string): string {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const line = lines.find((candidate) => /^\w*Error\b/.test(candidate)) ?? lines.at(-1);
  return line === undefined ? '' : `: ${line.trim().slice(0, 300)}`;
}
