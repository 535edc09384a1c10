import { Client, Connection } from '@temporalio/client';
import { readBirthPrompt } from '../db/birth-prompts.ts';
import { connect, longestSilenceMs } from '../db/connect.ts';
import { postgresIntake } from '../db/take-persons.ts';
import { readMasterKeyRing } from '../security/master-key-ring.ts';
import { createCaseEngine } from '../worker/case-engine.ts';
import { sealingDataConverter } from '../worker/codec/data-converter.ts';
import { createCaseGateway } from '../worker/gateway/temporal-case-gateway.ts';
import type { Loop } from '../worker/loop.ts';
import { operationMetrics } from '../worker/metrics/operation-metrics.ts';
import { openLog } from '../worker/open-log.ts';
import { endForSchema, schemaAtStart } from '../worker/schema-at-start.ts';
import { quickReturn, temporalAccess } from '../worker/temporal-connection.ts';
import { tracedClient } from '../worker/traces/traced-client.ts';
import { tracedGateway } from '../worker/traces/traced-gateway.ts';
import type { Tracing } from '../worker/traces/tracing.ts';
import { anchorFile } from '../worker/watch/anchor-settings.ts';
import { type ClockWatch, lastPollMs, startClockWatch } from '../worker/watch/clock-watch.ts';
import { deadManLives } from '../worker/watch/dead-man-health.ts';
import { deadManIntervalMs } from '../worker/watch/dead-man-schedule.ts';
import { lastDeadManMs, watchFigures } from '../worker/watch/watch-figures.ts';
import { processMetrics } from './metrics.ts';
import type { Ports, Readiness } from './ports.ts';
import { processLog } from './process-log.ts';
import { postgresChanges } from './reads/postgres-changes.ts';
import { postgresDirectory, postgresEscalations } from './reads/postgres-directory.ts';
import { postgresBreaches, postgresReceipts, postgresRetention } from './reads/postgres-disclosures.ts';
import { postgresDocuments, postgresTemplates } from './reads/postgres-documents.ts';
import { postgresDrafts } from './reads/postgres-drafts.ts';
import { postgresFamily } from './reads/postgres-family.ts';
import { postgresFeeds } from './reads/postgres-feeds.ts';
import { postgresHandovers } from './reads/postgres-handovers.ts';
import { postgresEmergencies, postgresReadLog } from './reads/postgres-logs.ts';
import { postgresOrganisations, postgresParameters } from './reads/postgres-municipal.ts';
import { postgresNotices } from './reads/postgres-notices.ts';
import { reachablePersons } from './reads/postgres-persons.ts';
import { postgresReads } from './reads/postgres-reads.ts';
import { postgresSavedViews } from './reads/postgres-saved-views.ts';
import { postgresUsers } from './reads/postgres-users.ts';
import { postgresWebhooks } from './reads/postgres-webhooks.ts';

const CHECK_MS = 2_000;
/** A poll lasts a minute at most: a worker that has not asked for work for longer is gone. */
const POLLER_SEEN_MS = 90_000;

export interface LivePorts {
  ports: Ports;
  /**
   * Looks at what this process stands on before it serves anybody: ends it when the store was migrated by a newer build, and
   * from then on watches the clock.
   */
  begin: () => Promise<void>;
  close: () => Promise<void>;
}

