import type { Client } from '@temporalio/client';
import type { Sql } from '../../db/connect.ts';
import { TASK_QUEUE } from '../../worker/temporal-connection.ts';
import { heldBy } from '../process-memory.ts';

/** Everything counted at one moment, by `<part>.<what>`; what could not be counted is missing. */
export interface Look {
  atMs: number;
  counts: Record<string, number>;
}

/** Where to look. */
export interface Looked {
  pids: () => Record<string, number | undefined>;
  /** Addresses of the processes' own figures (Prometheus' text form), by part. */
  metrics: Record<string, string>;
  /** A connection of the measurement's own, named `endurance`, that may see everybody's. */
  sql?: Sql;
  client?: Client;
}

/** The figures of Node itself that are taken over, by the name that they get here and what to multiply them by. */
const ofNode: readonly (readonly [metric: string, what: string, factor: number])[] = [
  ['nodejs_heap_size_used_bytes', 'heapMb', 1e-6],
  ['nodejs_eventloop_lag_p99_seconds', 'delayMs', 1e3],
];
/** Temporal's kinds of queues: of workflows and of activities. */
const QUEUES = [1, 2] as const;

/** Counts once: memory and descriptors of each process, heap and delay of Node's, PostgreSQL's connections, pollers. */
export async function look({ pids, metrics, sql, client }: Looked): Promise<Look> {
  const counts: Record<string, number> = {};
  const all = pids();
  const named = new Set(Object.values(all));
  for (const [part, pid] of Object.entries(all)) {
    const held = pid === undefined ? undefined : heldBy(pid, named);
    if (!held) continue;
    counts[`${part}.memoryMb`] = held.anonymousMb;
    counts[`${part}.residentMb`] = held.residentMb;
    counts[`${part}.descriptors`] = held.descriptors;
  }
  const asked = [
    ...Object.entries(metrics).map(async ([part, url]) => addFigures(counts, part, await textOf(url))),
    ...(sql ? [addConnections(counts, sql)] : []),
    ...(client ? QUEUES.map((queue) => addPollers(counts, client, queue)) : []),
  ];
  // One that cannot be asked leaves a gap in its own series and in no other.
  await Promise.allSettled(asked);
  return { atMs: Date.now(), counts };
}

async function textOf(url: string): Promise<string> {
  const answer = await fetch(url, { signal: AbortSignal.timeout(5_000) });
  return answer.ok ? answer.text() : '';
}

function addFigures(counts: Record<string, number>, part: string, text: string): void {
  for (const [metric, what, factor] of ofNode) {
    const value = new RegExp(`^${metric} (\\S+)$`, 'm').exec(text)?.[1];
    if (value !== undefined && Number.isFinite(Number(value)))
      counts[`${part}.${what}`] = Number(value) * factor;
  }
}

async function addConnections(counts: Record<string, number>, sql: Sql): Promise<void> {
  const rows = await sql<{ name: string; n: number }[]>`
    select coalesce(nullif(application_name, ''), 'unnamed') as name, count(*)::int as n from pg_stat_activity
    where backend_type = 'client backend' and application_name <> 'endurance' group by 1`;
  counts['store.connections'] = rows.reduce((sum, { n }) => sum + n, 0);
}

async function addPollers(counts: Record<string, number>, client: Client, queue: 1 | 2): Promise<void> {
  const { pollers } = await client.workflowService.describeTaskQueue({
    namespace: client.options.namespace,
    taskQueue: { name: TASK_QUEUE },
    taskQueueType: queue,
  });
  counts[`engine.${queue === 1 ? 'workflowPollers' : 'activityPollers'}`] = pollers?.length ?? 0;
}
