import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Connection } from '@temporalio/client';
import { isPortFree } from '../../worker/embedded/free-port.ts';
import { startProgram } from '../../worker/embedded/program.ts';
import { quickReturn } from '../../worker/temporal-connection.ts';
import { type Balance, startBalance } from './balance.ts';
import { createMember, type Member, roleOf } from './member.ts';
import type { TemporalPrograms } from './temporal-programs.ts';
import { type EngineMember, engineMembers, serverConfig } from './topology.ts';

export const NAMESPACE = 'tovholder';
const RETENTION_SECONDS = 86_400 * 7;
const START_MS = 60_000;
const GRACE_MS = 15_000;
const CHECK_MS = 900;
/** By then a process that meets another at the first start has ended. */
const STAYS_MS = 3_000;
const LONGEST_LINE = 300;
const FRONTEND_SERVICE = 'temporal.api.workflowservice.v1.WorkflowService';

/** Temporal's server as several processes, behind one address. */
export interface ClusterEngine {
  /** host:port of the balance in front of the frontends. */
  address: string;
  frontends: Balance;
  members: Member[];
}

/** What the engine is started from. */
export interface EngineParts {
  programs: TemporalPrograms;
  folder: string;
  /** postgres://… of a server for the engine alone, as its superuser. */
  store: string;
  /** Called for whatever has to be ended, as soon as it runs. */
  ending: (end: () => Promise<unknown>) => void;
}

/** The table of members holds ports as 16 bits with a sign: those that the system gives out by itself do not fit. */
const LOW = { from: 15_000, to: 32_000 } as const;

const given = new Set<number>();
async function lowPort(): Promise<number> {
  for (;;) {
    const port = LOW.from + Math.floor(Math.random() * (LOW.to - LOW.from));
    if (given.has(port) || !(await isPortFree(port))) continue;
    given.add(port);
    return port;
  }
}

/** Puts the schemas up, starts every process of the engine and makes the namespace. */
export async function startEngine({ programs, folder, store, ending }: EngineParts): Promise<ClusterEngine> {
  await putUpSchemas(programs, store);
  const planned = await engineMembers(lowPort);
  const checks = planned
    .filter(({ service }) => service === 'frontend')
    .map((one) => ({ ...one, port: one.grpcPort, connection: lazily(one.grpcPort) }));
  const frontends = await startBalance({
    targets: checks,
    isWell: async ({ name }) => {
      const connection = checks.find((one) => one.name === name)?.connection;
      return connection !== undefined && (await serves(connection));
    },
  });
  ending(() => frontends.stop());
  const address = `127.0.0.1:${frontends.port}`;
  const members = planned.map((one) => {
    const config = join(folder, 'config', one.name);
    mkdirSync(config, { recursive: true, mode: 0o700 });
    const content = JSON.stringify(serverConfig(one, planned, { store, frontends: address }), null, 2);
    writeFileSync(join(config, 'development.yaml'), content, { mode: 0o600 });
    return createMember(one.name, roleOf(one.service), () => launch(programs, one, folder, config));
  });
  ending(() => Promise.all(members.map((member) => member.stop())));
  // The first start of all writes what the members share; whoever meets another at that is started again, as by a supervisor.
  await Promise.all(members.map((member) => member.start().catch(() => member.start())));
  await makeNamespace(address);
  return { address, frontends, members };
}

// Its connections, like all others here, end with the process: a call that is given up goes on trying until its deadline,
// and trying on a closed connection would throw where nobody can catch it.
const lazily = (port: number): Connection =>
  Connection.lazy({
    address: `127.0.0.1:${port}`,
    channelArgs: { ...quickReturn.channelArgs, 'grpc.max_reconnect_backoff_ms': 500 },
  });

async function serves(connection: Connection): Promise<boolean> {
  const { status } = await connection.withDeadline(Date.now() + CHECK_MS, () =>
    connection.healthService.check({ service: FRONTEND_SERVICE }),
  );
  // grpc.health.v1: 1 is SERVING.
  return status === 1;
}

