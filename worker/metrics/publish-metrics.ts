import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import type { CaseActivities } from '../../activities/publish.ts';
import { parseInstant } from '../../domain/calendar/index.ts';

/** Cases that wait for the store are remembered up to this many; more would say nothing more. */
const REMEMBERED = 10_000;
/** A case that has not tried again for so long has been published by another worker. */
const FORGOTTEN_MS = 120_000;

/**
 * The activities with a look at how long what was accepted waits for the journal. Demo cases live in another time and
 * are left out of the lag.
 */
export function measurePublishing(activities: CaseActivities, registry: Registry): CaseActivities {
  const registers = [registry];
  const waiting = new Map<string, { sinceMs: number; triedMs: number }>();
  const stillWaiting = () => {
    const gone = Date.now() - FORGOTTEN_MS;
    for (const [id, { triedMs }] of waiting) if (triedMs < gone) waiting.delete(id);
    return [...waiting.values()];
  };
  const lag = new Histogram({
    name: 'tovholder_publish_lag_seconds',
    help: 'Time from a command to its events in the journal.',
    buckets: [0.025, 0.05, 0.1, 0.25, 1, 5, 30, 300, 3600],
    registers,
  });
  const failures = new Counter({
    name: 'tovholder_publish_failures_total',
    help: 'Attempts to publish that failed; each is tried again.',
    registers,
  });
  new Gauge({
    name: 'tovholder_cases_waiting_to_publish',
    help: 'Cases whose last attempt to publish failed.',
    registers,
    collect() {
      this.set(stillWaiting().length);
    },
  });
  new Gauge({
    name: 'tovholder_longest_wait_to_publish_seconds',
    help: 'How long the case that has waited longest has waited.',
    registers,
    collect() {
      const oldestMs = stillWaiting().reduce((ms, one) => Math.min(ms, one.sinceMs), Date.now());
      this.set((Date.now() - oldestMs) / 1000);
    },
  });
  return {
    ...activities,
    async publish(batch) {
      const caseId = batch?.state.id ?? '';
      try {
        const published = await activities.publish(batch);
        waiting.delete(caseId);
        if (batch && !batch.demo && published.kind === 'written') {
          const nowMs = Date.now() + batch.clockOffsetMs;
          for (const { recordedAt } of batch.events)
            lag.observe(Math.max(0, nowMs - (parseInstant(recordedAt) ?? nowMs)) / 1000);
        }
        return published;
      } catch (error) {
        failures.inc();
        const triedMs = Date.now();
        const sinceMs = waiting.get(caseId)?.sinceMs ?? triedMs;
        if (waiting.has(caseId) || waiting.size < REMEMBERED) waiting.set(caseId, { sinceMs, triedMs });
        throw error;
      }
    },
  };
}
