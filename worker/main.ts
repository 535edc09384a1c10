// The worker process: runs the live cases, sends what they have to say, and brings linked cases what they missed.
import { Client, Connection } from '@temporalio/client';
import { NativeConnection, TransportError } from '@temporalio/worker';
import { Registry } from 'prom-client';
import { deliverRelays } from '../activities/deliver-relays.ts';
import { createActivities } from '../activities/publish.ts';
import { createOrganisationActivities } from '../activities/remind-organisations.ts';
import { connect, longestSilenceMs } from '../db/connect.ts';
import { forgetOldDrafts } from '../db/drafts/draft-rows.ts';
import { eraseApproved } from '../db/erase-approved.ts';
import { sweepPersons } from '../db/sweep-persons.ts';
import type { KeyUnavailable, Tampered } from '../security/key-unavailable.ts';
import { holdTls } from '../security/least-tls.ts';
import { readMasterKeyRing } from '../security/master-key-ring.ts';
import { cacheSize } from './cache-size.ts';
import { createCaseEngine } from './case-engine.ts';
import { sealingDataConverter } from './codec/data-converter.ts';
import { refuseMistakes } from './configuration/refuse-mistakes.ts';
import { createWorker } from './create-worker.ts';
import { startDelivery } from './delivery/start-delivery.ts';
import { workerDeployment } from './deployment.ts';
import { tovholderHome } from './embedded/home.ts';
import { hearTheUncaught } from './last-resort.ts';
import { refuseBrokenLaw } from './law-at-start.ts';
import { censored } from './log/censored.ts';
import { hearLooseWords } from './log/loose-words.ts';
import { startLoop } from './loop.ts';
import { countUnreadable } from './metrics/key-metrics.ts';
import { measureProcess } from './metrics/process-metrics.ts';
import { measurePublishing } from './metrics/publish-metrics.ts';
import { startWorkerServer } from './metrics/worker-server.ts';
import { openLog } from './open-log.ts';
import { ensureOrganisationSchedule } from './organisation-schedule.ts';
import { startOutgoing } from './outgoing.ts';
import { quietTemporal } from './quiet-temporal.ts';
import { endForSchema, schemaAtStart } from './schema-at-start.ts';
import { quickReturn, temporalAccess } from './temporal-connection.ts';
import { traceOf } from './trace-of.ts';
import { openTracing } from './traces/open-tracing.ts';
import { tracedActivities } from './traces/traced-activities.ts';
import { tracedClient } from './traces/traced-client.ts';
import { anchorSettings } from './watch/anchor-settings.ts';
import { startClockWatch } from './watch/clock-watch.ts';
import { createDeadManActivities } from './watch/dead-man.ts';
import { deadManIntervalMs } from './watch/dead-man-schedule.ts';
import { startWatch } from './watch/start-watch.ts';
import { verifyIntervalMs } from './watch/verify-daily.ts';
import { workerHealth } from './worker-health.ts';
import { workflowBundle } from './workflow-bundle.ts';

const RELAY_POLL_MS = 1_000;
// The gateway delivers while its caller waits; what is older was left over.
const RELAY_LEFT_OVER_MS = 2_000;
const ERASURE_POLL_MS = 60_000;
const SCHEDULE_RETRY_MS = 60_000;
const PERSON_SWEEP_MS = 3_600_000;
const EMBEDDED_GRACE_MS = 10_000;
const GRACE_MS = 30_000;
const KEY_TOLD_MS = 60_000;

// Before anything else, the log included: what it is set to may be one of the mistakes.
refuseBrokenLaw();
const env = refuseMistakes('worker');

const log = openLog('worker', { to: 1 });

/** By name and code only: what another system says may hold what must not be logged. */
const kindOf = (error: unknown): { error: string; code?: string } => {
  const { name, code } = error as { name?: string; code?: unknown };
  return { error: name ?? 'Error', ...(code === undefined ? {} : { code: String(code) }) };
};

/** A case that cannot be read is tried again and again; once a minute and key is told. */
const told = new Map<string, number>();
function reportKey(error: KeyUnavailable | Tampered): void {
  const { caseId, keyId, code } = error;
  if (Date.now() - (told.get(code) ?? 0) < KEY_TOLD_MS) return;
  if (told.size > 1_000) told.clear();
  told.set(code, Date.now());
  log.error({ caseId, keyId, error: error.name, code }, 'a case cannot be read');
}

