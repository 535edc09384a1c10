import type { Client } from '@temporalio/client';
import type { Worker } from '@temporalio/worker';
import type { Sql } from '../db/connect.ts';
import type { WorkerHealth } from './metrics/worker-server.ts';

const PATIENCE_MS = 2_000;

/** The health of a running worker: it lives while it runs or drains, and is ready while it can reach what it needs. */
export function workerHealth(parts: {
  worker: Pick<Worker, 'getState'>;
  client: Client;
  sql: Sql;
}): WorkerHealth {
  const { worker, client, sql } = parts;
  const answers = (asked: Promise<unknown>): Promise<boolean> =>
    Promise.race([
      asked.then(
        () => true,
        () => false,
      ),
      new Promise<boolean>((done) => setTimeout(() => done(false), PATIENCE_MS).unref()),
    ]);
  return {
    lives: () => ['RUNNING', 'STOPPING', 'DRAINING'].includes(worker.getState()),
    async missing() {
      const [engine, database] = await Promise.all([
        answers(
          client.withDeadline(Date.now() + PATIENCE_MS, () => client.workflowService.getSystemInfo({})),
        ),
        answers(sql`select 1`),
      ]);
      return [
        ...(worker.getState() === 'RUNNING' ? [] : ['running']),
        ...(engine ? [] : ['engine']),
        ...(database ? [] : ['database']),
      ];
    },
  };
}
