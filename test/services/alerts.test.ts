// Over 300 lines: every alert of the rules has its fault here, and all of them share one store.
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Client } from '@temporalio/client';
import { pino } from 'pino';
import { type Counter, Registry } from 'prom-client';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import type { CaseActivities } from '../../activities/publish.ts';
import { countRefusal, countRequest, printMetrics } from '../../api/metrics.ts';
import { connect } from '../../db/connect.ts';
import { recordDeadManRun } from '../../db/dead-man-runs.ts';
import { openEmergencyAccess } from '../../db/emergency-access.ts';
import { recordAnchors } from '../../db/journal-anchors.ts';
import { publish } from '../../db/publish.ts';
import { waitUntil } from '../../db/wait-for-event.ts';
import { formatInstant } from '../../domain/calendar/index.ts';
import { KEY_BYTES, localMasterKey } from '../../security/master-key.ts';
import { ringOf } from '../../security/master-key-ring.ts';
import { sealingDataConverter } from '../../worker/codec/data-converter.ts';
import { startDelivery } from '../../worker/delivery/start-delivery.ts';
import { projectRoot } from '../../worker/embedded/home.ts';
import { countUnreadable } from '../../worker/metrics/key-metrics.ts';
import { operationMetrics } from '../../worker/metrics/operation-metrics.ts';
import { measurePublishing } from '../../worker/metrics/publish-metrics.ts';
import { startClockWatch } from '../../worker/watch/clock-watch.ts';
import { verifyIfDue } from '../../worker/watch/verify-daily.ts';
import { lastDeadManMs, watchFigures } from '../../worker/watch/watch-figures.ts';
import { batchAt, give, later, notification, referredCase } from './support/case-on-paper.ts';
import { testStore } from './support/store.ts';

const store = testStore();
const file = (path: string): string => readFileSync(join(projectRoot, path), 'utf8');

const rules = [
  ...file('ops/prometheus/tovholder.rules.yml').matchAll(
    /alert: (\w+)\n\s+expr: (.+)\n(?:.+\n)*?\s+runbook_url: (\S+)/g,
  ),
].map(([, alert = '', expr = '', runbook = '']) => ({ alert, expr, runbook }));

/** The number behind the last comparison of a rule. */
function limitOf(alert: string): number {
  const { expr = '' } = rules.find((one) => one.alert === alert) ?? {};
  return Number(/[<>=] ([\d.]+)$/.exec(expr)?.[1]);
}

const worker = new Registry();
const countTrouble = countUnreadable(worker);
let stuckWorkflows = 0;
const clockWarnings: string[] = [];
/** Temporal is stood in for: a workflow that is really stuck is counted in operation.test.ts. */
const client = {
  withDeadline: (_ms: number, ask: () => unknown) => ask(),
  workflow: { count: async () => ({ count: stuckWorkflows }) },
  workflowService: { describeTaskQueue: async () => ({ pollers: [] }) },
} as unknown as Client;

/** What API and worker answer to a scrape at this moment. */
async function scraped(sql = store.sql): Promise<string> {
  const ofTheWork = operationMetrics({
    sql,
    client,
    deadManRanMs: () => lastDeadManMs(sql),
    watched: () => watchFigures(sql),
  });
  return [await printMetrics(), await ofTheWork(), await worker.metrics()].join('');
}

/** The sum of a metric's samples whose labels contain this text; undefined where there are none. */
function figure(text: string, name: string, labels = ''): number | undefined {
  const samples = text
    .split('\n')
    .filter((line) => (line.startsWith(`${name} `) || line.startsWith(`${name}{`)) && line.includes(labels));
  return samples.length === 0
    ? undefined
    : samples.reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0);
}

const age = (text: string, name: string): number => Date.now() / 1000 - (figure(text, name) ?? 0);

let publishing: CaseActivities;
let storeIsAway = false;
beforeAll(() => {
  const activities: CaseActivities = {
    async publish(batch) {
      if (storeIsAway) throw new Error('away');
      return batch ? publish(store.sql, batch) : { kind: 'written', facts: [] };
    },
  };
  publishing = measurePublishing(activities, worker);
});
afterEach(() => {
  vi.useRealTimers();
});

const AT = '2025-04-11T15:31:00+02:00';
const notified = (id: string) => give(referredCase(id), AT, 'receive-notification', notification('n1'));

