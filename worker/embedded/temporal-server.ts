import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Connection } from '@temporalio/client';
import { forgetPort, isPortFree, keptPort } from './free-port.ts';
import { findLeftover, type RunningProgram, startProgram } from './program.ts';
import { type Say, StartRefused } from './say.ts';

const NAMESPACE = 'default';
const START_MS = 60_000;
const ADOPT_MS = 3_000;
const STOP_GRACE_MS = 3_500;
const ATTEMPTS = 5;

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
  /** The port for a folder, asked again when the one it gave was taken; default the one kept there. */
  choosePort?: (folder: string) => Promise<number>;
}): Promise<TemporalDevServer> {
  const { cli, say, choosePort = keptPort } = options;
  const folder = resolve(options.folder);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const pidFile = options.pidFile ?? join(folder, 'server.pid.json');
  const addressFile = join(folder, 'address');
  const logFile = options.logFile ?? join(folder, 'server.log');

  const leftover = findLeftover(pidFile);
  if (leftover) {
    const address = existsSync(addressFile) ? readFileSync(addressFile, 'utf8').trim() : '';
    const asked = { limitMs: ADOPT_MS, program: leftover, own: ownNamespace(folder) };
    if (address !== '' && (await serves(address, asked))) {
      say(`Temporal: adopted the dev server left running on ${address}`);
      return running(leftover, address);
    }
    say('Temporal: stopping a dev server left from an earlier start, it does not answer');
    await leftover.stop(STOP_GRACE_MS);
  }

  const own = ownNamespace(folder);
  for (let attempt = 1; ; attempt += 1) {
    const port = await choosePort(folder);
    const address = `127.0.0.1:${port}`;
    writeFileSync(addressFile, `${address}\n`);
    const database = join(folder, 'temporal.db');
    const saidBefore = existsSync(logFile) ? statSync(logFile).size : 0;
    const program = await startProgram({
      command: cli,
      args: [
        ...['server', 'start-dev', '--headless', '--ip', '127.0.0.1', '--port', String(port)],
        ...['--db-filename', database, '--namespace', own, '--log-level', 'warn', '--log-format', 'json'],
      ],
      cwd: folder,
      logFile,
      pidFile,
    });
    if (await serves(address, { limitMs: START_MS, program, own })) {
      say(`Temporal: dev server running on ${address}, workflows in ${database}`);
      return running(program, address);
    }
    await program.stop(STOP_GRACE_MS);
    // Between choosing a port and listening on it somebody else may take it, ours or one of those that the server itself
    // chooses for its parts.
    const said = existsSync(logFile) ? readFileSync(logFile).subarray(saidBefore).toString('utf8') : '';
    if (attempt < ATTEMPTS && (!(await isPortFree(port)) || /address already in use/i.test(said))) {
      say('Temporal: another program was quicker to take a port, trying others');
      forgetPort(folder);
      continue;
    }
    throw new StartRefused(
      `The Temporal dev server did not start on ${address}; its log ${logFile} says why. Set TEMPORAL_ADDRESS to use another Temporal.`,
    );
  }
}

function running(program: RunningProgram, address: string): TemporalDevServer {
  return { address, pid: program.pid, ended: program.ended, stop: () => program.stop(STOP_GRACE_MS) };
}

/** A namespace that no other server has: whoever answers for it is the server of this folder. */
function ownNamespace(folder: string): string {
  const file = join(folder, 'namespace');
  if (existsSync(file)) return readFileSync(file, 'utf8').trim();
  const name = `home-${randomBytes(8).toString('hex')}`;
  writeFileSync(file, `${name}\n`);
  return name;
}

/**
 * True once our own server at `address` answers for its namespaces; false when the time is up or the program has ended.
 * Another server may answer there, that took the port a moment before: it does not know the folder's own namespace.
 */
async function serves(
  address: string,
  { limitMs, program, own }: { limitMs: number; program: RunningProgram; own: string },
): Promise<boolean> {
  const limit = Date.now() + limitMs;
  let gone = false;
  void program.ended.then(() => {
    gone = true;
  });
  while (!gone && Date.now() < limit) {
    // A gRPC channel that found nobody waits a second before it tries again; a bare connection may ask at once.
    if ((await accepts(address)) && (await answers(address, [NAMESPACE, own]))) return true;
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

async function answers(address: string, namespaces: readonly string[]): Promise<boolean> {
  try {
    const connection = await Connection.connect({ address, connectTimeout: 2_000 });
    try {
      for (const namespace of namespaces)
        await connection.withDeadline(Date.now() + 2_000, () =>
          connection.workflowService.describeNamespace({ namespace }),
        );
      return true;
    } finally {
      await connection.close();
    }
  } catch {
    return false;
  }
}
