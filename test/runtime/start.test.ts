import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { freePort } from '../../worker/embedded/free-port.ts';
import { tovholderHome } from '../../worker/embedded/home.ts';
import { processBeginning } from '../../worker/embedded/process-identity.ts';
import { resolveTemporalCli } from '../../worker/embedded/temporal-binary.ts';
import { runScript, type ScriptRun } from './run-script.ts';
import { temporaryFolder } from './temporary-folder.ts';

const root = temporaryFolder();
const home = join(root, 'home');
const READY = /^ready http:\/\/127\.0\.0\.1:\d+$/;
let environment: NodeJS.ProcessEnv;

beforeAll(async () => {
  environment = {
    TOVHOLDER_HOME: home,
    PORT: String(await freePort()),
    TEMPORAL_CLI_PATH: await resolveTemporalCli(tovholderHome(), () => {}),
    DATABASE_URL: '',
    TEMPORAL_ADDRESS: '',
    OIDC_ISSUER: '',
  };
});

/** The runtime with stand-ins for migration, worker and API. */
const start = (env: NodeJS.ProcessEnv = {}) =>
  runScript('test/runtime/stand-ins/start.ts', [], { ...environment, ...env });

async function configuration(run: ScriptRun): Promise<Record<string, string | number>> {
  const url = (await run.line(READY)).replace('ready ', '');
  return (await (await fetch(url)).json()) as Record<string, string | number>;
}

const pidsIn = (folder: string) =>
  readdirSync(folder).map(
    (name) => (JSON.parse(readFileSync(join(folder, name), 'utf8')) as { pid: number }).pid,
  );

describe('npm start', () => {
  it('starts everything, refuses a second start on the same home, and leaves nothing running', async () => {
    const run = start();
    const given = await configuration(run);
    expect(given).toMatchObject({ PORT: environment.PORT, TOVHOLDER_HOME: home });
    expect(given.DATABASE_URL).toMatch(
      /^postgres:\/\/tovholder_app:[0-9a-f]{64}@127\.0\.0\.1:\d+\/tovholder$/,
    );
    expect(given.SMTP_URL).toMatch(/^smtp:\/\/127\.0\.0\.1:\d+$/);
    const key = statSync(String(given.TOVHOLDER_MASTER_KEY_FILE));
    expect([key.size, key.mode & 0o777]).toEqual([32, 0o600]);
    const pids = pidsIn(join(home, 'run'));
    expect(pids).toHaveLength(6);

    const second = start({ PORT: String(await freePort()) });
    expect(await second.ended).toBe(1);
    expect(second.stderr().trim()).toMatch(
      /^Tovholder is already running on .* \(process \d+, http:\S+\): use that one, .*$/,
    );

    run.child.kill('SIGINT');
    expect(await run.ended).toBe(0);
    expect(pids.filter((pid) => processBeginning(pid) !== undefined)).toEqual([]);
    expect(readdirSync(join(home, 'run'))).toEqual([]);
    expect(existsSync(join(home, 'postgres', 'data', 'postmaster.pid'))).toBe(false);
  });

  it('begins again after having been killed: adopts the servers, replaces worker and API, keeps the key', async () => {
    const killed = start();
    const before = await configuration(killed);
    const key = readFileSync(String(before.TOVHOLDER_MASTER_KEY_FILE));
    killed.child.kill('SIGKILL');
    await killed.ended;

    const run = start();
    const after = await configuration(run);
    expect(run.stdout()).toContain('PostgreSQL: adopted');
    expect(run.stdout()).toContain('Temporal: adopted');
    expect(after.DATABASE_URL).toBe(before.DATABASE_URL);
    expect(after.TEMPORAL_ADDRESS).toBe(before.TEMPORAL_ADDRESS);
    expect(after.pid).not.toBe(before.pid);
    expect(processBeginning(Number(before.pid))).toBeUndefined();
    expect(readFileSync(String(after.TOVHOLDER_MASTER_KEY_FILE))).toEqual(key);
    run.child.kill('SIGTERM');
    expect(await run.ended).toBe(0);
  });
});

describe('npm start refuses in one sentence, before anything is started,', () => {
  it('a port that is taken', async () => {
    const other = createServer();
    const port = await new Promise<number>((done) =>
      other.listen(0, '127.0.0.1', () => done((other.address() as { port: number }).port)),
    );
    const place = join(root, 'taken');
    const run = runScript('cli/start.ts', [], { ...environment, PORT: String(port), TOVHOLDER_HOME: place });
    expect(await run.ended).toBe(1);
    expect(run.stderr().trim()).toBe(
      `Port ${port} is taken by another program: stop that one, or choose another port, for example PORT=${port + 1} npm start.`,
    );
    expect(run.stdout()).toBe('');
    expect(existsSync(join(place, 'postgres'))).toBe(false);
    other.close();
  });

  it('every mistake in the environment at once, by name', async () => {
    const run = runScript('cli/start.ts', [], {
      ...environment,
      PORT: 'eighty',
      DATABASE_URL: 'mysql://localhost/x',
      TEMPORAL_ADDRESS: 'http://localhost:7233',
      OIDC_ISSUER: 'https://login.example.dk/realm',
      TOVHOLDER_DEMO_DATA: 'yes',
    });
    expect(await run.ended).toBe(1);
    const lines = run.stderr().trim().split('\n');
    expect(lines.slice(1).map((line) => line.trim().split(' ')[0])).toEqual([
      'PORT',
      'DATABASE_URL',
      'TEMPORAL_ADDRESS',
      'TOVHOLDER_DEMO_DATA',
      'TOVHOLDER_MASTER_KEY_FILE',
      'OIDC_CLIENT_ID',
      'PUBLIC_URL',
      'OIDC_CLIENT_SECRET_FILE',
    ]);
  });

  it('a Temporal that is not there', async () => {
    const nobody = await freePort();
    const run = start({ TEMPORAL_ADDRESS: `127.0.0.1:${nobody}`, TOVHOLDER_HOME: join(root, 'nobody') });
    expect(await run.ended).toBe(1);
    expect(run.stderr().trim()).toBe(
      `Nobody answers at 127.0.0.1:${nobody} (ECONNREFUSED): correct TEMPORAL_ADDRESS, start that server, or leave TEMPORAL_ADDRESS out for the embedded Temporal.`,
    );
  });
});
