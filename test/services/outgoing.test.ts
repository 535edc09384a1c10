// Long because everything that leaves beside mails shares one store and one set of listening systems.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readChangeBounds, readChanges, sessionLives } from '../../db/case-changes.ts';
import { connect } from '../../db/connect.ts';
import { destroyCaseKey } from '../../db/destroy-case-key.ts';
import { publish } from '../../db/publish.ts';
import { rebuild } from '../../db/rebuild.ts';
import { waitUntil } from '../../db/wait-for-event.ts';
import { readDeliveries, replayDeliveries } from '../../db/webhooks/deliveries.ts';
import { insertEndpoint, openEndpoint } from '../../db/webhooks/endpoints.ts';
import { fanOut } from '../../db/webhooks/fan-out.ts';
import type { JsonObject } from '../../domain/json.ts';
import { listMails, startMailCatcher } from '../../worker/embedded/mail-catcher.ts';
import { remindOfHandovers } from '../../worker/handovers/remind-of-handovers.ts';
import { newWebhookSecret, signedHeaders } from '../../worker/webhooks/sign.ts';
import { startWebhooks } from '../../worker/webhooks/webhook-sender.ts';
import type { LiveCase } from '../../workflows/live-case.ts';
import { batchAt, give, referredCase, settled } from './support/case-on-paper.ts';
import { localSender } from './support/local-sender.ts';
import { loggedApi } from './support/logged-api.ts';
import { testStore } from './support/store.ts';

const store = testStore();
const MOVES = `c_${'5'.padEnd(32, '0')}`;

interface Heard {
  path: string;
  id: string;
  signature: string;
  body: JsonObject;
  raw: string;
  at: string;
}

/** Other systems on this machine: what each path heard, and with what it answers. */
const heard: Heard[] = [];
const answers = new Map<string, number>();
let server: Server;
let url: string;

