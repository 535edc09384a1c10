import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Connection } from '@temporalio/client';
import { keptPort } from './free-port.ts';
import { findLeftover, type RunningProgram, startProgram } from './program.ts';
import { type Say, StartRefused } from './say.ts';

const NAMESPACE = 'default';
const START_MS = 60_000;
const ADOPT_MS = 3_000;
const STOP_GRACE_MS = 3_500;

/** A running Temporal dev server of this project's own, with the namespace `default`. */
export interface TemporalDevServer {
  /** host:port of its gRPC service. */
  address: string;
  pid: number;
  /** Resolves when it is gone, with how it went. */
  ended: Promise<string>;
  stop: () => Promise<void>;
}

/**
 * Starts the Temporal dev server whose workflows and timers live in `<folder>/temporal.db`, and waits until it serves.
 * One left running by a start that was killed is adopted when it answers, else stopped. Throws StartRefused.
 */
export async function startTemporalDevServer(options: {
  cli: string;
  folder: string;
  say: Say;
  /** Where it logs; default `<folder>/server.log`. */
  logFile?: string;
  /** Where its process number is written down; default `<folder>/server.pid.json`. */
  pidFile?: string;
}): Promise<TemporalDevServer> {
  const { cli, say } = options;
  const folder = resolve(options.folder);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const pidFile = options.pidFile ?? join(folder, 'server.pid.json');
  const addressFile = join(folder, 'address');
  const logFile = options.logFile ?? join(folder, 'server.log');

  const leftover = findLeftover(pidFile);
  if (leftover) {
    const address = existsSync(addressFile) ? readFileSync(addressFile, 'utf8').trim() : '';
    if (address !== '' && (await serves(address, ADOPT_MS, leftover))) {
      say(`Temporal: adopted the dev server left running on ${address}`);
      return running(leftover, address);
    }
    say('Temporal: stopping a dev server left from an earlier start, it does not answer');
    await leftover.stop(STOP_GRACE_MS);
  }

  const port = await keptPort(folder);
  const address = `127.0.0.1:${port}`;
  writeFileSync(addressFile, `${address}\n`);
  const database = join(folder, 'temporal.db');
  const program = await startProgram({
    command: cli,
    args: [
      ...['server', 'start-dev', '--headless', '--ip', '127.0.0.1', '--port', String(port)],
      ...['--db-filename', database, '--log-level', 'warn', '--log-format', 'json'],
    ],
    cwd: folder,
    logFile,
    pidFile,
  });
  if (!(await serves(address, START_MS, program))) {
    await program.stop(STOP_GRACE_MS);
    throw new StartRefused(
      `The Temporal dev server did not start on ${address}; its log ${logFile} says why. Set TEMPORAL_ADDRESS to use another Temporal.`,
    );
  }
  say(`Temporal: dev server running on ${address}, workflows in ${database}`);
  return running(program, address);
}

function running(program: RunningProgram, address: string): TemporalDevServer {
  return { address, pid: program.pid, ended: program.ended, stop: () => program.stop(STOP_GRACE_MS) };
}

/** True once the server at `address` answers for its namespace; false when the time is up or the program has ended. */
async function serves(address: string, limitMs: number, program: RunningProgram): Promise<boolean> {
  const limit = Date.now() + limitMs;
  let gone = false;
  void program.ended.then(() => {
    gone = true;
  });
  while (!gone && Date.now() < limit) {
    // A gRPC channel that found nobody waits a second before it tries again; a bare connection may ask at once.
    if ((await accepts(address)) && (await answers(address))) return true;
    await pause(50);
  }
  return false;
}

function accepts(address: string): Promise<boolean> {
  const [host, port] = address.split(':');
  return new Promise((done) => {
    const socket = connect({ host: host ?? '127.0.0.1', port: Number(port) });
    const answer = (open: boolean) => {
      socket.destroy();
      done(open);
    };
    socket.setTimeout(1_000, () => answer(false));
    socket.once('connect', () => answer(true));
    socket.once('error', () => answer(false));
  });
}

async function answers(address: string): Promise<boolean> {
  try {
    const connection = await Connection.connect({ address, connectTimeout: 2_000 });
    try {
      await connection.withDeadline(Date.now() + 2_000, () =>
        connection.workflowService.describeNamespace({ namespace: NAMESPACE }),
      );
      return true;
    } finally {
      await connection.close();
    }
  } catch {
    return false;
  }
}
