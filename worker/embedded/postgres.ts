import { randomBytes } from 'node:crypto';
import {
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import postgres from 'postgres';
import { forgetPort, isPortFree, keptPort } from './free-port.ts';
import { type Account, postgresAccount } from './postgres-account.ts';
import { type Archive, writeArchiveSettings } from './postgres-archive.ts';
import { type PostgresPrograms, postgresPrograms, runPostgresProgram } from './postgres-programs.ts';
import { commandLine } from './process-identity.ts';
import { watchProcess } from './program.ts';
import { type Say, StartRefused } from './say.ts';

const SUPERUSER = 'postgres';
const DATABASE = 'tovholder';
const HALF_PREFIX = 'data.new-';
const START_SECONDS = 60;
const STOP_SECONDS = 3;
const ATTEMPTS = 5;

/** A running PostgreSQL of this project's own. */
export interface EmbeddedPostgres {
  /** postgres://… of the database `tovholder`, as its superuser. */
  url: string;
  /** Process number of the postmaster; it is nobody's child and outlives the process that started it. */
  pid: number;
  /** Resolves when it is gone. */
  ended: Promise<string>;
  /** Ends it in good order; connections still open are cut. */
  stop: () => Promise<void>;
}

interface Cluster {
  folder: string;
  data: string;
  log: string;
  account: Account | undefined;
  programs: PostgresPrograms;
  password: string;
  /** Folders that the server has to get into. */
  folders: string[];
}

/**
 * Starts the PostgreSQL that lives in `folder`, creating it at the first start, and makes sure that the database
 * `tovholder` exists. A server left running by a start that was killed is adopted. Safe against being interrupted at
 * any point: the data folder appears by one rename after `initdb` is through. `archive` says where the pieces of the log
 * are kept, or `null` that they are not; left out, it stays as it is. Throws StartRefused with what to do.
 */
export async function startPostgres(options: {
  folder: string;
  say: Say;
  archive?: Archive | null;
  /** The port for a folder, asked again when the one it gave was taken; left out, the one kept there. */
  choosePort?: (folder: string) => Promise<number>;
}): Promise<EmbeddedPostgres> {
  const folder = resolve(options.folder);
  const data = join(folder, 'data');
  mkdirSync(folder, { recursive: true });
  const account = postgresAccount(data);
  const programs = await postgresPrograms();
  const password = keptPassword(folder, existsSync(data));
  const folders = [data, ...(options.archive ? [join(options.archive.folder, 'piece')] : [])];
  const cluster: Cluster = {
    ...{ folder, data, account, programs, password, folders },
    log: join(folder, 'server.log'),
  };

  const { archive } = options;
  const settle = () => archive !== undefined && writeArchiveSettings(data, archive, account);
  const adopted = await adopt(cluster, options.say);
  if (adopted && !settle()) return adopted;
  // Whether the log is kept is decided when the server starts.
  await adopted?.stop();

  if (existsSync(data)) checkData(data);
  else await initialise(cluster, options.say);
  settle();

  const { port, pid } = await startOnFreePort(cluster, options);
  const url = databaseUrl(cluster, port, DATABASE);
  await ensureDatabase(cluster, port);
  options.say(`PostgreSQL: running on 127.0.0.1:${port}, data in ${data}`);
  return running(cluster, url, pid);
}

/** Starts it, on another port when somebody took the chosen one before it could listen there. */
async function startOnFreePort(
  cluster: Cluster,
  { say, choosePort = keptPort }: { say: Say; choosePort?: (folder: string) => Promise<number> },
): Promise<{ port: number; pid: number }> {
  const { folder, data, log } = cluster;
  for (let attempt = 1; ; attempt += 1) {
    const port = await choosePort(folder);
    const settings = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=`;
    const { code } = await pgCtl(cluster, ['-w', '-t', String(START_SECONDS), '-o', settings, 'start'], log);
    const pid = postmaster(cluster)?.pid;
    if (code === 0 && pid !== undefined) return { port, pid };
    if (attempt === ATTEMPTS || (await isPortFree(port)))
      throw new StartRefused(
        `PostgreSQL did not start on ${data} (${lastComplaint(log)}). Its log is ${log}; move ${data} away to begin with an empty store, or set DATABASE_URL.`,
      );
    say(`PostgreSQL: another program was quicker to take port ${port}, trying another`);
    forgetPort(folder);
  }
}

function running(cluster: Cluster, url: string, pid: number): EmbeddedPostgres {
  return {
    url,
    pid,
    ended: watchProcess(pid),
    stop: async () => {
      const { code } = await pgCtl(cluster, ['-m', 'fast', '-w', '-t', String(STOP_SECONDS), 'stop']);
      if (code !== 0 && postmaster(cluster))
        await pgCtl(cluster, ['-m', 'immediate', '-w', '-t', '2', 'stop']);
    },
  };
}

/** Takes over the server that already runs on this data folder, or clears away what a dead one left. */
async function adopt(cluster: Cluster, say: Say): Promise<EmbeddedPostgres | undefined> {
  const found = postmaster(cluster);
  if (!found) {
    // The number in a stale pid file may by now belong to a stranger, and PostgreSQL would then refuse to start.
    rmSync(join(cluster.data, 'postmaster.pid'), { force: true });
    return undefined;
  }
  try {
    await ensureDatabase(cluster, found.port);
    say(`PostgreSQL: adopted the server left running on 127.0.0.1:${found.port}`);
    return running(cluster, databaseUrl(cluster, found.port, DATABASE), found.pid);
  } catch {
    say('PostgreSQL: stopping a server left from an earlier start, it does not answer');
    await running(cluster, '', found.pid).stop();
    return undefined;
  }
}

/** The server that runs on this data folder, by its own pid file, checked against what that process really is. */
function postmaster(cluster: Cluster): { pid: number; port: number } | undefined {
  const file = join(cluster.data, 'postmaster.pid');
  if (!existsSync(file)) return undefined;
  const lines = readFileSync(file, 'utf8').split('\n');
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0) return undefined;
  const command = commandLine(pid);
  return command?.includes('postgres') && command.includes(cluster.data)
    ? { pid, port: Number(lines[3]) }
    : undefined;
}

function keptPassword(folder: string, dataExists: boolean): string {
  const file = join(folder, 'password');
  if (existsSync(file)) return readFileSync(file, 'utf8').trim();
  if (dataExists) {
    throw new StartRefused(
      `The password of the embedded PostgreSQL is gone (${file}): put the file back, or move ${folder} away to begin with an empty store.`,
    );
  }
  const password = randomBytes(24).toString('hex');
  writeFileSync(file, `${password}\n`, { mode: 0o600 });
  return password;
}

async function initialise(cluster: Cluster, say: Say): Promise<void> {
  const halves = readdirSync(cluster.folder).filter((name) => name.startsWith(HALF_PREFIX));
  if (halves.length > 0) {
    say('PostgreSQL: an earlier first start was interrupted before its store was whole, beginning again');
    for (const name of halves) rmSync(join(cluster.folder, name), { recursive: true, force: true });
  }
  // A name of this process's own: an initdb that outlived an interrupted start must not write into this one's folder.
  const half = join(cluster.folder, `${HALF_PREFIX}${process.pid}`);
  mkdirSync(half, { mode: 0o700 });
  const passwordFile = join(cluster.folder, 'password.initdb');
  writeFileSync(passwordFile, `${cluster.password}\n`, { mode: 0o600 });
  if (cluster.account) {
    chownSync(half, cluster.account.uid, cluster.account.gid);
    chownSync(passwordFile, cluster.account.uid, cluster.account.gid);
  }
  say('PostgreSQL: creating the store');
  try {
    const { code, output } = await runPostgresProgram(
      cluster.account,
      cluster.programs.initdb,
      [
        `--pgdata=${half}`,
        `--username=${SUPERUSER}`,
        `--pwfile=${passwordFile}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        // Sorted by code point, the same on every machine and after every system update; Danish order is asked for by COLLATE.
        '--locale=C',
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
      ],
      [half, passwordFile],
    );
    if (code !== 0) {
      rmSync(half, { recursive: true, force: true });
      throw new StartRefused(
        `PostgreSQL could not create its store in ${half} (${output.trim().split('\n').at(-1) ?? 'no reason given'}): make room or mend the folder's rights, or set DATABASE_URL.`,
      );
    }
  } finally {
    rmSync(passwordFile, { force: true });
  }
  renameSync(half, cluster.data);
}

