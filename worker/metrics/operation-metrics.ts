import type { Client } from '@temporalio/client';
import { Gauge, Registry } from 'prom-client';
import type { Sql } from '../../db/connect.ts';
import { readDeliveryFigures } from '../../db/deliveries/delivery-figures.ts';
import { type OperationFigures, readOperationFigures } from '../../db/read-operation-figures.ts';
import type { Figure } from '../watch/watch-figures.ts';

/** What the numbers are taken from. */
export interface OperationSources {
  sql: Sql;
  client: Client;
  /** Epoch milliseconds of the last dead-man check; null when it has never run. */
  deadManRanMs: () => Promise<number | null>;
  /** What else is watched. */
  watched?: () => Promise<readonly Figure[]>;
}

/** A scrape that follows another this closely gets the same numbers. */
const FRESH_MS = 5_000;
const PATIENCE_MS = 3_000;

/** Workflows whose tasks have failed several times running: they wait for new code, and nobody else would tell. */
export const STUCK_WORKFLOWS = 'ExecutionStatus = "Running" AND TemporalReportedProblems IS NOT NULL';

const ofTheStore: [keyof OperationFigures, string, string][] = [
  ['openCases', 'tovholder_open_cases', 'Cases that are not closed.'],
  ['openDeadlines', 'tovholder_open_deadlines', 'Deadlines neither met nor ended.'],
  ['overdueDeadlines', 'tovholder_overdue_deadlines', 'Deadlines passed and not met.'],
  ['unsentMessages', 'tovholder_unsent_reminders', 'Messages whose moment has come and that have not left.'],
  ['undeliveredRelays', 'tovholder_undelivered_relays', 'What cases have still to tell each other.'],
];

/**
 * The state of the work in Prometheus' text form, taken anew for each scrape. What could not be looked up is left out,
 * and `tovholder_source_up` says which source did not answer: no number is ever an old one.
 */
export function operationMetrics({
  sql,
  client,
  deadManRanMs,
  watched = async () => [],
}: OperationSources): () => Promise<string> {
  let last: { atMs: number; text: Promise<string> } | undefined;
  const count = () =>
    client.withDeadline(Date.now() + PATIENCE_MS, () => client.workflow.count(STUCK_WORKFLOWS));

  async function print(): Promise<string> {
    const nowMs = Date.now();
    const [figures, delivery, stuck, ranMs, watch] = await Promise.all([
      answerOf(readOperationFigures(sql, nowMs)),
      answerOf(readDeliveryFigures(sql)),
      answerOf(count()),
      answerOf(deadManRanMs()),
      answerOf(watched()),
    ]);
    const registry = new Registry();
    const show = (name: string, help: string, value: number, labels: Record<string, string> = {}) => {
      const known = registry.getSingleMetric(name) as Gauge | undefined;
      const labelNames = Object.keys(labels);
      const gauge = known ?? new Gauge({ name, help, labelNames, registers: [registry] });
      gauge.set(labels, value);
    };
    const up = 'tovholder_source_up';
    show(up, 'Whether a source of these numbers answered.', figures ? 1 : 0, { source: 'store' });
    show(up, '', stuck ? 1 : 0, { source: 'engine' });
    if (figures) {
      for (const [key, name, help] of ofTheStore) show(name, help, figures[key] ?? 0);
      const { oldestUnsentMs } = figures;
      const ageMs = oldestUnsentMs === null ? 0 : Math.max(0, nowMs - oldestUnsentMs);
      show('tovholder_oldest_unsent_reminder_seconds', 'Age of the oldest unsent message.', ageMs / 1000);
    }
    if (delivery) {
      const waiting = 'Deliveries that wait to be made or tried again, by channel.';
      const oldest = 'How long the oldest of them has waited.';
      const dead = 'Dead letters that nobody has seen to, by channel and code.';
      for (const { channel, n, oldestMs } of delivery.waiting) {
        show('tovholder_deliveries_waiting', waiting, n, { channel });
        show('tovholder_oldest_delivery_seconds', oldest, Math.max(0, nowMs - oldestMs) / 1000, { channel });
      }
      for (const { channel, code, n } of delivery.dead)
        show('tovholder_dead_letters', dead, n, { channel, code });
      const twice = 'Deliveries that the other side may have twice: its answer was lost.';
      show('tovholder_deliveries_maybe_twice', twice, delivery.maybeTwice);
    }
    if (stuck) show('tovholder_stuck_workflows', 'Workflows whose tasks keep failing.', stuck.count);
    if (ranMs !== undefined) {
      const name = 'tovholder_dead_man_last_run_timestamp_seconds';
      show(name, 'When the dead-man check last ran; 0: never.', (ranMs ?? 0) / 1000);
    }
    for (const { name, help, value } of watch ?? []) show(name, help, value);
    return registry.metrics();
  }

  return () => {
    if (!last || Date.now() - last.atMs > FRESH_MS) last = { atMs: Date.now(), text: print() };
    return last.text;
  };
}

/** What came of a look-up; undefined when it failed or took too long. */
async function answerOf<T>(looked: Promise<T>): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<undefined>((done) => {
    timer = setTimeout(() => done(undefined), PATIENCE_MS);
  });
  try {
    return await Promise.race([looked.catch(() => undefined), tooLong]);
  } finally {
    clearTimeout(timer);
  }
}
