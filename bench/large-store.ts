import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Hono } from 'hono';
import { createApp } from '../api/app.ts';
import { demoIdentity } from '../api/identity/identify.ts';
import { openPorts } from '../api/live-ports.ts';
import { connect, connectAs, type Sql } from '../db/connect.ts';
import { migrate } from '../db/migrate.ts';
import { publish } from '../db/publish.ts';
import { addDays, civilDateOf, formatInstant } from '../domain/calendar/index.ts';
import { handle, openCase } from '../domain/case/engine.ts';
import type { CaseState } from '../domain/case/state.ts';
import type { JsonObject } from '../domain/json.ts';
import { parametersFor } from '../domain/rules/parameters.ts';
import { readMasterKeyRing } from '../security/master-key-ring.ts';
import { mountPages } from '../web/mount.ts';
import { startPostgres } from '../worker/embedded/postgres.ts';
import { liveFrom, take } from '../workflows/live-case.ts';
import { batchOf } from '../workflows/publication.ts';

/** Cases in the one municipality that is asked about. */
export const SMALL = 10_000;
const TOWN = 'esbjerg';
/** Different lives that the rest are copies of. */
const TEMPLATES = 40;
const DAY_MS = 86_400_000;

/** A store of its own with ten thousand cases in one municipality, and the API and the pages over it, in a folder that is thrown away. */
export interface LargeStore {
  app: Hono;
  /** A connection that reads everything. */
  owner: Sql;
  /** Ids of the cases that were lived, not copied: they have a journal. */
  lived: readonly string[];
  /** Adds copies in other municipalities of the region. */
  addElsewhere(cases: number): Promise<void>;
  close(): Promise<void>;
}

export async function openLargeStore(): Promise<LargeStore> {
  const folder = mkdtempSync(join(tmpdir(), 'tovholder-large-'));
  const server = await startPostgres({ folder: join(folder, 'postgres'), say: () => {} });
  const env = {
    TOVHOLDER_MASTER_KEY: randomBytes(32).toString('base64'),
    TOVHOLDER_ANCHOR_FILE: join(folder, 'anchors.jsonl'),
  };
  const ring = readMasterKeyRing(env);
  const pools: Sql[] = [];
  const pool = (made: Sql): Sql => {
    pools.push(made);
    return made;
  };
  const { ports, close: closePorts } = openPorts(server.url, env);
  const close = async () => {
    await Promise.allSettled([closePorts(), ...pools.map((one) => one.end({ timeout: 1 }))]);
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await migrate(server.url);
    const system = pool(connect(server.url, { ring }));
    const owner = pool(connectAs(server.url, { ring }));
    const templates = await publishTemplates(system, TEMPLATES);
    await copyCases(owner, templates, SMALL / TEMPLATES, [TOWN]);
    const app = createApp(ports, demoIdentity);
    mountPages(app, { ports, identify: demoIdentity, demo: true, mailFolder: null });
    const elsewhere = ['vejle', 'odense', 'aabenraa', 'varde', 'kolding'];
    return {
      ...{ app, owner, close, lived: templates.map(({ id }) => id) },
      addElsewhere: (cases) => copyCases(owner, templates, cases / TEMPLATES, elsewhere),
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Lives of different age, as a worker would have written them. */
async function publishTemplates(sql: Sql, wanted: number): Promise<CaseState[]> {
  const nowMs = Math.floor(Date.now() / 1_000) * 1_000;
  const states: CaseState[] = [];
  for (let n = 0; n < wanted; n++) {
    const id = `c_${randomBytes(16).toString('hex')}`;
    const atMs = nowMs - (1 + n * 2) * DAY_MS;
    const at = formatInstant(atMs);
    const edd = addDays(civilDateOf(atMs), 120 + n);
    const opening = { id, ref: 'pregnancy', kind: 'pregnancy' as const, municipality: TOWN, links: [] };
    const command = (name: string, data: JsonObject, role: 'GP' | 'FR') => ({ name, data, at, role });
    const refer = command(
      'refer',
      { receivedAt: at, referrer: { role: 'GP' }, mother: { name: 'Prøve Person' }, edd },
      'GP',
    );
    const opened = openCase({ ...opening, parameters: parametersFor(TOWN), ruleSet: null }, refer);
    if (!opened.ok) throw new Error(opened.refusal.message.en);
    const empty = { ...opened.state, facts: [], lastEventId: 0, version: 0 };
    let live = take(liveFrom(empty), { command: refer, keyHash: id, bodyHash: 'refer' }, opened);
    const acts: [string, JsonObject][] = [
      ...(n % 2 === 0 ? ([['receive-notification', notified(at)]] as [string, JsonObject][]) : []),
      ...(n % 4 === 0
        ? ([['assign', { role: 'FR', user: `user-${n % 8}`, reason: 'fordeling' }]] as [string, JsonObject][])
        : []),
    ];
    for (const [name, data] of acts) {
      const given = command(name, data, 'FR');
      const answer = handle(live.state, given);
      if (!answer.ok) throw new Error(answer.refusal.message.en);
      live = take(live, { command: given, keyHash: `${id}/${name}`, bodyHash: name }, answer);
    }
    await publish(sql, batchOf(live, { nowMs, clockOffsetMs: 0, demo: false }));
    states.push(live.state);
  }
  return states;
}

const notified = (receivedAt: string): JsonObject => ({
  notificationId: 'n1',
  receivedAt,
  form: 'written',
  notifier: { role: 'GP', professional: true },
  concern: 'Bekymring for det ufødte barn',
});

/**
 * Copies of the read model's rows under other ids. Their state stands in plain, as from before there were keys: opening
 * one costs no less than it did, save the cipher itself.
 */
async function copyCases(
  owner: Sql,
  templates: readonly CaseState[],
  each: number,
  towns: readonly string[],
) {
  for (const [n, state] of templates.entries()) {
    await owner.begin(async (tx) => {
      await tx`create temporary table copied on commit drop as
        select 'c_' || replace(gen_random_uuid()::text, '-', '') as id,
               (${[...towns]}::text[])[1 + (i + ${n}) % ${towns.length}] as town
        from generate_series(1, ${each}::integer) i`;
      await tx`
        insert into case_view (id, ref, kind, municipality, phase, closes_ms, version, last_event_id, head_hash, links,
                               started_ms, next_wake_ms, clock_offset_ms, demo, snapshot, authority, region, access_digest)
        select c.id, v.ref, v.kind, c.town, v.phase, v.closes_ms, v.version, v.last_event_id, c.id, v.links, v.started_ms,
               null, 0, false,
               jsonb_set(${JSON.stringify(state)}::text::jsonb || jsonb_build_object('id', c.id), '{municipality}',
                         to_jsonb(c.town))::json, c.town, v.region, v.access_digest
        from case_view v cross join copied c where v.id = ${state.id}`;
      await tx`
        insert into case_access (case_id, scope, ground, unit, about, from_ms, because)
        select id, town, 'authority', '', '', 0, 1 from copied
        union all select id, 'syddanmark', 'region', '', '', 0, 1 from copied`;
      await tx`
        insert into deadline_view
        select (jsonb_populate_record(d, jsonb_build_object('case_id', c.id, 'authority', c.town))).*
        from deadline_view d cross join copied c where d.case_id = ${state.id}`;
    });
  }
  await owner`vacuum analyze case_view`;
  await owner`vacuum analyze deadline_view`;
  await owner`vacuum analyze case_access`;
}