/** Refuses a data folder that is no whole cluster of this version, rather than letting PostgreSQL fail obscurely. */
function checkData(data: string): void {
  const versionFile = join(data, 'PG_VERSION');
  const whole =
    statSync(data).isDirectory() && existsSync(versionFile) && existsSync(join(data, 'global', 'pg_control'));
  if (!whole) {
    throw new StartRefused(
      `The PostgreSQL folder ${data} is only half there: put a backup back, or move it away to begin with an empty store.`,
    );
  }
  const version = readFileSync(versionFile, 'utf8').trim();
  if (version !== '18') {
    throw new StartRefused(
      `The PostgreSQL folder ${data} was written by version ${version || '(unreadable)'}, this is version 18: move it away to begin with an empty store, or set DATABASE_URL.`,
    );
  }
}

async function ensureDatabase(cluster: Cluster, port: number): Promise<void> {
  const sql = postgres(databaseUrl(cluster, port, 'postgres'), {
    max: 1,
    connect_timeout: 10,
    onnotice: () => {},
  });
  try {
    const existing = await sql`select 1 from pg_database where datname = ${DATABASE}`;
    if (existing.length === 0) await sql`create database ${sql(DATABASE)}`;
  } finally {
    await sql.end({ timeout: 1 });
  }
}

function databaseUrl(cluster: Cluster, port: number, database: string): string {
  return `postgres://${SUPERUSER}:${cluster.password}@127.0.0.1:${port}/${database}`;
}

function pgCtl(
  cluster: Cluster,
  args: string[],
  logFile?: string,
): Promise<{ code: number; output: string }> {
  const allArgs = ['-D', cluster.data, ...args];
  return runPostgresProgram(cluster.account, cluster.programs.pg_ctl, allArgs, cluster.folders, logFile);
}

function lastComplaint(log: string): string {
  const lines = existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n') : [];
  return lines.findLast((line) => /FATAL|PANIC|ERROR/.test(line)) ?? lines.at(-1) ?? 'it said nothing';
}