async function main(): Promise<void> {
  hearTheUncaught(log, { goOn: false });
  hearLooseWords(log);
  holdTls();
  const databaseUrl = env.DATABASE_URL ?? '';
  const ring = readMasterKeyRing(env);
  quietTemporal('WARN', log);
  const tracing = await openTracing('worker', env, log);
  const access = temporalAccess(env);
  const sql = connect(databaseUrl, {
    name: 'tovholder worker',
    max: 10,
    ring,
    silenceMs: longestSilenceMs.work,
  });
  const looking = schemaAtStart(sql, { say: (line) => log.warn(line), refuse: endForSchema });
  const [schema, connection, clientConnection, bundle] = await Promise.all([
    looking,
    NativeConnection.connect(access.connection),
    Connection.connect({ ...access.connection, ...quickReturn }),
    workflowBundle(tovholderHome(env)),
  ]).catch(async (error: unknown) => {
    // A store of another build is said first: without Temporal somebody only starts us again.
    await looking;
    throw error instanceof TransportError
      ? new Error(
          `Temporal does not answer at ${access.connection.address}: start it, or correct TEMPORAL_ADDRESS.`,
        )
      : error;
  });
  const registry = new Registry();
  measureProcess(registry);
  const countTrouble = countUnreadable(registry);
  const dataConverter = sealingDataConverter(sql, (trouble) => {
    countTrouble(trouble);
    reportKey(trouble);
  });
  const client = new Client({
    connection: clientConnection,
    namespace: access.namespace,
    dataConverter,
    ...(tracing ? { interceptors: { workflow: [tracedClient(tracing)] } } : {}),
  });
  const engine = createCaseEngine(client);
  const deadManMs = deadManIntervalMs(env);
  const anchors = anchorSettings(env);
  const verifyMs = verifyIntervalMs(env);
  const isLocal = /^(127\.0\.0\.1|localhost):/.test(access.connection.address);
  const measured = measurePublishing(createActivities({ sql, engine }), registry);
  const worker = await createWorker({
    connection,
    namespace: access.namespace,
    activities: {
      ...(tracing ? tracedActivities(measured, tracing) : measured),
      ...createOrganisationActivities({ sql }),
      ...createDeadManActivities({
        client,
        sql,
        intervalMs: deadManMs,
        onGaps: (finding) => log.error(finding, 'open deadlines were not watched over'),
      }),
    },
    bundle,
    dataConverter,
    shutdownGraceMs: isLocal ? EMBEDDED_GRACE_MS : GRACE_MS,
    maxCachedWorkflows: cacheSize(env.TOVHOLDER_CACHE_MIB),
    coldAtOnce: env.TOVHOLDER_COLD_CASES ? Number(env.TOVHOLDER_COLD_CASES) : undefined,
    deployment: workerDeployment(env),
  });

  const loops = [
    schema,
    startClockWatch({
      ...{ sql, client, registry, namespace: access.namespace },
      warn: (what) => log.warn({ event: 'clock' }, what),
    }),
    startLoop(
      RELAY_POLL_MS,
      async () => {
        await deliverRelays(sql, engine, { olderThanMs: RELAY_LEFT_OVER_MS });
        return false;
      },
      (error) => log.warn(kindOf(error), 'what cases have to tell each other could not be looked up'),
    ),
  ];
  const warn = (error: unknown, what: string) => log.warn(error ? kindOf(error) : {}, what);
  loops.push(...startWatch({ client, sql, anchors, deadManMs, verifyMs, warn }));
  let scheduled = false;
  loops.push(
    startLoop(
      SCHEDULE_RETRY_MS,
      async () => {
        if (!scheduled) await ensureOrganisationSchedule(client);
        scheduled = true;
        return false;
      },
      (error) => log.warn(kindOf(error), "the schedule of the organisations' rhythms could not be made"),
    ),
  );
  loops.push(
    startLoop(
      PERSON_SWEEP_MS,
      async () => {
        await sweepPersons(sql);
        await forgetOldDrafts(sql);
        return false;
      },
      (error) => log.warn(kindOf(error), 'the register of persons and old drafts could not be swept'),
    ),
  );
  loops.push(
    startLoop(
      ERASURE_POLL_MS,
      async () => {
        const erased = await eraseApproved(sql, Date.now());
        if (erased > 0) log.info({ erased }, 'cases were erased after two approvals');
        return false;
      },
      (error) => log.warn(kindOf(error), 'approved erasures could not be carried out'),
    ),
  );
  loops.push(...startOutgoing(sql, env, (what, error) => log.warn(kindOf(error), what)));
  const senderSql = connect(databaseUrl, {
    name: 'tovholder sender',
    max: 4,
    ring,
    silenceMs: longestSilenceMs.work,
  });
  loops.push(...startDelivery({ env, sql: senderSql, registry, log, warn, tracing }));

  const stop = () => {
    if (worker.getState() === 'RUNNING') worker.shutdown();
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, stop);
  const server = env.TOVHOLDER_WORKER_PORT
    ? await startWorkerServer(
        Number(env.TOVHOLDER_WORKER_PORT),
        workerHealth({ worker, client, sql }),
        registry,
      )
    : null;
  const running = worker.run();
  if (server) process.stdout.write(`worker health ${server.url}\n`);
  process.stdout.write('worker ready\n');
  try {
    await running;
  } finally {
    server?.close();
    await Promise.all(loops.map((loop) => loop.stop()));
    await Promise.all([
      connection.close(),
      clientConnection.close(),
      sql.end({ timeout: 2 }),
      senderSql.end({ timeout: 2 }),
      tracing?.close(),
    ]);
  }
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    log.fatal({ event: 'failure', ...traceOf(error) }, 'the worker ended');
    // Whoever starts it reads the last line.
    process.stderr.write(
      `The worker ended: ${censored(error instanceof Error ? error.message : 'for no reason')}\n`,
    );
    process.exit(1);
  },
);