describe('what Prometheus is told to alarm by', () => {
  test('a page says for every alert what to do', () => {
    expect(rules.length).toBe([...file('ops/prometheus/tovholder.rules.yml').matchAll(/- alert:/g)].length);
    for (const { alert, runbook } of rules) {
      expect(existsSync(join(projectRoot, runbook)), runbook).toBe(true);
      const page = file(runbook);
      expect(page, runbook).toContain(`\`${alert}\``);
      for (const heading of ['What it means', 'Look', 'Do', 'It is over when'])
        expect(page, runbook).toContain(`## ${heading}`);
      expect(file('docs/runbooks/README.md')).toContain(`\`${alert}\``);
    }
  });

  test('is at least what a house must hear of, each with its rule, its page and a fault that makes it', () => {
    const asked = {
      'a workflow that is stuck': ['TovholderStuckWorkflow'],
      'a publication that lags': ['TovholderJournalBehind', 'TovholderPublishSlow'],
      'a dead-man check that is silent': ['TovholderDeadManSilent', 'TovholderDeadManNeverRan'],
      'a reminder of the law that is not sent': ['TovholderReminderUnsent'],
      'dead letters': ['TovholderDeadLetters'],
      'a journal that does not verify': ['TovholderJournalFault'],
    };
    const firing = file('ops/prometheus/tovholder.rules.test.yml');
    for (const alert of Object.values(asked).flat()) {
      expect(rules.map((one) => one.alert)).toContain(alert);
      expect(Object.keys(faults)).toContain(alert);
      expect(firing).toContain(`alertname="${alert}"`);
    }
  });

  test('is calm in a house in order', async () => {
    await verifyIfDue(store.sql, 1, Date.now());
    const text = await scraped();
    for (const [alert, name] of calm) expect([alert, figure(text, name) ?? 0]).toEqual([alert, 0]);
    expect(figure(text, 'tovholder_source_up')).toBe(2);
    expect(age(text, 'tovholder_journal_verified_timestamp_seconds')).toBeLessThan(60);
  });
});

const calm: [string, string][] = [
  ['TovholderStuckWorkflow', 'tovholder_stuck_workflows'],
  ['TovholderJournalBehind', 'tovholder_longest_wait_to_publish_seconds'],
  ['TovholderDeadlineUnwatched', 'tovholder_dead_man_unarmed'],
  ['TovholderReminderUnsent', 'tovholder_oldest_unsent_reminder_seconds'],
  ['TovholderDeadLetters', 'tovholder_dead_letters'],
  ['TovholderJournalFault', 'tovholder_journal_faults'],
  ['TovholderKeyUnreadable', 'tovholder_unreadable_total'],
  ['TovholderAnchorsUndelivered', 'tovholder_undelivered_anchors'],
  ['TovholderRelayStuck', 'tovholder_undelivered_relays'],
  ['TovholderEmergencyUnreviewed', 'tovholder_oldest_unreviewed_emergency_seconds'],
  ['TovholderClockOff', 'tovholder_clock_ahead_seconds'],
];

