import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate } from '../../db/migrate.ts';
import { KEY_BYTES } from '../../security/master-key.ts';
import { freePort } from '../../worker/embedded/free-port.ts';
import { tovholderHome } from '../../worker/embedded/home.ts';
import { startPostgres } from '../../worker/embedded/postgres.ts';
import type { Say } from '../../worker/embedded/say.ts';
import { nodeService } from '../../worker/supervisor/node-service.ts';
import { workflowBundle } from '../../worker/workflow-bundle.ts';
import { type Balance, startBalance } from './balance.ts';
import { type ClusterEngine, NAMESPACE, startEngine } from './engine.ts';
import { createMember, type Member } from './member.ts';
import { temporalPrograms } from './temporal-programs.ts';
import { ownSize, type StruckRole } from './topology.ts';

/** Tovholder and Temporal as a region would run them, every part a process of its own, on this machine alone. */
export interface Cluster {
  /** Of the balance in front of the APIs. */
  url: string;
  /** Of the balance in front of the frontends. */
  temporalAddress: string;
  namespace: string;
  /** Tovholder's own store, as its owner. */
  databaseUrl: string;
  masterKeyFile: string;
  members: readonly Member[];
  /** Of a kind of process the one with the most work at this moment, as far as that can be seen from outside. */
  busiest: (role: StruckRole) => Member;
  /** Everything that the processes have written. */
  logs: () => string;
  close: () => Promise<void>;
}

const WORKER_GRACE_MS = 15_000;
const API_GRACE_MS = 3_000;

/**
 * Opens a cluster in a folder that is thrown away; mails go to `smtpUrl`. It is closed at a signal too, and when it cannot be
 * opened, so that nothing is left running.
 */
export async function openCluster({ smtpUrl, say }: { smtpUrl: string; say: Say }): Promise<Cluster> {
  const home = tovholderHome();
  const programs = await temporalPrograms(home, say);
  const folder = mkdtempSync(join(tmpdir(), 'tovholder-cluster-'));
  const logs = join(folder, 'logs');
  const ends: (() => Promise<unknown>)[] = [
    () => Promise.resolve(rmSync(folder, { recursive: true, force: true })),
  ];
  const ending = (end: () => Promise<unknown>) => void ends.push(end);
  let closing: Promise<void> | undefined;
  const close = () => {
    closing ??= (async () => {
      // What stands on others ends first; what fails to end keeps nothing else from it.
      for (const end of ends.splice(0).reverse()) await end().catch(() => {});
    })();
    return closing;
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.once(signal, () => void close().finally(() => process.exit(1)));
  try {
    mkdirSync(logs);
    const [own, engineStore] = await Promise.all(
      ['store', 'engine-store'].map(async (name) => {
        const postgres = await startPostgres({ folder: join(folder, name), say: () => {} });
        ending(() => postgres.stop());
        return postgres.url;
      }),
    );
    if (!own || !engineStore) throw new Error('no store');
    await migrate(own);
    say('both stores are up');
    const engine = await startEngine({ programs, folder, store: engineStore, ending });
    say(`Temporal: ${engine.members.map(({ name }) => name).join(', ')} behind ${engine.address}`);
    const masterKeyFile = join(folder, 'master.key');
    writeFileSync(masterKeyFile, randomBytes(KEY_BYTES), { mode: 0o600 });
    const ownHome = join(folder, 'home');
    await workflowBundle(ownHome);
    const env: NodeJS.ProcessEnv = {
      ...process.env,
      TOVHOLDER_HOME: ownHome,
      DATABASE_URL: own,
      TEMPORAL_ADDRESS: engine.address,
      TEMPORAL_NAMESPACE: NAMESPACE,
      TOVHOLDER_MASTER_KEY_FILE: masterKeyFile,
      TOVHOLDER_DEMO_DATA: '0',
      OIDC_ISSUER: '',
      SMTP_URL: smtpUrl,
    };
    const product = await startProduct({ env, folder, ending });
    say(`Tovholder: ${product.members.map(({ name }) => name).join(', ')} behind ${product.url}`);
    const members = [...engine.members, ...product.members];
    return {
      url: product.url,
      temporalAddress: engine.address,
      namespace: NAMESPACE,
      databaseUrl: own,
      masterKeyFile,
      members,
      busiest: (role) => busiest(members, role, engine, product.apis),
      logs: () => readAll(logs),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

interface Product {
  url: string;
  apis: Balance;
  members: Member[];
}

async function startProduct(parts: {
  env: NodeJS.ProcessEnv;
  folder: string;
  ending: (end: () => Promise<unknown>) => void;
}): Promise<Product> {
  const { env, folder, ending } = parts;
  const run = join(folder, 'run');
  const common = { logs: join(folder, 'logs'), run };
  const numbered = (name: string, count: number) =>
    Array.from({ length: count }, (_, i) => `${name}-${i + 1}`);
  const targets = await Promise.all(
    numbered('api', ownSize.api).map(async (name) => ({ name, port: await freePort() })),
  );
  const apis = await startBalance({
    targets,
    isWell: async ({ port }) => {
      const answer = await fetch(`http://127.0.0.1:${port}/healthz`, { signal: AbortSignal.timeout(900) });
      await answer.arrayBuffer();
      return answer.ok;
    },
  });
  ending(() => apis.stop());
  const url = `http://127.0.0.1:${apis.port}`;
  const members = [
    ...numbered('worker', ownSize.worker).map((name) => {
      const entry = { ...common, name, layer: 1, entry: 'worker/main.ts', ready: /^worker ready\b/m };
      const service = nodeService({ ...entry, env: { ...env, PUBLIC_URL: url }, graceMs: WORKER_GRACE_MS });
      return createMember(name, 'worker', service.start);
    }),
    ...targets.map(({ name, port }) => {
      const entry = { ...common, name, layer: 2, entry: 'api/main.ts', ready: /^api ready\b/m };
      const service = nodeService({ ...entry, env: { ...env, PORT: String(port) }, graceMs: API_GRACE_MS });
      return createMember(name, 'api', service.start);
    }),
  ];
  ending(() => Promise.all(members.map((member) => member.stop())));
  await Promise.all(members.map((member) => member.start()));
  return { url, apis, members };
}

/** Where nobody can see from outside who has work, any of a kind has: shards, partitions and cases are spread over all. */
function busiest(
  members: readonly Member[],
  role: StruckRole,
  { frontends }: ClusterEngine,
  apis: Balance,
): Member {
  const mine = members.filter((member) => member.role === role);
  const seen = role === 'frontend' ? frontends : role === 'api' ? apis : null;
  const [first] = seen
    ? mine.toSorted((a, b) => seen.sessions(b.name) - seen.sessions(a.name))
    : mine.toSorted(() => Math.random() - 0.5);
  if (!first) throw new Error(`there is no ${role}`);
  return first;
}

const readAll = (logs: string): string =>
  readdirSync(logs)
    .map((name) => readFileSync(join(logs, name), 'utf8'))
    .join('\n');
