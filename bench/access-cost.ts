import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mayLook } from '../access/may.ts';
import { unitOf } from '../access/unit.ts';
import type { Caller } from '../api/identity/caller.ts';
import { postgresReads } from '../api/reads/postgres-reads.ts';
import { seenCase } from '../api/seen-case.ts';
import { onBehalfOf } from '../db/claim.ts';
import { connect, connectAs, type Sql } from '../db/connect.ts';
import { migrate } from '../db/migrate.ts';
import { publish } from '../db/publish.ts';
import { formatInstant } from '../domain/calendar/index.ts';
import { openCase } from '../domain/case/engine.ts';
import { parametersFor } from '../domain/rules/parameters.ts';
import { readMasterKeyRing } from '../security/master-key-ring.ts';
import { startPostgres } from '../worker/embedded/postgres.ts';
import { liveFrom, take } from '../workflows/live-case.ts';
import { batchOf } from '../workflows/publication.ts';
import { median, round } from './load.ts';

const GOAL_MS = 2;
const TOWNS = ['esbjerg', 'aabenraa', 'vejle', 'odense'];

/**
 * A1: what the policy and row-level security together cost on a read: a case asked for by its id on behalf of somebody, as
 * the API asks, against the same row fetched by one query of a superuser whom no policy stops. Taken in turn, so that
 * both meet the same machine.
 */
export async function accessCost(quick: boolean) {
  const folder = mkdtempSync(join(tmpdir(), 'tovholder-access-'));
  const server = await startPostgres({ folder: join(folder, 'postgres'), say: () => {} });
  const ring = readMasterKeyRing({ TOVHOLDER_MASTER_KEY: randomBytes(32).toString('base64') });
  const pools: Sql[] = [];
  const pool = (made: Sql): Sql => {
    pools.push(made);
    return made;
  };
  try {
    await migrate(server.url);
    const system = pool(connect(server.url, { ring }));
    const looking = pool(connect(server.url, { ring, claim: 'none' }));
    const owner = pool(connectAs(server.url, { ring }));
    const ids = await storedCases(system, quick ? 100 : 1_000);
    await owner`analyze`;
    const reads = postgresReads(system, undefined, looking);
    const caller: Caller = {
      ...{ subject: 'syddanmark:SSR', role: 'SSR', scope: 'syddanmark', organisation: 'syddanmark' },
      how: 'token',
    };
    const claim = { scope: caller.scope, unit: unitOf(caller.role), subject: caller.subject };
    const guarded = (id: string) =>
      onBehalfOf(claim, async () => {
        const stored = await reads.find(id);
        const seen = stored && seenCase(caller, stored, Date.now());
        if (!seen || !mayLook(caller, seen.sight.relation, 'case')) throw new Error('not shown');
      });
    const plain = async (id: string) => {
      const [row] = await owner`
        select id, head_hash || ':' || updated_at::text as head, clock_offset_ms, demo, phase, closes_ms, null as snapshot
        from case_view where id = ${id} and withdrawn_at is null`;
      if (!row) throw new Error('not there');
    };
    const total = quick ? 400 : 4_000;
    // Warm: plans, connections, and what the reads remember of each case.
    for (const id of ids) await Promise.all([guarded(id), plain(id)]);
    const ours: number[] = [];
    const bare: number[] = [];
    for (let n = 0; n < total; n++) {
      const id = ids[(n * 7) % ids.length] ?? '';
      const turns = [
        [ours, guarded],
        [bare, plain],
      ] as const;
      for (const [times, ask] of n % 2 === 0 ? turns : turns.toReversed()) {
        const from = performance.now();
        await ask(id);
        times.push(performance.now() - from);
      }
    }
    const [withMs, withoutMs] = [median(ours), median(bare)];
    return {
      A1: {
        value: round(withMs - withoutMs),
        unit: 'ms p50',
        goal: GOAL_MS,
        ratio: round(withMs / withoutMs),
        ours: { cases: ids.length, reads: total, p50Ms: round(withMs) },
        baseline: { p50Ms: round(withoutMs) },
        pairs: [],
      },
    };
  } finally {
    await Promise.allSettled(pools.map((one) => one.end({ timeout: 1 })));
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Cases of several municipalities in the store, as a worker would have written them; their ids. */
async function storedCases(sql: Sql, wanted: number): Promise<string[]> {
  const nowMs = Math.floor(Date.now() / 1_000) * 1_000;
  const at = formatInstant(nowMs);
  const data = { receivedAt: at, referrer: { role: 'GP' }, mother: { name: 'Prøve Person' } };
  const ids: string[] = [];
  for (let n = 0; n < wanted; n++) {
    const id = `c_${randomBytes(16).toString('hex')}`;
    const municipality = TOWNS[n % TOWNS.length] ?? '';
    const command = { name: 'refer', data, at, role: 'GP' as const };
    const parameters = parametersFor(municipality);
    const opening = { id, ref: 'pregnancy', kind: 'pregnancy' as const, municipality, parameters };
    const answer = openCase({ ...opening, ruleSet: null, links: [] }, command);
    if (!answer.ok) throw new Error(answer.refusal.message.en);
    const empty = { ...answer.state, facts: [], lastEventId: 0, version: 0 };
    const live = take(liveFrom(empty), { command, keyHash: id, bodyHash: 'refer' }, answer);
    await publish(sql, batchOf(live, { nowMs, clockOffsetMs: 0, demo: false }));
    ids.push(id);
  }
  return ids;
}