async function putUpSchemas(programs: TemporalPrograms, store: string): Promise<void> {
  const { hostname, port, username, password } = new URL(store);
  for (const [database, schema] of [
    ['temporal', 'temporal'],
    ['temporal_visibility', 'visibility'],
  ] as const) {
    const tool = (args: string[]) =>
      run(programs.sqlTool, [
        ...['--plugin', 'postgres12', '--ep', hostname, '--port', port],
        ...['--user', decodeURIComponent(username), '--password', decodeURIComponent(password)],
        ...['--database', database],
        ...args,
      ]);
    await tool(['create-database']);
    await tool(['setup-schema', '--version', '0.0']);
    await tool(['update-schema', '--schema-dir', programs.schema(schema)]);
  }
}

function run(command: string, args: string[]): Promise<void> {
  return new Promise((done, failed) => {
    let said = '';
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => {
        said += chunk.toString('utf8');
      });
    child.once('error', failed);
    child.once('close', (code) =>
      code === 0
        ? done()
        : failed(new Error(`${args.at(-1)}: ${said.trim().split('\n').slice(-2).join(' ')}`)),
    );
  });
}

async function launch(programs: TemporalPrograms, one: EngineMember, folder: string, config: string) {
  const logFile = join(folder, 'logs', `${one.name}.log`);
  const program = await startProgram({
    command: programs.server,
    args: ['--root', '/', '--config', config, '--env', 'development', 'start', '--service', one.service],
    env: { ...process.env, TEMPORAL_ALLOW_NO_AUTH: 'true' },
    cwd: folder,
    logFile,
    pidFile: join(folder, 'run', `${one.name}.pid.json`),
  });
  let gone = '';
  void program.ended.then((how) => {
    gone = how;
  });
  const begunMs = Date.now();
  // Temporal's own worker serves nobody: it only has to stay.
  const isUp = () => (one.service === 'worker' ? Date.now() > begunMs + STAYS_MS : listens(one.grpcPort));
  while (gone || !(await isUp())) {
    if (gone || Date.now() > begunMs + START_MS) {
      await program.stop(GRACE_MS);
      throw new Error(`${one.name} did not start (${gone || 'not in time'}); its log is ${logFile}`);
    }
    await pause(50);
  }
  const { pid, ended } = program;
  return { pid, ended, stop: () => program.stop(GRACE_MS), lastSaid: () => lastLine(logFile) };
}

const lastLine = (logFile: string): string =>
  readFileSync(logFile, 'utf8').trimEnd().split('\n').at(-1)?.slice(0, LONGEST_LINE) ?? '';

function listens(port: number): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect({ host: '127.0.0.1', port });
    const answer = (open: boolean) => {
      socket.destroy();
      done(open);
    };
    socket.once('connect', () => answer(true));
    socket.once('error', () => answer(false));
  });
}

/** Once the members have found each other, a namespace can be made and is known to all of them a moment later. */
async function makeNamespace(address: string): Promise<void> {
  const connection = Connection.lazy({ address, ...quickReturn });
  const { workflowService } = connection;
  const within = <T>(call: () => Promise<T>) => connection.withDeadline(Date.now() + 5_000, call);
  await insist(async () => {
    try {
      await within(() =>
        workflowService.registerNamespace({
          namespace: NAMESPACE,
          workflowExecutionRetentionPeriod: { seconds: RETENTION_SECONDS },
        } as never),
      );
    } catch (error) {
      // grpc ALREADY_EXISTS: an earlier attempt was not heard of.
      if ((error as { code?: number }).code !== 6) throw error;
    }
  });
  await insist(() => within(() => workflowService.countWorkflowExecutions({ namespace: NAMESPACE })));
}

async function insist(call: () => Promise<unknown>): Promise<void> {
  const limit = Date.now() + START_MS;
  for (;;) {
    try {
      await call();
      return;
    } catch (error) {
      if (Date.now() > limit) throw error;
      await pause(500);
    }
  }
}
