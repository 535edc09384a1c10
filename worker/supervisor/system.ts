import { closeSync, mkdirSync, openSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { appDatabaseUrl } from '../../db/app-role.ts';
import { storeTroubleIn, storeTroubleInWords } from '../../db/store-trouble.ts';
import { archiveFor } from '../backup/archive-for.ts';
import { backupSettings } from '../backup/backup-settings.ts';
import { keepBackups } from '../backup/keep-backups.ts';
import { refuseHalfRestored } from '../backup/restore-home.ts';
import { freePort, isPortFree, keptPort } from '../embedded/free-port.ts';
import { startPostgres } from '../embedded/postgres.ts';
import { findLeftover } from '../embedded/program.ts';
import { type Say, StartRefused } from '../embedded/say.ts';
import { resolveTemporalCli } from '../embedded/temporal-binary.ts';
import { startTemporalDevServer } from '../embedded/temporal-server.ts';
import { type HomeLock, lockHome } from './home-lock.ts';
import { ensureMasterKey } from './master-key.ts';
import { nodeService, pidFileOf } from './node-service.ts';
import type { Settings } from './settings.ts';
import { createSupervisor } from './supervisor.ts';

/** The parts of the project that the system is made of, as entries relative to the project (or absolute). */
export interface Parts {
  migrate: (databaseUrl: string) => Promise<void>;
  /** Prints `worker ready` when it polls. */
  worker: string;
  /** Prints `api ready http://…` when it listens. */
  api: string;
}

/** Everything that `npm start` runs. */
export interface System {
  /** Starts it all; resolves with the address when the first command can be accepted. Throws StartRefused. */
  start: () => Promise<{ url: string; env: NodeJS.ProcessEnv }>;
  /** Ends it all within ten seconds, what is still starting included. */
  stop: () => Promise<void>;
}

// Servers stand below what uses them; the sum of the longest graces of each layer stays under ten seconds.
const SERVERS = 0;
const PROCESSES = 1;
const FRONT = 2;
const API_GRACE_MS = 2_000;
const WORKER_GRACE_MS = 3_000;
const MAIL_GRACE_MS = 1_000;
const SWEEP_GRACE_MS = 300;

/** The system for these settings; nothing happens before `start`. */
export function createSystem(settings: Settings, parts: Parts, say: Say): System {
  const { home } = settings;
  const backup = backupSettings(settings.env);
  const run = join(home, 'run');
  const logs = join(home, 'logs');
  const mailFolder = join(home, 'mails');
  const postFolder = join(home, 'digital-post');
  const supervisor = createSupervisor(say);
  let lock: HomeLock | undefined;
  let ownerUrl = '';

  async function startDatabase(): Promise<string> {
    const { databaseUrl } = settings;
    if (databaseUrl) {
      const { hostname, port } = new URL(databaseUrl);
      await reach(hostname, Number(port || 5432), 'DATABASE_URL', 'the embedded PostgreSQL');
      say(`PostgreSQL: the one at ${hostname}:${port || 5432} (DATABASE_URL)`);
    }
    refuseHalfRestored(home);
    const archive = archiveFor(backup, home);
    const url =
      databaseUrl ??
      (
        await supervisor.keep({
          name: 'PostgreSQL',
          layer: SERVERS,
          start: () => startPostgres({ folder: join(home, 'postgres'), say, archive }),
        })
      ).url;
    ownerUrl = url;
    await parts.migrate(url).catch((error: unknown) => {
      const trouble = storeTroubleIn(error);
      const said = error instanceof Error ? error.message : String(error);
      const why = trouble ? storeTroubleInWords[trouble].en : said;
      throw new StartRefused(
        `The database's schema could not be brought up to date: ${why}${databaseUrl ? ' (the database is the one that DATABASE_URL names)' : ''}`,
      );
    });
    say('PostgreSQL: the schema is up to date');
    // The processes get the login that cannot change the journal, not the owner's.
    return appDatabaseUrl(url);
  }

  async function startTemporal(): Promise<string> {
    const { temporalAddress } = settings;
    if (temporalAddress) {
      const [host = '', port] = temporalAddress.split(':');
      await reach(host, Number(port), 'TEMPORAL_ADDRESS', 'the embedded Temporal');
      say(`Temporal: the one at ${temporalAddress} (TEMPORAL_ADDRESS)`);
      return temporalAddress;
    }
    const cli = await resolveTemporalCli(home, say);
    const server = await supervisor.keep({
      name: 'Temporal',
      layer: SERVERS,
      start: () =>
        startTemporalDevServer({
          cli,
          folder: join(home, 'temporal'),
          logFile: join(logs, 'temporal.log'),
          pidFile: pidFileOf(run, 'temporal'),
          say,
        }),
    });
    return server.address;
  }

  async function startMail(): Promise<{ SMTP_URL: string; TOVHOLDER_MAIL_FOLDER?: string }> {
    if (settings.smtpUrl) return { SMTP_URL: settings.smtpUrl };
    const port = await startCatcher('mail catcher', {
      program: 'mail-catcher',
      port: 'mail-catcher',
      folder: mailFolder,
    });
    say(`mail catcher: keeps every mail in ${mailFolder}, sends none on`);
    return { SMTP_URL: `smtp://127.0.0.1:${port}`, TOVHOLDER_MAIL_FOLDER: mailFolder };
  }

  /** In the demo only: with a login for real, letters go to a real Digital Post or become tasks. */
  async function startPost(): Promise<{ DIGITAL_POST_URL?: string; TOVHOLDER_POST_FOLDER?: string }> {
    if (settings.digitalPostUrl) return { DIGITAL_POST_URL: settings.digitalPostUrl };
    if (!settings.demo) return {};
    const port = await startCatcher('digital post', {
      program: 'digital-post',
      port: 'digital-post-port',
      folder: postFolder,
    });
    say(`digital post: keeps every letter in ${postFolder}, hands none on`);
    return { DIGITAL_POST_URL: `http://127.0.0.1:${port}`, TOVHOLDER_POST_FOLDER: postFolder };
  }

  /** A process that keeps in `folder` what would leave this machine; answers its port, the same after each start. */
  async function startCatcher(
    name: string,
    at: { program: string; port: string; folder: string },
  ): Promise<number> {
    await findLeftover(pidFileOf(run, name))?.stop(MAIL_GRACE_MS);
    const portFolder = join(home, at.port);
    mkdirSync(portFolder, { recursive: true });
    const port = await keptPort(portFolder);
    await supervisor.keep(
      nodeService({
        name,
        layer: PROCESSES,
        entry: `worker/embedded/${at.program}.ts`,
        args: ['--port', String(port), '--folder', at.folder],
        env: settings.env,
        ready: new RegExp(`^${name} ready `, 'm'),
        graceMs: MAIL_GRACE_MS,
        logs,
        run,
      }),
    );
    return port;
  }

  async function choosePort(): Promise<number> {
    if (settings.port === 0) return freePort();
    if (await isPortFree(settings.port)) return settings.port;
    throw new StartRefused(
      `Port ${settings.port} is taken by another program: stop that one, or choose another port, for example PORT=${settings.port + 1} npm start.`,
    );
  }

  async function start(): Promise<{ url: string; env: NodeJS.ProcessEnv }> {
    for (const folder of [run, logs]) makeFolder(folder);
    lock = await lockHome(join(run, 'npm-start.json'), home, settings.port, say);
    // What a killed start left behind must not hold the port against its successor.
    for (const name of ['api', 'worker']) await findLeftover(pidFileOf(run, name))?.stop(WORKER_GRACE_MS);
    const port = await choosePort();
    const masterKeyFile = settings.masterKeyFile ?? join(home, 'master.key');
    // A key in the environment goes first; the processes inherit it.
    if (!settings.env.TOVHOLDER_MASTER_KEY) ensureMasterKey(masterKeyFile);

    const [databaseUrl, temporalAddress, mail, post] = await allOrFirstFailure([
      startDatabase(),
      startTemporal(),
      startMail(),
      startPost(),
    ]);
    const url = `${settings.https ? 'https' : 'http'}://127.0.0.1:${port}`;
    makeFolder(join(home, 'worker'));
    const workerPort = settings.env.TOVHOLDER_WORKER_PORT || String(await keptPort(join(home, 'worker')));
    const env: NodeJS.ProcessEnv = {
      ...settings.env,
      ...mail,
      ...post,
      PORT: String(port),
      DATABASE_URL: databaseUrl,
      TEMPORAL_ADDRESS: temporalAddress,
      TEMPORAL_NAMESPACE: settings.temporalNamespace,
      MAIL_FROM: settings.mailFrom,
      PUBLIC_URL: settings.publicUrl ?? url,
      TOVHOLDER_HOME: home,
      TOVHOLDER_MASTER_KEY_FILE: masterKeyFile,
      TOVHOLDER_DEMO_DATA: settings.demoData ? '1' : '0',
      TOVHOLDER_WORKER_PORT: workerPort,
    };
    const common = { env, logs, run };
    const worker = nodeService({
      ...common,
      name: 'worker',
      layer: PROCESSES,
      entry: parts.worker,
      // A wave of timers must not keep people waiting; without anybody who works, the processors are all its own.
      yields: true,
      ready: /^worker ready\b/m,
      graceMs: WORKER_GRACE_MS,
    });
    const api = nodeService({
      ...common,
      name: 'api',
      layer: FRONT,
      entry: parts.api,
      ready: /^api ready\b/m,
      graceMs: API_GRACE_MS,
    });
    await allOrFirstFailure([
      supervisor
        .keep(worker)
        .then(() => say(`worker: polling for work, health and metrics on http://127.0.0.1:${workerPort}`)),
      supervisor.keep(api).then(() => say(`api: listening on ${url}`)),
    ]);
    if (backup)
      await supervisor.keep({
        name: 'backup',
        layer: FRONT,
        start: async () => keepBackups(backup, home, { url: ownerUrl }, say),
      });
    return { url, env };
  }

  return {
    start,
    async stop() {
      lock?.stopping();
      await supervisor.stop();
      // Whatever was caught half-way through its start has its number written down all the same.
      const names = ['api', 'worker', 'mail catcher', 'digital post', 'temporal'];
      if (lock)
        await Promise.all(names.map((name) => findLeftover(pidFileOf(run, name))?.stop(SWEEP_GRACE_MS)));
      lock?.release();
    },
  };
}

/** Like Promise.all, but a failure is only reported when the others are through, so that nothing starts behind a stop. */
async function allOrFirstFailure<Values extends readonly unknown[]>(
  promises: readonly [...{ [Index in keyof Values]: Promise<Values[Index]> }],
): Promise<Values> {
  await Promise.allSettled(promises);
  return Promise.all(promises) as Promise<unknown> as Promise<Values>;
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
    closeSync(openSync(folder, 'r'));
  } catch (error) {
    throw new StartRefused(
      `The folder ${folder} cannot be used (${(error as Error).message}): mend its rights, or set TOVHOLDER_HOME to another folder.`,
    );
  }
}

/** Refuses at once when nobody listens where an external server should be. */
function reach(host: string, port: number, variable: string, instead: string): Promise<void> {
  return new Promise((done, refused) => {
    const socket = connect({ host, port });
    const refuse = (why: string) => {
      socket.destroy();
      refused(
        new StartRefused(
          `Nobody answers at ${host}:${port} (${why}): correct ${variable}, start that server, or leave ${variable} out for ${instead}.`,
        ),
      );
    };
    socket.setTimeout(5_000, () => refuse('no answer within 5 s'));
    socket.once('error', (error: NodeJS.ErrnoException) => refuse(error.code ?? error.message));
    socket.once('connect', () => {
      socket.destroy();
      done();
    });
  });
}
