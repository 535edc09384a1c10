import { setTimeout as pause } from 'node:timers/promises';
import { connect, connectAs, type Sql } from '../db/connect.ts';
import { municipalities } from '../domain/rules/agreement-area.ts';
import { readMasterKeyRing } from '../security/master-key-ring.ts';
import { type CpuTimes, cpuTimes } from './cpu.ts';
import { type Visitor, visitor } from './endurance/visitor.ts';
import { copyWholeCases } from './growth/copy-whole-cases.ts';
import { closedLoop, quantile, round } from './load.ts';
import { openStage, type Stage } from './stage.ts';

const GOAL = 1.3;
const SMALL = 1_000;
const LARGE = 100_000;
const QUICK_LARGE = 30_000;
const FILL_MS = 600_000;
/** Cases that live in the engine too, in either store. */
const LIVE = 64;
const LIVES_COPIED = 40;
const ACTS = 4;
/** A busy machine may answer one with 503. */
const TRIES = 5;
const TIMERS = 60;
const TIMERS_WITHIN_MS = 5_000;
const NOTICE_MS = 25_000;
const HOUR_MS = 3_600_000;
const PATIENCE_MS = 180_000;
const IDLE_MS = 10_000;

/** Nothing that looks at every case as long as it is measured: copies have no workflow, and would be given one. */
const quietWatch = {
  TOVHOLDER_DEAD_MAN_SECONDS: '604800',
  TOVHOLDER_VERIFY_HOURS: '0',
  TOVHOLDER_ANCHOR_SECONDS: '604800',
};

const lists = [
  ...([
    ['/work', 'esbjerg:FR'],
    ['/work?scope=all&group=week', 'esbjerg:FR-leader'],
  ] as const),
  ...([
    ['/v1/worklist?scope=mine', 'syddanmark:SSR'],
    ['/v1/worklist?group=later&limit=50', 'esbjerg:SP'],
  ] as const),
] as const;

/** One product over a store of one size. */
interface Sized {
  stage: Stage;
  visit: Visitor;
  owner: Sql;
  sql: Sql;
  live: string[];
  cases: number;
  emptyBytes: number;
  commandMs: number[];
  listMs: number[];
  timerCpuMs: CpuTimes[];
  idleCores: number[];
  /** Commands and lists that were not answered. */
  failures: number;
}

/**
 * P9: what 100,000 cases in the store cost more than 1,000: a command's p99, a list's p99, processor time of a timer that
 * falls due, bytes on disk for each case. Two whole products side by side, asked in turn. The engine of each holds the same
 * sample of live cases: what more workflows in the engine cost is not in these figures.
 */
export async function growthAtSize(quick: boolean) {
  const opened: Sized[] = [];
  try {
    const small = await open(opened);
    const large = await open(opened);
    await fill(small, SMALL);
    await fill(large, quick ? QUICK_LARGE : LARGE);
    const rounds = quick ? 3 : 8;
    for (let i = 0; i <= rounds; i++) {
      for (const one of i % 2 === 0 ? [small, large] : [large, small]) await load(one, i > 0);
      console.error(`round ${i} of ${rounds}`);
    }
    for (let i = 0; i < (quick ? 1 : 3); i++) for (const one of [small, large]) await timersOf(one);
    const [ours, baseline] = [await figuresOf(large), await figuresOf(small)];
    const ratios = {
      commandP99: round(ours.command.p99Ms / baseline.command.p99Ms),
      listP99: round(ours.list.p99Ms / baseline.list.p99Ms),
      timerCpu: round(ours.timerCpuMs.all / baseline.timerCpuMs.all),
      bytesPerCase: round(ours.bytesPerCase / baseline.bytesPerCase),
    };
    return {
      P9: {
        value: Math.max(...Object.values(ratios)),
        unit: `greatest ratio, ${ours.cases} cases to ${baseline.cases}`,
        goal: GOAL,
        ratios,
        commandP50: round(ours.command.p50Ms / baseline.command.p50Ms),
        listP50: round(ours.list.p50Ms / baseline.list.p50Ms),
        ours,
        baseline,
        pairs: [],
      },
    };
  } finally {
    for (const { sql, owner, stage } of opened) {
      await Promise.allSettled([sql.end({ timeout: 1 }), owner.end({ timeout: 1 })]);
      await stage.close();
    }
  }
}

/** A product with its live cases: each referred, called, noted and notified of. */
async function open(opened: Sized[]): Promise<Sized> {
  const stage = await openStage({ bare: false, env: quietWatch });
  const url = stage.env.DATABASE_URL ?? '';
  const one: Sized = {
    ...{ stage, visit: visitor(stage.productUrl), owner: connectAs(url, { max: 2 }) },
    ...{
      sql: connect(url, { ring: readMasterKeyRing(stage.env), max: 2 }),
      live: [],
      cases: 0,
      emptyBytes: 0,
    },
    ...{ commandMs: [], listMs: [], timerCpuMs: [], idleCores: [], failures: 0 },
  };
  opened.push(one);
  one.emptyBytes = await bytesOf(one.owner);
  for (let tries = 0; one.live.length < LIVE && tries < TRIES; tries++)
    await closedLoop(LIVE - one.live.length, 4, async () => {
      const id = await one.visit.openCase();
      for (let n = 0; n < ACTS; n++) await one.visit.act(id, n);
      one.live.push(id);
    });
  if (one.live.length < LIVE) throw new Error(`only ${one.live.length} of ${LIVE} cases could be opened`);
  return one;
}