/** Each alert: the fault, and the figure that its rule compares, read from a scrape. */
const faults: Record<string, () => Promise<number | undefined>> = {
  async TovholderStuckWorkflow() {
    stuckWorkflows = 2;
    return figure(await scraped(), 'tovholder_stuck_workflows');
  },
  async TovholderJournalBehind() {
    storeIsAway = true;
    const batch = batchAt(referredCase('c_behind'), AT);
    await publishing.publish(batch).catch(() => {});
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 61_000 });
    const waits = figure(await worker.metrics(), 'tovholder_longest_wait_to_publish_seconds');
    vi.useRealTimers();
    storeIsAway = false;
    await publishing.publish(batch);
    return waits;
  },
  async TovholderPublishSlow() {
    const slow = referredCase('c_slow');
    const batch = batchAt(slow, AT);
    const recordedAt = formatInstant(Date.now() - 20_000);
    await publishing.publish({ ...batch, events: batch.events.map((event) => ({ ...event, recordedAt })) });
    const text = await worker.metrics();
    const within = figure(text, 'tovholder_publish_lag_seconds_bucket', 'le="1"') ?? 0;
    const all = figure(text, 'tovholder_publish_lag_seconds_count') ?? 0;
    // More than one in a hundred took longer than a second: so does the 99th percentile.
    return within / all < 0.99 ? 2 : 0;
  },
  async TovholderDeadManNeverRan() {
    return figure(await scraped(), 'tovholder_dead_man_last_run_timestamp_seconds');
  },
  async TovholderDeadlineUnwatched() {
    await recordDeadManRun(store.sql, { ...look, remaining: 3 });
    return figure(await scraped(), 'tovholder_dead_man_unarmed');
  },
  async TovholderDeadManSilent() {
    await store.owner`update dead_man_run set finished_at = now() - interval '3 hours'`;
    const text = await scraped();
    const intervals =
      age(text, 'tovholder_dead_man_last_run_timestamp_seconds') /
      (figure(text, 'tovholder_dead_man_interval_seconds') ?? 0);
    return intervals;
  },
  async TovholderReminderUnsent() {
    await publish(store.sql, batchAt(later(notified('c_unsent'), AT), AT));
    return figure(await scraped(), 'tovholder_oldest_unsent_reminder_seconds');
  },
  async TovholderDeadLetters() {
    // The messages of the case before have nobody to go to.
    const loops = startDelivery({
      env: {},
      sql: store.sql,
      registry: worker,
      log: pino({ level: 'silent' }),
      warn: () => {},
    });
    let dead: number | undefined;
    await waitUntil(async () => {
      dead = figure(await scraped(), 'tovholder_dead_letters', 'channel="none"');
      return dead !== undefined;
    }, 30_000);
    await Promise.all(loops.map((loop) => loop.stop()));
    return dead;
  },
  async TovholderJournalFault() {
    await store.owner.begin(async (tx) => {
      await tx`select set_config('tovholder.claim', 'system', true)`;
      await tx.unsafe('alter table journal disable trigger user');
      await tx`update journal set by_role = 'FP' where case_id = 'c_unsent' and event_id = 1`;
      await tx.unsafe('alter table journal enable trigger user');
    });
    await verifyIfDue(store.sql, 0, Date.now());
    return figure(await scraped(), 'tovholder_journal_faults');
  },
  async TovholderJournalUnverified() {
    await store.owner`update journal_verification set finished_at = now() - interval '49 hours'`;
    return age(await scraped(), 'tovholder_journal_verified_timestamp_seconds');
  },
  async TovholderKeyUnreadable() {
    const context = { type: 'workflow' as const, namespace: 'default', workflowId: 'case:c_unsent' };
    const codecOf = (sql: typeof store.sql) => sealingDataConverter(sql, countTrouble).payloadCodecs?.[0];
    const sealed = await codecOf(store.sql)?.encode([{ data: Buffer.from('{}') }], context);
    const stranger = connect(store.postgres.url, {
      max: 1,
      ring: ringOf(localMasterKey(randomBytes(KEY_BYTES))),
    });
    await codecOf(stranger)
      ?.decode(sealed ?? [], context)
      .catch(() => {});
    await stranger.end({ timeout: 1 });
    return figure(await scraped(), 'tovholder_unreadable_total', 'problem="key"');
  },
  async TovholderAnchorsLate() {
    return age(await scraped(), 'tovholder_last_anchor_timestamp_seconds');
  },
  async TovholderAnchorsUndelivered() {
    await store.sql.begin((tx) => recordAnchors(tx, [{ log: 'l', seq: 1, hash: 'h', cases: 1, rows: 1 }]));
    return figure(await scraped(), 'tovholder_undelivered_anchors');
  },
  async TovholderRelayStuck() {
    const bornAt = '2025-09-10T04:00:00+02:00';
    const data = { bornAt, place: 'hospital', children: [{ ref: 'child:1', alive: true }] };
    const born = give(referredCase('c_mother'), bornAt, 'record-birth', data, { newCaseIds: ['c_child'] });
    await publish(store.sql, batchAt(born, bornAt));
    return figure(await scraped(), 'tovholder_undelivered_relays');
  },
  async TovholderEmergencyUnreviewed() {
    const who = { subject: 'u_1', role: 'FR', scope: 'aabenraa', organisation: 'aabenraa' };
    const why = { category: 'acute', reason: 'Akut', tell: 'FR-leader' };
    await openEmergencyAccess(store.sql, { caseId: 'c_unsent', municipality: 'esbjerg', ...who, ...why });
    await store.owner`alter table emergency_access disable trigger all`;
    await store.owner`
      update emergency_access set opened_at = opened_at - interval '4 days', expires_at = expires_at - interval '4 days'`;
    await store.owner`alter table emergency_access enable trigger all`;
    return figure(await scraped(), 'tovholder_oldest_unreviewed_emergency_seconds');
  },
  async TovholderClockOff() {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 3 * 60_000 });
    const watch = startClockWatch({
      ...{ sql: store.sql, client, namespace: 'default', registry: worker },
      warn: (what) => clockWarnings.push(what),
    });
    await waitUntil(async () => clockWarnings.length > 0);
    await watch.stop();
    expect(clockWarnings).toEqual([
      "this machine's clock is 180 s ahead of PostgreSQL's: let both follow the same time server; no due date moves by it",
    ]);
    return figure(await worker.metrics(), 'tovholder_clock_ahead_seconds', 'of="store"');
  },
  async TovholderServerErrors() {
    for (let i = 0; i < 20; i += 1) countRequest('GET', '/v1/cases', i < 2 ? 500 : 200, 0.01);
    const text = await scraped();
    const failed = figure(text, 'tovholder_http_requests_total', 'status="5') ?? 0;
    return failed / (figure(text, 'tovholder_http_requests_total') ?? 1);
  },
  async TovholderSourceDown() {
    const gone = connect(store.postgres.url, { max: 1 });
    await gone.end({ timeout: 1 });
    return figure(await scraped(gone), 'tovholder_source_up', 'source="store"');
  },
  async TovholderSilent() {
    // Every process that answers at all says when it started.
    return figure(await scraped(), 'tovholder_process_start_time_seconds') === undefined ? 1 : 0;
  },
};