/** The ports over Temporal and PostgreSQL. Connects when first asked, so that an outage is an answer, not a crash. */
export function openPorts(
  databaseUrl: string,
  env: NodeJS.ProcessEnv,
  tracing: Tracing | null = null,
): LivePorts {
  const log = openLog('api');
  const access = temporalAccess(env);
  const openedMs = Date.now();
  const intervalMs = deadManIntervalMs(env);
  const connection = Connection.lazy({ ...access.connection, ...quickReturn });
  // A key that is missing altogether is a mistake of the environment: said at once, not at the first question.
  const sql = connect(databaseUrl, {
    name: 'tovholder-api',
    ring: readMasterKeyRing(env),
    silenceMs: longestSilenceMs.people,
  });
  // What people are shown is read under their own claim; everything else here is the house's work.
  const looking = connect(databaseUrl, {
    name: 'tovholder-api-looks',
    ring: readMasterKeyRing(env),
    claim: 'none',
    silenceMs: longestSilenceMs.people,
  });
  const dataConverter = sealingDataConverter(sql, ({ caseId, keyId, code }) =>
    log.error({ caseId, keyId, code }, 'a case cannot be read'),
  );
  const client = new Client({
    connection,
    namespace: access.namespace,
    dataConverter,
    ...(tracing ? { interceptors: { workflow: [tracedClient(tracing)] } } : {}),
  });
  const gateway = createCaseGateway({
    client,
    engine: createCaseEngine(client),
    sql,
    persons: postgresIntake(sql),
  });

  const within = <T>(call: () => Promise<T>) => client.withDeadline(Date.now() + CHECK_MS, call);
  const holds = (check: () => Promise<boolean>): Promise<boolean> =>
    Promise.race([
      check().catch(() => false),
      new Promise<boolean>((done) => setTimeout(() => done(false), CHECK_MS).unref()),
    ]);

  let loops: Loop[] = [];
  let clock: ClockWatch | undefined;
  const begin = async (): Promise<void> => {
    const schema = await schemaAtStart(sql, { say: (line) => log.warn(line), refuse: endForSchema });
    clock = startClockWatch({
      ...{ sql, client, namespace: access.namespace, registry: processMetrics },
      warn: (what) => log.warn({ event: 'clock' }, what),
    });
    loops = [schema, clock];
  };

  const polling = async (): Promise<boolean> => {
    const pollMs = await lastPollMs(client, access.namespace);
    const engineNowMs = Date.now() - (clock?.engineAheadMs() ?? 0);
    return pollMs !== null && pollMs > engineNowMs - POLLER_SEEN_MS;
  };

  const readiness = async (): Promise<Readiness> => {
    const [engine, database, worker, watch] = await Promise.all([
      holds(async () => (await within(() => client.workflowService.getSystemInfo({}))) !== undefined),
      holds(async () => (await sql`select 1 as up`).length === 1),
      holds(polling),
      holds(() => deadManLives(sql, { sinceMs: openedMs, nowMs: Date.now(), intervalMs })),
    ]);
    return { engine, database, worker, watch };
  };

  return {
    ports: {
      gateway: tracing ? tracedGateway(gateway, tracing) : gateway,
      reads: postgresReads(sql, anchorFile(env), looking),
      parameters: postgresParameters(sql),
      organisations: postgresOrganisations(sql),
      directory: postgresDirectory(sql),
      escalations: postgresEscalations(sql),
      readLog: postgresReadLog(sql),
      emergencies: postgresEmergencies(sql),
      persons: reachablePersons(sql),
      documents: postgresDocuments(sql),
      templates: postgresTemplates(sql),
      users: postgresUsers(sql),
      receipts: postgresReceipts(sql),
      breaches: postgresBreaches(sql),
      retention: postgresRetention(sql),
      handovers: postgresHandovers(sql, looking),
      savedViews: postgresSavedViews(sql),
      drafts: postgresDrafts(sql, looking),
      webhooks: postgresWebhooks(sql, looking),
      changes: postgresChanges(sql),
      notices: postgresNotices(sql),
      feeds: postgresFeeds(sql),
      family: postgresFamily(sql, looking),
      births: { proposed: (caseId) => readBirthPrompt(sql, caseId) },
      clock: Date.now,
      readiness,
      operation: operationMetrics({
        sql,
        client,
        deadManRanMs: () => lastDeadManMs(sql),
        watched: () => watchFigures(sql),
      }),
      ...processLog(log),
    },
    begin,
    async close() {
      await Promise.allSettled([
        ...loops.map((loop) => loop.stop()),
        sql.end({ timeout: 1 }),
        looking.end({ timeout: 1 }),
        connection.close(),
      ]);
    },
  };
}