async function fill(one: Sized, cases: number): Promise<void> {
  const towns = Object.keys(municipalities);
  const made = await copyWholeCases({
    ...{ owner: one.owner, sql: one.sql, lives: one.live.slice(0, LIVES_COPIED), cases: cases - LIVE, towns },
    ...{ untilMs: Date.now() + FILL_MS, say: (line) => console.error(line) },
  });
  one.cases = made + LIVE;
  await one.owner`checkpoint`;
  // The followers of the journal go through what is new.
  await pause(IDLE_MS);
}

/** Commands four at a time over the live cases, then lists two at a time. The first round warms up. */
async function load(one: Sized, counts: boolean): Promise<void> {
  const { visit, live, commandMs, listMs } = one;
  const timed = (into: number[], act: () => Promise<void>) => async () => {
    const from = performance.now();
    await act();
    if (counts) into.push(performance.now() - from);
  };
  const commands = await closedLoop(160, 4, (n) =>
    timed(commandMs, () => visit.act(live[n % live.length] ?? '', 3 + (n % 2) * 2))(),
  );
  const reads = await closedLoop(lists.length * 25, 2, (n) => {
    const [path, who] = lists[n % lists.length] ?? ['', ''];
    return timed(listMs, () =>
      visit.read(path, who, path.startsWith('/v1') ? 'application/json' : 'text/html'),
    )();
  });
  one.failures += commands.failures + reads.failures;
}

/** Processor time that so many reminders take which fall due within seconds, beyond what the product takes at rest. */
async function timersOf(one: Sized): Promise<void> {
  const { stage, visit, owner } = one;
  const ids: string[] = [];
  for (let tries = 0; ids.length < TIMERS && tries < TRIES; tries++)
    await closedLoop(TIMERS - ids.length, 4, async () => void ids.push(await visit.openCase()));
  // Instants are told in whole seconds.
  const atMs = Math.ceil((Date.now() + NOTICE_MS) / 1_000) * 1_000;
  await closedLoop(TIMERS, 4, (n) =>
    visit.notify(ids[n] ?? '', atMs - 12 * HOUR_MS + Math.floor((n * TIMERS_WITHIN_MS) / TIMERS)),
  );
  if (ids.length < TIMERS || Date.now() > atMs - IDLE_MS)
    throw new Error('the timers could not be prepared in time');
  await pause(Math.max(0, atMs - 1_000 - IDLE_MS - Date.now()));
  const restBefore = cpuTimes(stage.pids());
  await pause(Math.max(0, atMs - 1_000 - Date.now()));
  const before = cpuTimes(stage.pids());
  const fromMs = Date.now();
  while ((await sent(owner, ids, atMs)) < TIMERS) {
    if (Date.now() > atMs + PATIENCE_MS) throw new Error('the reminders did not leave');
    await pause(500);
  }
  const after = cpuTimes(stage.pids());
  const elapsedMs = Date.now() - fromMs;
  const parts = Object.keys(after).filter((part) => part !== 'generator');
  const restOf = (part: string) => ((before[part] ?? 0) - (restBefore[part] ?? 0)) / IDLE_MS;
  one.idleCores.push(parts.reduce((sum, part) => sum + restOf(part), 0));
  one.timerCpuMs.push(
    Object.fromEntries(
      parts.map((part) => [
        part,
        ((after[part] ?? 0) - (before[part] ?? 0) - restOf(part) * elapsedMs) / TIMERS,
      ]),
    ),
  );
}

/** Of these cases, those whose reminder of that moment has left; what was told at once is another. */
async function sent(owner: Sql, ids: readonly string[], atMs: number): Promise<number> {
  const [row] = await owner<{ n: number }[]>`
    select count(distinct case_id)::int as n from outbox
    where case_id in ${owner([...ids])} and planned_ms >= ${atMs} and sent_at is not null`;
  return row?.n ?? 0;
}

async function bytesOf(owner: Sql): Promise<number> {
  const [row] = await owner<{ bytes: number }[]>`
    select sum(pg_total_relation_size(c.oid))::float8 as bytes
    from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public' and c.relkind = 'r'`;
  return row?.bytes ?? 0;
}

async function figuresOf(one: Sized) {
  const { owner, cases, emptyBytes, commandMs, listMs, timerCpuMs, idleCores, failures } = one;
  const times = (values: number[]) => {
    const sorted = [...values].sort((a, b) => a - b);
    return {
      count: sorted.length,
      p50Ms: round(quantile(sorted, 0.5)),
      p99Ms: round(quantile(sorted, 0.99)),
    };
  };
  const mean = (values: number[]) => values.reduce((sum, one) => sum + one, 0) / values.length;
  const parts = Object.keys(timerCpuMs[0] ?? {});
  const byPart = Object.fromEntries(
    parts.map((part) => [part, round(mean(timerCpuMs.map((one) => one[part] ?? 0)))]),
  );
  const bytes = await bytesOf(owner);
  return {
    cases,
    failures,
    command: times(commandMs),
    list: times(listMs),
    timerCpuMs: { all: round(Object.values(byPart).reduce((sum, one) => sum + one, 0)), ...byPart },
    coresAtRest: round(mean(idleCores)),
    bytes,
    bytesPerCase: Math.round((bytes - emptyBytes) / cases),
  };
}