const look = {
  startedMs: Date.now(),
  intervalSeconds: 3600,
  cases: 1,
  openDeadlines: 1,
  gaps: {},
  rearmed: 0,
  remaining: 0,
  unsentMessages: 0,
  oldestUnsentSeconds: 0,
  caseIds: [],
};

describe('a fault', () => {
  test('is made for every alert', () => {
    expect(Object.keys(faults).sort()).toEqual(rules.map(({ alert }) => alert).sort());
  });

  const equal = ['TovholderSourceDown', 'TovholderDeadManNeverRan'];
  const others = Object.keys(faults).filter((one) => !equal.includes(one) && one !== 'TovholderSilent');

  test.each(others)(
    'moves its figure past what %s allows',
    async (alert) => {
      const limit = alert === 'TovholderDeadManSilent' ? 2 : limitOf(alert);
      expect(Number.isFinite(limit)).toBe(true);
      expect(await faults[alert]?.()).toBeGreaterThan(limit);
    },
    60_000,
  );

  test('of a source, or a check that never ran, gives the very figure that its rule names', async () => {
    await store.owner`delete from dead_man_run`;
    for (const alert of equal) expect(await faults[alert]?.()).toBe(limitOf(alert));
    expect(await faults.TovholderSilent?.()).toBe(0);
  });

  test('or a rule, or the dashboard, speaks of no metric and no label that nobody scrapes', async () => {
    countRefusal('VALIDATION');
    for (const name of ['tovholder_deliveries_total', 'tovholder_delivery_failures_total']) {
      const { labelNames } = worker.getSingleMetric(name) as unknown as { labelNames: string[] };
      const labels = Object.fromEntries(labelNames.map((label) => [label, 'x']));
      (worker.getSingleMetric(name) as Counter).inc(labels, 0);
    }
    await recordDeadManRun(store.sql, look);
    const text = await scraped();
    const dashboard = JSON.parse(file('ops/grafana/tovholder.json')) as {
      panels: { type: string; title: string; targets?: { expr: string; legendFormat?: string }[] }[];
    };
    const silent = dashboard.panels.filter(
      ({ type, targets = [] }) => type !== 'row' && targets.length === 0,
    );
    expect(silent.map(({ title }) => title)).toEqual([]);
    const targets = dashboard.panels.flatMap((panel) => panel.targets ?? []);
    expect(targets.length).toBeGreaterThan(20);
    for (const expr of [...rules.map((rule) => rule.expr), ...targets.map((one) => one.expr)]) {
      const names = [...expr.matchAll(/\b[a-z]\w*_\w+\b(?!\s*\()/g)].map(([name]) => name);
      expect(names.length, expr).toBeGreaterThan(0);
      for (const name of names) {
        const sample = text
          .split('\n')
          .find((line) => line.startsWith(`${name} `) || line.startsWith(`${name}{`));
        expect(sample, `${name} in ${expr}`).toBeDefined();
        const by = [...expr.matchAll(/by \(([^)]+)\)/g)].flatMap(([, list = '']) => list.split(', '));
        const selected = [...expr.matchAll(new RegExp(`${name}\\{(\\w+)`, 'g'))].map(
          ([, label = '']) => label,
        );
        for (const label of [...by, ...selected])
          expect(sample, `${label} of ${name}`).toContain(`${label}="`);
      }
    }
    for (const { expr, legendFormat = '' } of targets)
      for (const [, label] of legendFormat.matchAll(/\{\{(\w+)\}\}/g)) expect(expr).toContain(label);
  });
});
