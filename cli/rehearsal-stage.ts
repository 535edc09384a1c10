import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { Client } from '@temporalio/client';
import { NativeConnection } from '@temporalio/worker';
import { createActivities } from '../activities/publish.ts';
import { connect, type Sql } from '../db/connect.ts';
import { migrate } from '../db/migrate.ts';
import { KEY_BYTES, localMasterKey } from '../security/master-key.ts';
import { ringOf } from '../security/master-key-ring.ts';
import { createCaseEngine } from '../worker/case-engine.ts';
import { sealingDataConverter } from '../worker/codec/data-converter.ts';
import { createWorker } from '../worker/create-worker.ts';
import { startPostgres } from '../worker/embedded/postgres.ts';
import type { Say } from '../worker/embedded/say.ts';
import { resolveTestServer } from '../worker/embedded/temporal-binary.ts';
import { startTimeSkippingServer } from '../worker/embedded/test-server.ts';
import type { CaseGateway } from '../worker/gateway/case-gateway.ts';
import { createCaseGateway } from '../worker/gateway/temporal-case-gateway.ts';
import { quietTemporal } from '../worker/quiet-temporal.ts';
import { workflowBundle } from '../worker/workflow-bundle.ts';

/** The real parts around a time that can be skipped. */
export interface RehearsalStage {
  gateway: CaseGateway;
  /** host:port of the engine. */
  address: string;
  client: Client;
  sql: Sql;
  /** The server's own time; a case's clock is that and its offset. */
  nowMs: () => Promise<number>;
  /** Skips time. */
  sleep: (ms: number) => Promise<void>;
  stop: () => Promise<void>;
}

/** Starts PostgreSQL in `folder`, the time-skipping server and a worker. Everything ends with `stop`. */
export async function startStage(options: {
  folder: string;
  home: string;
  say: Say;
  historyBudget?: number;
}): Promise<RehearsalStage> {
  const { folder, home, say, historyBudget } = options;
  // The test server lacks what a real one has; its warnings concern nobody here.
  quietTemporal('ERROR');
  const ending: (() => Promise<unknown>)[] = [];
  const stop = async () => {
    for (const end of ending.splice(0).reverse()) await end().catch(() => {});
  };
  const started = <T>(part: T, end: (part: T) => Promise<unknown>): T => {
    ending.push(() => end(part));
    return part;
  };
  const startStore = async () => {
    const postgres = started(await startPostgres({ folder: join(folder, 'postgres'), say }), (it) =>
      it.stop(),
    );
    await migrate(postgres.url);
    // Sealed like everything else, with a key that ends with the rehearsal.
    const ring = ringOf(localMasterKey(randomBytes(KEY_BYTES)));
    return started(connect(postgres.url, { name: 'tovholder rehearsal', ring }), (it) =>
      it.end({ timeout: 1 }),
    );
  };
  const startServer = async () => {
    const executable = await resolveTestServer(home, say);
    return started(await startTimeSkippingServer({ executable }), (it) => it.stop());
  };
  try {
    const parts = await Promise.allSettled([startStore(), startServer(), workflowBundle(home)]);
    const failed = parts.find((part) => part.status === 'rejected');
    if (failed) throw failed.reason;
    const [sql, server, bundle] = parts.map((part) => (part as PromiseFulfilledResult<unknown>).value) as [
      Awaited<ReturnType<typeof startStore>>,
      Awaited<ReturnType<typeof startServer>>,
      string,
    ];
    const dataConverter = sealingDataConverter(sql);
    const { connection: clientConnection, namespace } = server.environment;
    const client = new Client({ connection: clientConnection, namespace, dataConverter });
    const engine = createCaseEngine(client);
    const connection = started(await NativeConnection.connect({ address: server.address }), (it) =>
      it.close(),
    );
    const worker = await createWorker({
      connection,
      namespace: client.options.namespace,
      activities: createActivities({ sql, engine }),
      bundle,
      dataConverter,
      shutdownGraceMs: 1_000,
    });
    const running = worker.run();
    ending.push(async () => {
      worker.shutdown();
      await running;
    });
    return {
      gateway: createCaseGateway({ client, engine, sql, ...(historyBudget ? { historyBudget } : {}) }),
      address: server.address,
      client,
      sql,
      nowMs: () => server.environment.currentTimeMs(),
      sleep: (ms) => server.environment.sleep(ms),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
