import { randomBytes } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { appDatabaseUrl } from '../../../db/app-role.ts';
import { migrate } from '../../../db/migrate.ts';
import { KEY_BYTES } from '../../../security/master-key.ts';
import { freePort } from '../../../worker/embedded/free-port.ts';
import { projectRoot, tovholderHome } from '../../../worker/embedded/home.ts';
import { type EmbeddedPostgres, startPostgres } from '../../../worker/embedded/postgres.ts';
import { resolveTemporalCli } from '../../../worker/embedded/temporal-binary.ts';
import { startTemporalDevServer, type TemporalDevServer } from '../../../worker/embedded/temporal-server.ts';
import { type MailServer, startMailServer } from '../../faults/support/mail-server.ts';
import { type RecordingClient, recordingClient } from '../../faults/support/recording-client.ts';
import { type Follower, follower } from './follow.ts';
import type { Scene } from './look.ts';

/** The names of the runbooks' machines. */
export const MACHINES = ['node-1', 'node-2'] as const;
export type Machine = (typeof MACHINES)[number];

const standIns = join(projectRoot, 'test/rehearsals/stand-ins');

/** Two machines with a worker and an API each, a PostgreSQL, a Temporal, a mail server, and callers who ask both. */
export interface Machines {
  root: string;
  postgres: EmbeddedPostgres;
  temporal: TemporalDevServer;
  mail: MailServer;
  client: RecordingClient;
  someone: Follower;
  /** Folder of a release on a machine. */
  release: (machine: Machine, name: string, code: string) => void;
  /** Process number of a unit that runs, or null. */
  pidOf: (machine: Machine, unit: 'tovholder-worker' | 'tovholder-api') => number | null;
  scene: (masterKeyFile?: string) => Scene;
  close: () => Promise<void>;
}

/** Sets up both machines with the release `old` as the current one; nothing of the product runs yet. */
export async function openMachines(code = projectRoot): Promise<Machines> {
  const root = mkdtempSync(join(tmpdir(), 'tovholder-rehearsal-'));
  const quiet = () => {};
  const cli = await resolveTemporalCli(tovholderHome(), quiet);
  const postgres = await startPostgres({ folder: join(root, 'postgres'), say: quiet });
  const temporal = await startTemporalDevServer({ cli, folder: join(root, 'temporal'), say: quiet }).catch(
    async (error: unknown) => {
      await postgres.stop();
      throw error;
    },
  );
  const mail = await startMailServer();
  const key = randomBytes(KEY_BYTES);
  const ports: Record<string, number> = {};
  const release: Machines['release'] = (machine, name, from) => {
    symlinkSync(from, join(root, machine, `opt/tovholder-${name}`));
  };
  for (const machine of MACHINES) {
    const etc = join(root, machine, 'etc/tovholder');
    mkdirSync(join(etc, 'secrets'), { recursive: true });
    mkdirSync(join(root, machine, 'opt'));
    mkdirSync(join(root, machine, 'var/lib/tovholder'), { recursive: true });
    ports[machine] = await freePort();
    writeFileSync(join(root, machine, 'api-port'), String(ports[machine]));
    writeFileSync(join(root, machine, 'worker-port'), String(await freePort()));
    release(machine, 'old', code);
    symlinkSync(join(root, machine, 'opt/tovholder-old'), join(root, machine, 'opt/tovholder'));
    const secrets: Record<string, string | Buffer> = {
      'master.key': key,
      'app-database-url': appDatabaseUrl(postgres.url),
      'database-url': postgres.url,
      'smtp-url': mail.url,
    };
    for (const [name, secret] of Object.entries(secrets))
      writeFileSync(join(etc, 'secrets', name), secret, { mode: 0o600 });
    writeFileSync(join(etc, 'tovholder.env'), `TEMPORAL_ADDRESS=${temporal.address}\n`);
  }
  await migrate(postgres.url);
  const { PATH } = process.env;
  const env: NodeJS.ProcessEnv = { ...process.env, PATH: `${standIns}${delimiter}${PATH}`, REHEARSAL: root };
  for (const name of ['DATABASE_URL', 'TEMPORAL_ADDRESS', 'OIDC_ISSUER', 'SMTP_URL', 'PORT'])
    delete env[name];
  const someone = follower(env);
  let turn = 0;
  const pidOf: Machines['pidOf'] = (machine, unit) => {
    const file = join(root, machine, `${unit}.pid`);
    return existsSync(file) ? Number(readFileSync(file, 'utf8')) : null;
  };
  const urlOf = (machine: Machine) => `http://127.0.0.1:${ports[machine]}`;
  // As behind a proxy that asks the other one when one does not answer.
  const client = recordingClient(() => urlOf(MACHINES[turn++ % MACHINES.length] ?? 'node-1'));
  const logs = () =>
    MACHINES.flatMap((machine) =>
      ['tovholder-api', 'tovholder-worker'].map((unit) => join(root, machine, `${unit}.log`)),
    )
      .filter((file) => existsSync(file))
      .map((file) => readFileSync(file, 'utf8'))
      .join('');
  return {
    ...{ root, postgres, temporal, mail, client, someone, release, pidOf },
    scene: (masterKeyFile = join(root, 'node-1/etc/tovholder/secrets/master.key')) => ({
      databaseUrl: postgres.url,
      temporalAddress: temporal.address,
      ...{ masterKeyFile, mail, client, logs },
      apiUrl: urlOf('node-1'),
    }),
    async close() {
      for (const machine of MACHINES)
        await someone
          .follow([
            {
              at: 'the end',
              heading: '',
              stays: false,
              commands: `ssh ${machine} 'systemctl stop "tovholder-api@*" "tovholder-worker@*"'`,
            },
          ])
          .catch(() => {});
      await Promise.all([temporal.stop(), postgres.stop(), mail.stop()]);
      rmSync(root, { recursive: true, force: true });
    },
  };
}

/** Starts both units on both machines and waits until they are ready. */
export async function startMachines({ someone }: Machines): Promise<void> {
  for (const machine of MACHINES)
    await someone.follow([
      {
        ...{ at: 'the beginning', heading: '', stays: false },
        commands: `ssh ${machine} 'systemctl start "tovholder-worker@*" "tovholder-api@*"'
ssh ${machine} curl -fsS -o /dev/null --retry 60 --retry-all-errors --retry-delay 1 http://127.0.0.1:8081/readyz
ssh ${machine} curl -fsS -o /dev/null --retry 60 --retry-all-errors --retry-delay 1 http://127.0.0.1:9091/readyz`,
      },
    ]);
}
