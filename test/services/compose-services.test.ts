import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { appDatabaseUrl } from '../../db/app-role.ts';
import { formatInstant } from '../../domain/calendar/index.ts';
import { tovholderHome } from '../../worker/embedded/home.ts';
import { type EmbeddedPostgres, startPostgres } from '../../worker/embedded/postgres.ts';
import { resolveTemporalCli } from '../../worker/embedded/temporal-binary.ts';
import { startTemporalDevServer, type TemporalDevServer } from '../../worker/embedded/temporal-server.ts';
import { type ComposeProcesses, composeProcesses, type ServiceProcess } from './support/compose-processes.ts';
import { madeSecrets } from './support/made-secrets.ts';
import { type SecureAgent, type SecureAnswer, secureAgent } from './support/secure-agent.ts';
import { startStandInProxy } from './support/stand-in-proxy.ts';

// What docker-compose.yml would start, as processes: each service of ours by its very command, environment and health check, on
// servers of this machine. What is not ours is stood in for: the two PostgreSQL, Temporal, and the proxy, unless CADDY_PATH says where
// a Caddy is. With TOVHOLDER_TEST_TREE the product is started from a tree put together as the Dockerfile does it.
const folder = mkdtempSync(join(tmpdir(), 'tovholder-compose-'));
let postgres: EmbeddedPostgres;
let temporal: TemporalDevServer;
let cli: string;
let compose: ComposeProcesses;
let proxy: { stop: () => Promise<void> } | undefined;
let by: SecureAgent;
const running: Record<string, ServiceProcess> = {};

beforeAll(async () => {
  cli = await resolveTemporalCli(tovholderHome(), () => {});
  [postgres, temporal] = await Promise.all([
    startPostgres({ folder: join(folder, 'postgres'), say: () => {} }),
    startTemporalDevServer({ cli, folder: join(folder, 'temporal'), say: () => {} }),
  ]);
  compose = await composeProcesses({
    folder,
    secrets: madeSecrets(folder),
    temporalAddress: temporal.address,
    databaseUrl: postgres.url,
    appDatabaseUrl: appDatabaseUrl(postgres.url),
  });
  const { CADDY_PATH: caddy } = process.env;
  if (caddy) await compose.startCaddy(caddy);
  else proxy = await startStandInProxy(compose.caddyfile);
  by = secureAgent(readFileSync(join(compose.secrets, 'inside-ca.pem')));
}, 90_000);
afterAll(async () => {
  await compose?.end();
  await proxy?.stop();
  await Promise.allSettled([temporal?.stop(), postgres?.stop()]);
  rmSync(folder, { recursive: true, force: true });
});

const moment = (hoursAgo: number): string =>
  formatInstant(Math.floor(Date.now() / 1000) * 1000 - hoursAgo * 3_600_000);

/** Through the proxy, as a page of ours would; asks again with the same key while somebody else is just being found. */
async function told(path: string, key: string, body: object): Promise<SecureAnswer> {
  for (let attempt = 1; ; attempt += 1) {
    const answer = await by.send(`${compose.web.product}${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'sec-fetch-site': 'same-origin',
        'idempotency-key': key,
      },
      body: JSON.stringify(body),
    });
    if (![502, 503].includes(answer.status) || attempt === 60) return answer;
    await pause(500);
  }
}

let caseId = '';

it('comes up from nothing: schema, namespace, then everything that stays, each well by its own health check', async () => {
  expect(await compose.once('migrate')).toContain('"migrated": true');
  // Again, as after an update: nothing to do, and no harm.
  expect(await compose.once('migrate')).toContain('"migrated": true');
  const path = { PATH: `${dirname(cli)}${delimiter}${process.env.PATH}` };
  expect(await compose.once('temporal-namespace', path)).toContain('namespace tovholder is there');
  // The second of each finds the programs that the first has built, as it finds them in the image.
  for (const names of [
    ['mail', 'login', 'worker-1', 'api-1'],
    ['worker-2', 'api-2'],
  ]) {
    for (const name of names) running[name] = compose.start(name);
    await Promise.all(names.map((name) => compose.healthy(running[name] as ServiceProcess)));
  }
}, 300_000);

it('lets somebody in through the proxy and the demo’s login service, and nobody with another password', async () => {
  const password = readFileSync(join(compose.secrets, 'demo-login-password'), 'utf8').trim();
  const start =
    /href="(\/login\/start[^"]+)"/.exec((await by.open(`${compose.web.product}/work`)).text)?.[1] ?? '';
  const form = await by.open(`${compose.web.product}${start.replaceAll('&amp;', '&')}`);
  expect(form.url).toMatch(`${compose.web.login}/interaction/`);
  const refused = await by.open(form.url, { login: 'freja', password: 'en anden' });
  expect([refused.status, refused.text.includes('Kodeordet passer ikke')]).toEqual([403, true]);
  const page = await by.open(form.url, { login: 'freja', password });
  expect([new URL(page.url).pathname, page.status]).toEqual(['/work', 200]);
  expect(page.text).toContain('Freja Familierådgiver');
});

it('keeps what is for operations from those outside', async () => {
  for (const path of ['/metrics', '/readyz', '/docs'])
    expect((await by.send(`${compose.web.product}${path}`)).status).toBe(404);
  expect((await by.send(`${compose.web.product}/healthz`)).status).toBe(200);
});

it('takes a referral through the proxy', async () => {
  const answer = await told('/v1/cases', 'compose-1', {
    kind: 'pregnancy',
    municipality: 'esbjerg',
    receivedAt: moment(2),
    referrer: { role: 'GP', organisation: 'Lægehuset' },
    mother: { name: 'Prøve Person' },
  });
  expect([answer.status, answer.text.slice(0, 200)]).toEqual([201, expect.stringContaining('"id"')]);
  caseId = (JSON.parse(answer.text) as { id: string }).id;
});

it('goes on taking commands when one API and one worker are killed', async () => {
  await Promise.all([running['api-1']?.kill(), running['worker-1']?.kill()]);
  for (const key of ['compose-2', 'compose-3', 'compose-4']) {
    const answer = await told(`/v1/cases/${caseId}/commands/receive-notification`, key, {
      receivedAt: moment(1),
      form: 'written',
      notifier: { role: 'GP', organisation: 'Lægehuset', professional: true },
      concern: 'Bekymring for det ufødte barn',
    });
    expect([key, answer.status, answer.text.slice(0, 200)]).toEqual([
      key,
      200,
      expect.stringContaining('"version"'),
    ]);
  }
}, 180_000);

it('has them back in their places, as after a restart', async () => {
  for (const name of ['api-1', 'worker-1']) running[name] = compose.start(name);
  await Promise.all(['api-1', 'worker-1'].map((name) => compose.healthy(running[name] as ServiceProcess)));
  const page = await by.open(`${compose.web.product}/cases/${caseId}`);
  expect([page.status, page.text.includes('Prøve Person')]).toEqual([200, true]);
}, 180_000);

it('ends each in good order within the time that it is given', async () => {
  const ends = await Promise.all(
    Object.entries(running).map(async ([name, one]) => [name, await one.stop()] as const),
  );
  expect(Object.fromEntries(ends)).toEqual(
    Object.fromEntries(Object.keys(running).map((name) => [name, { code: 0, signal: null }])),
  );
}, 90_000);