beforeAll(async () => {
  server = createServer((asked, answer) => {
    let raw = '';
    asked.on('data', (chunk) => {
      raw += chunk;
    });
    asked.on('end', () => {
      const path = asked.url ?? '';
      const { 'webhook-id': id, 'webhook-signature': signature, 'webhook-timestamp': at } = asked.headers;
      heard.push({ path, id: `${id}`, signature: `${signature}`, at: `${at}`, raw, body: JSON.parse(raw) });
      const status = answers.get(path) ?? 204;
      // Taken, and the answer lost.
      if (status === 0) return void asked.socket.destroy();
      answer.writeHead(status).end();
    });
  });
  await new Promise<void>((ready) => void server.listen(0, '127.0.0.1', ready));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => void server?.close());

const endpointOf = (n: number) => `wh_${String(n).padStart(32, '0')}`;
const secrets = new Map<string, string>();

async function endpoint(n: number, organisation: string, path: string): Promise<string> {
  const id = endpointOf(n);
  const secret = newWebhookSecret();
  secrets.set(path, secret);
  await insertEndpoint(store.sql, { id, organisation, createdBy: 'test' }, { url: `${url}${path}`, secret });
  return id;
}

const senders = (n: number) =>
  Array.from({ length: n }, () =>
    startWebhooks({ sql: store.sql, allowLoopback: true, onError: (error) => failures.push(error) }),
  );
const failures: unknown[] = [];
const typesAt = (path: string, caseId = MOVES) =>
  heard.filter((one) => one.path === path && one.body.caseId === caseId).map(({ body }) => body.type);

async function write(live: LiveCase, at: string): Promise<LiveCase> {
  const batch = batchAt(live, at);
  return settled(live, batch, await publish(store.sql, batch));
}

let live: LiveCase;

/** Asked on Friday 11 April 2025; the secret word of the case stands in its summary. */
async function askToTakeOver(): Promise<void> {
  live = referredCase(MOVES);
  live = give(live, '2025-04-11T11:00:00+02:00', 'report-move', {
    toMunicipality: 'aabenraa',
    movesOn: '2025-05-01',
  });
  live = give(live, '2025-04-11T12:00:00+02:00', 'notify-new-municipality', { summary: 'Kanariefugl' });
  live = await write(live, '2025-04-11T12:00:00+02:00');
}

describe('outgoing events', () => {
  it('reach each organisation in order while it has the case, and say nothing of it', async () => {
    await endpoint(1, 'esbjerg', '/esbjerg');
    await endpoint(2, 'aabenraa', '/aabenraa');
    await endpoint(3, 'vejle', '/vejle');
    await endpoint(4, 'syddanmark', '/broken');
    answers.set('/broken', 500);
    await askToTakeOver();
    const running = senders(2);
    expect(await waitUntil(async () => typesAt('/esbjerg').length === 3, 20_000)).toBe(true);
    live = give(live, '2025-04-14T14:00:00+02:00', 'acknowledge-transfer', {});
    live = await write(live, '2025-04-14T14:00:00+02:00');
    live = give(live, '2025-04-15T09:00:00+02:00', 'record-entry', { text: 'Kanariefugl' });
    live = await write(live, '2025-04-15T09:00:00+02:00');
    const taken = ['transfer-acknowledged', 'entry-recorded'];
    const all = () => typesAt('/aabenraa').length >= 2 && typesAt('/esbjerg').length >= 4;
    expect(await waitUntil(async () => all(), 20_000)).toBe(true);
    await Promise.all(running.map((one) => one.stop()));
    expect(typesAt('/esbjerg')).toEqual(['referred', 'move-reported', 'new-municipality-notified', taken[0]]);
    expect(typesAt('/aabenraa')).toEqual(taken);
    expect(typesAt('/vejle')).toEqual([]);
    expect(heard.map(({ raw }) => raw).join()).not.toMatch(/Kanariefugl|Prøve|esbjerg|Lægehuset|FR/);
    const [first] = heard.filter(({ path }) => path === '/esbjerg');
    expect(Object.keys(first?.body ?? {})).toEqual(['id', 'type', 'caseId', 'at', 'version']);
    const { id = '', at, raw = '', signature } = first ?? {};
    const expected = signedHeaders(secrets.get('/esbjerg') ?? '', {
      id,
      atMs: Number(at) * 1_000,
      body: raw,
    });
    expect(signature).toBe(expected['webhook-signature']);
    expect(failures).toEqual([]);
  }, 60_000);

  it('come to an endpoint that failed once it is back, first things first, under the same id', async () => {
    const [before] = heard.filter(({ path }) => path === '/broken');
    expect(typesAt('/broken')).toEqual(['referred']);
    answers.delete('/broken');
    await store.sql`update webhook_endpoint set blocked_until = now()`;
    await store.sql`update webhook_delivery set next_attempt_at = now()`;
    const running = senders(1);
    expect(await waitUntil(async () => typesAt('/broken').length === 6, 20_000)).toBe(true);
    await Promise.all(running.map((one) => one.stop()));
    const ids = heard.filter(({ path }) => path === '/broken').map(({ id }) => id);
    expect(ids[1]).toBe(before?.id);
    expect(new Set(ids).size).toBe(5);
  }, 40_000);

  it('are made again under the same id when the answer was lost, and leave a receipt a day', async () => {
    answers.set('/esbjerg', 0);
    expect(await replayDeliveries(store.sql, endpointOf(1), 0)).toBe(4);
    const from = heard.length;
    const again = () => heard.slice(from).filter(({ path }) => path === '/esbjerg');
    const running = senders(1);
    expect(await waitUntil(async () => again().length === 1, 20_000)).toBe(true);
    answers.delete('/esbjerg');
    const waits = async () => {
      await store.sql`update webhook_endpoint set blocked_until = now()`;
      await store.sql`update webhook_delivery set next_attempt_at = now() where state = 'waiting'`;
      return again().length === 5;
    };
    expect(await waitUntil(waits, 20_000)).toBe(true);
    await Promise.all(running.map((one) => one.stop()));
    expect(again()[0]?.id).toBe(again()[1]?.id);
    expect(new Set(again().map(({ id }) => id)).size).toBe(4);
    const receipts =
      await store.sql`select recipient from disclosure_receipt where sender = 'webhook' order by 1`;
    expect(receipts.map(({ recipient }) => recipient)).toEqual(['aabenraa', 'esbjerg', 'syddanmark']);
  }, 60_000);

  it('can be followed from any place, each with who has to do with the case', async () => {
    const { first, last } = await readChangeBounds(store.sql);
    const all = await readChanges(store.sql, { xid: '0', seq: 0 }, 100);
    expect([all[0]?.cursor, all.at(-1)?.cursor]).toEqual([first, last]);
    expect(all.map(({ version }) => version)).toEqual([1, 2, 3, 4, 5]);
    expect(all[0]?.access.map(({ ground, scope }) => `${ground} ${scope}`).toSorted()).toEqual([
      'authority aabenraa',
      'former-authority esbjerg',
      'region syddanmark',
    ]);
    expect(await readChanges(store.sql, last, 100)).toEqual([]);
    expect((await readChanges(store.sql, first, 100)).length).toBe(4);
    expect(await sessionLives(store.sql, 'ses_unknown')).toBe(false);
  });

  it('are told on in a store that was put back into another cluster, and nothing twice', async () => {
    const count = async () => (await store.sql`select 1 from webhook_delivery`).length;
    const before = await count();
    await store.sql`update case_change set xid = '9000000000'`;
    await store.sql`update webhook_cursor set xid = '9000000000'`;
    while (await fanOut(store.sql));
    const [cursor] = await store.sql`select xid::text as xid from webhook_cursor`;
    expect([cursor?.xid, await count()]).toEqual(['3', before]);
  });

  it('end with an endpoint that says it is gone, and are given up after days', async () => {
    answers.set('/vejle', 410);
    await store.sql`insert into webhook_delivery (endpoint_id, type, recorded_ms, message_id)
                    values (${endpointOf(3)}, 'test', 0, 'msg_test1')`;
    answers.set('/aabenraa', 500);
    await replayDeliveries(store.sql, endpointOf(2), 0);
    await store.sql`update webhook_delivery set created_at = now() - interval '6 days' where endpoint_id = ${endpointOf(2)}`;
    const running = senders(1);
    const isOver = async () => {
      const dead = await readDeliveries(store.sql, endpointOf(2), { limit: 10 });
      const [gone] = await store.sql`select state from webhook_endpoint where id = ${endpointOf(3)}`;
      return gone?.state === 'gone' && dead.every(({ state }) => state === 'dead');
    };
    expect(await waitUntil(isOver, 20_000)).toBe(true);
    await Promise.all(running.map((one) => one.stop()));
  }, 40_000);

  it('keep address and secret sealed, and are no organisation’s but its own', async () => {
    const [row] = await store.owner`select sealed from webhook_endpoint where id = ${endpointOf(1)}`;
    expect(row?.sealed).toMatch(/^sealed:/);
    expect(await openEndpoint(store.sql, endpointOf(1))).toEqual({
      url: `${url}/esbjerg`,
      secret: secrets.get('/esbjerg'),
    });
    const seen = await store.sql.begin('read only', async (tx) => {
      await tx`select set_config('tovholder.claim', 'caller', true), set_config('tovholder.scope', 'vejle', true),
                      set_config('tovholder.unit', 'FR', true), set_config('tovholder.subject', 'x', true)`;
      const endpoints = await tx`select id from webhook_endpoint`;
      const deliveries = await tx`select distinct endpoint_id from webhook_delivery`;
      const handovers = await tx`select 1 from handover`;
      const changes = await tx`select 1 from case_change`;
      return [endpoints, deliveries, handovers, changes].map((rows) => rows.length);
    });
    expect(seen).toEqual([1, 1, 0, 0]);
  });
});

describe('a handover nobody answers', () => {
  const told = () => store.sql<{ step: string; who: string }[]>`
    select step, organisation || ':' || recipient as who from outbox
    where kind = 'handover' and case_id = ${MOVES} order by planned_ms, seq`;

  it('is read by both sides under their own claim, with its summary, and by nobody else', async () => {
    const looking = connect(store.postgres.url, { name: 'test looks', claim: 'none' });
    const api = loggedApi(store, looking);
    const idOf = async (as: string) => (await api.get('/v1/handovers', as)).body.items[0]?.id;
    const id = await idOf('aabenraa:FR');
    expect(await idOf('esbjerg:FR')).toBe(id);
    expect(await idOf('vejle:FR')).toBeUndefined();
    const { body } = await api.get(`/v1/handovers/${id}`, 'aabenraa:FR');
    expect(body).toMatchObject({ summary: 'Kanariefugl', state: 'acknowledged', movesOn: '2025-05-01' });
    expect(body.told.map(({ role }: { role: string }) => role)).toEqual(['FR', 'FR-leader', 'FR']);
    expect((await api.get(`/v1/handovers/${id}`, 'vejle:FR')).status).toBe(404);
    await looking.end({ timeout: 1 });
  });

  it('was told to the receiver at once and to the sender when it was answered; a rebuild tells nobody twice', async () => {
    const before = (await told()).map(({ step, who }) => `${step} ${who}`);
    expect(before).toEqual(['s0 aabenraa:FR', 's0 aabenraa:FR-leader', 'acknowledged esbjerg:FR']);
    await rebuild(store.sql, Date.now());
    await remindOfHandovers(store.sql, Date.now());
    expect(await told()).toHaveLength(3);
    const [row] = await store.sql`select state, from_scope, to_scope from handover where case_id = ${MOVES}`;
    expect(row).toEqual({ state: 'acknowledged', from_scope: 'esbjerg', to_scope: 'aabenraa' });
  });

  it('climbs a step each working day, once, however often it is looked at', async () => {
    const id = `c_${'6'.padEnd(32, '0')}`;
    let other = referredCase(id);
    other = give(other, '2025-04-11T11:00:00+02:00', 'report-move', {
      toMunicipality: 'vejle',
      movesOn: '2025-05-01',
    });
    other = give(other, '2025-04-11T12:00:00+02:00', 'notify-new-municipality', {});
    await write(other, '2025-04-11T12:00:00+02:00');
    for (const at of ['2025-04-14T09:00:00+02:00', '2025-04-14T10:00:00+02:00', '2025-04-15T09:00:00+02:00'])
      await remindOfHandovers(store.sql, Date.parse(at));
    const rows = await store.sql`
      select step || ' ' || recipient as told from outbox where case_id = ${id} and kind = 'handover' order by planned_ms, seq`;
    expect(rows.map((row) => row.told)).toEqual([
      ...['s0 FR', 's0 FR-leader', 's1 FR', 's1 FR-leader', 's2 FR-leader'],
    ]);
  });

  it('is told by mail as a link to it, and one that was answered meanwhile is not', async () => {
    const folder = join(store.folder, 'mails');
    const catcher = await startMailCatcher({ port: 0, folder });
    const sender = localSender(store.sql, catcher.url);
    const isSettled = async () => {
      const open = await store.sql`
        select 1 from outbox where kind = 'handover' and sent_at is null and cancelled_at is null`;
      return open.length === 0;
    };
    expect(await waitUntil(isSettled, 30_000)).toBe(true);
    await sender.stop();
    await catcher.stop();
    const asked = await store.sql`
      select cancel_reason from outbox where case_id = ${MOVES} and kind = 'handover' and step = 's0'`;
    expect(asked.map((row) => row.cancel_reason)).toEqual(['handover acknowledged', 'handover acknowledged']);
    const mails = (await listMails(folder)).filter(({ text }) => text.includes('/handovers/c_'));
    expect(mails.length).toBeGreaterThan(0);
    expect(mails.some(({ text }) => /Kanariefugl|Prøve|vejle|aabenraa/.test(text))).toBe(false);
  }, 40_000);

  it('leaves no row of a case that was erased', async () => {
    await destroyCaseKey(store.sql, MOVES, 'test-data');
    for (const table of ['handover', 'case_change', 'webhook_delivery'])
      expect([
        table,
        [...(await store.sql`select 1 from ${store.sql(table)} where case_id = ${MOVES}`)],
      ]).toEqual([table, []]);
  });
});
