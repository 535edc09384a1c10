import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { CaseActivities } from '../../activities/publish.ts';
import { createApp } from '../../api/app.ts';
import { demoIdentity } from '../../api/identity/identify.ts';
import { processLog } from '../../api/process-log.ts';
import { traceRequests } from '../../api/trace-requests.ts';
import { formatInstant } from '../../domain/calendar/index.ts';
import { openLog } from '../../worker/open-log.ts';
import { nodeCommand } from '../../worker/supervisor/node-service.ts';
import { commandPlace } from '../../worker/traces/command-place.ts';
import { openTracing } from '../../worker/traces/open-tracing.ts';
import { tracedActivities } from '../../worker/traces/traced-activities.ts';
import { tracedGateway } from '../../worker/traces/traced-gateway.ts';
import { type Span, type Tracing, tracingTo } from '../../worker/traces/tracing.ts';
import { notification, opened, testApi } from '../api/support/api.ts';
import { CANARIES, placesOf } from '../services/support/canaries.ts';
import {
  type Ask,
  askWrongly,
  giveEveryCommand,
  openCanaryCase,
} from '../services/support/canary-requests.ts';
import {
  batchAt,
  give,
  notification as notificationAt,
  referredCase,
} from '../services/support/case-on-paper.ts';
import { type Collector, startCollector } from '../services/support/collector.ts';
import { productCode } from './product-code.ts';

const AT = '2025-04-11T15:31:00+02:00';

function kept(): { tracing: Tracing; spans: Span[] } {
  const spans: Span[] = [];
  return {
    tracing: tracingTo(
      (span) => void spans.push(span),
      async () => {},
    ),
    spans,
  };
}

/** The API of the tests, with traces; its log's lines are kept. */
function tracedApi(tracing: Tracing, at?: string) {
  const lines: string[] = [];
  const log = openLog('api', { to: { write: (line) => void lines.push(line) } });
  const api = testApi(at, processLog(log));
  const ports = { ...api.ports, gateway: tracedGateway(api.ports.gateway, tracing) };
  const app = createApp(ports, demoIdentity, { trace: traceRequests(tracing) });
  const ask: Ask = async (path, init = {}) => {
    const answer = await app.request(path, init);
    return { status: answer.status, text: await answer.text() };
  };
  return { api, ask, lines };
}

const command = (name: string, body: unknown): RequestInit => ({
  method: 'POST',
  headers: {
    Authorization: 'Bearer demo:esbjerg:FR',
    'Content-Type': 'application/json',
    'Idempotency-Key': `key-${name}`,
  },
  body: JSON.stringify(body),
});

describe('a trace', () => {
  it('goes from the request through the command to its publication, which no request has told of it', async () => {
    const { tracing, spans } = kept();
    const { api, ask, lines } = tracedApi(tracing);
    const id = await opened(api);
    const { status } = await ask(
      `/v1/cases/${id}/commands/receive-notification`,
      command('n1', notification()),
    );
    expect(status).toBe(200);
    expect(spans.map(({ name }) => name)).toEqual([
      'command receive-notification',
      'POST /v1/cases/:id/commands/:command',
    ]);
    const [given, request] = spans;
    expect([given?.place.traceId, given?.parentId]).toEqual([request?.place.traceId, request?.place.spanId]);
    expect([request?.parentId, request?.failed]).toEqual([null, null]);
    expect(request?.attributes).toEqual({
      'http.request.method': 'POST',
      'http.route': '/v1/cases/:id/commands/:command',
      'http.response.status_code': 200,
    });
    expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({ event: 'request', trace: request?.place.traceId });
    // The same call again, as after an answer that was lost, is another part of the same trace.
    await ask(`/v1/cases/${id}/commands/receive-notification`, command('n1', notification()));
    expect(spans.at(-1)?.place.traceId).toBe(request?.place.traceId);
    expect(spans.at(-2)?.attributes).toEqual({ 'tovholder.repeated': true });
  });

  it('has the publication of a command as part of it, and of several commands the first with links to the rest', async () => {
    const { tracing, spans } = kept();
    const one = referredCase('c_1');
    const two = give(one, AT, 'receive-notification', notificationAt('n1'));
    const activities = tracedActivities(
      { publish: async () => ({ kind: 'written', facts: [] }) } as CaseActivities,
      tracing,
    );
    const batch = batchAt(two, AT);
    const commands = ['k1', 'k2'].map(
      (keyHash) => ({ ...batch.commands[0], keyHash }) as (typeof batch.commands)[0],
    );
    await activities.publish({ ...batch, commands });
    const [published] = spans;
    const { traceId, spanId } = commandPlace('c_1', 'k1');
    expect(published).toMatchObject({ name: 'publish', kind: 'consumer', parentId: spanId, failed: null });
    expect(published?.place.traceId).toBe(traceId);
    expect(published?.links).toEqual([commandPlace('c_1', 'k2')]);
    expect(published?.attributes['tovholder.events']).toBe(batch.events.length);
    await activities.publish(null);
    await activities.publish({ ...batch, commands: [] });
    expect(spans).toHaveLength(2);
    expect(spans[1]?.parentId).toBeNull();
  });

  it('of a second command in one request is its own, linked to the request', async () => {
    const { tracing, spans } = kept();
    const places = [commandPlace('c_1', 'k1'), commandPlace('c_2', 'k2')];
    await tracing.span({ name: 'request', kind: 'server' }, async () => {
      for (const place of places)
        await tracing.span({ name: 'command', kind: 'internal', place }, async () => 1);
    });
    const [first, second, request] = spans;
    expect(first?.place).toEqual(places[0]);
    expect([request?.place.traceId, first?.parentId]).toEqual([places[0]?.traceId, request?.place.spanId]);
    expect([second?.place, second?.parentId, second?.links]).toEqual([places[1], null, [request?.place]]);
  });

  it('says of work that failed its code, and lets the failure through; of a refusal the code of the refusal', async () => {
    const { tracing, spans } = kept();
    const trouble = Object.assign(new Error('Prøve Person'), { code: '08006' });
    const work = () => Promise.reject(trouble);
    await expect(tracing.span({ name: 'publish', kind: 'consumer' }, work)).rejects.toBe(trouble);
    expect(spans[0]).toMatchObject({ failed: '08006' });
    expect(JSON.stringify(spans)).not.toContain('Prøve');
    const { api, ask } = tracedApi(tracing);
    const id = await opened(api);
    await ask(
      `/v1/cases/${id}/commands/receive-notification`,
      command('x', notification({ form: 'pigeon' })),
    );
    expect(spans.at(-2)).toMatchObject({ failed: null, attributes: { 'tovholder.refusal': 'VALIDATION' } });
  });
});

describe('the collector of traces', () => {
  const collectors: Collector[] = [];
  afterEach(async () => {
    vi.unstubAllEnvs();
    await Promise.all(collectors.splice(0).map((one) => one.stop()));
  });

  async function collecting(options: { silent?: boolean } = {}, share = ''): Promise<Collector> {
    const collector = await startCollector(options);
    collectors.push(collector);
    // The exporter reads its own settings from the environment of the process.
    vi.stubEnv('OTEL_EXPORTER_OTLP_ENDPOINT', collector.url);
    vi.stubEnv('OTEL_TRACES_SAMPLER_ARG', share);
    return collector;
  }

  const open = async (warn: (...given: unknown[]) => void = () => {}): Promise<Tracing> => {
    const tracing = await openTracing('api', process.env, { warn });
    if (!tracing) throw new Error('no tracing');
    return tracing;
  };

  it('gets names, patterns and codes of every command and every mistake, and nothing that anybody wrote', async () => {
    const collector = await collecting();
    const tracing = await open();
    const { ask } = tracedApi(tracing, formatInstant(Date.now()));
    const id = await openCanaryCase(ask, 'pregnancy');
    await askWrongly(ask, id);
    await giveEveryCommand(ask, id);
    await tracing.close();
    const spans = collector.spans();
    expect(spans.length).toBeGreaterThan(150);
    expect(new Set(spans.map(({ service }) => service))).toEqual(new Set(['tovholder-api']));
    for (const { name } of spans) expect(name).toMatch(/^(?:command [a-z-]+|(?:GET|POST) \/[\w/:*-]*)$/);
    const known = ['http.request.method', 'http.route', 'http.response.status_code', 'error.type'];
    const attributes = new Set(spans.flatMap((span) => Object.keys(span.attributes)));
    expect([...attributes].filter((one) => !known.includes(one) && !one.startsWith('tovholder.'))).toEqual(
      [],
    );
    const heard = { collector: collector.heard() };
    expect(placesOf(heard, CANARIES)).toEqual([]);
    expect(placesOf(heard, [id])).toEqual([]);
    expect(placesOf(heard, ['receive-notification'])).toEqual(['collector']);
  });

  it('gets them with the places that they were given, their parts and links', async () => {
    const collector = await collecting();
    const tracing = await open();
    const [place, other] = [commandPlace('c_1', 'k1'), commandPlace('c_2', 'k2')];
    await tracing.span(
      { name: 'publish', kind: 'consumer', parent: place, links: [other] },
      async (notes) => {
        notes.fail('08006');
      },
    );
    await tracing.close();
    const [span] = collector.spans();
    expect(span).toMatchObject({
      name: 'publish',
      traceId: place.traceId,
      parentSpanId: place.spanId,
      status: 2,
    });
    expect(span?.links).toEqual([other]);
    expect(span?.attributes).toEqual({ 'error.type': '08006' });
  });

  it('gets the share of traces that it is to get, the same for every process', async () => {
    const collector = await collecting({}, '0');
    const tracing = await open();
    await tracing.span({ name: 'publish', kind: 'consumer' }, async () => 1);
    await tracing.close();
    expect(collector.spans()).toEqual([]);
  });

  it.each([
    ['is away', false],
    ['takes everything and never answers', true],
  ])('that %s costs its spans and nothing else', async (_what, silent) => {
    const collector = await collecting({ silent });
    if (!silent) await collector.stop();
    // Given up before the end, so that it is said.
    vi.stubEnv('OTEL_EXPORTER_OTLP_TIMEOUT', '100');
    const warned: unknown[] = [];
    const tracing = await open((...given) => warned.push(given));
    const { api, ask } = tracedApi(tracing);
    const id = await opened(api);
    for (let i = 0; i < 50; i += 1)
      expect(
        (await ask(`/v1/cases/${id}`, { headers: { Authorization: 'Bearer demo:esbjerg:FR' } })).status,
      ).toBe(200);
    await tracing.close();
    if (!silent)
      expect(warned).toEqual([[{ event: 'traces-lost', spans: expect.any(Number) }, expect.any(String)]]);
    collectors.splice(0);
    if (silent) await collector.stop();
  });
});

describe('without a collector', () => {
  /** What a process of its own has loaded of OpenTelemetry once tracing was opened. */
  async function loadedBy(env: NodeJS.ProcessEnv): Promise<string[]> {
    const { command: node, args } = nodeCommand('test/runtime/stand-ins/loaded-for-traces.ts');
    const { stdout } = await promisify(execFile)(node, args, { env: { ...process.env, ...env } });
    return JSON.parse(stdout) as string[];
  }

  it('nothing of OpenTelemetry’s is loaded, and nothing is wrapped', async () => {
    const endpoint = { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:9' };
    const [off, disabled, on] = await Promise.all([
      loadedBy({}),
      loadedBy({ ...endpoint, OTEL_SDK_DISABLED: 'true' }),
      loadedBy(endpoint),
    ]);
    expect([off, disabled]).toEqual([[], []]);
    expect(on).toEqual(
      expect.arrayContaining(['@opentelemetry/exporter-trace-otlp-http', '@opentelemetry/sdk-trace']),
    );
    expect(await openTracing('worker', {}, { warn: () => {} })).toBeNull();
  });

  it('nothing can be: one file knows it, and that one is asked for only when it is wanted', () => {
    const knowing = productCode().filter(([, text]) =>
      /from '@opentelemetry\/|import\('@opentelemetry/.test(text),
    );
    expect(knowing.map(([name]) => name)).toEqual(['worker/traces/otlp.ts']);
    const asking = productCode().filter(([, text]) => /otlp\.ts'/.test(text));
    expect(asking.map(([name]) => name)).toEqual(['worker/traces/open-tracing.ts']);
    expect(asking[0]?.[1].match(/otlp\.ts'/g)).toHaveLength(1);
    expect(asking[0]?.[1]).toContain("await import('./otlp.ts')");
  });
});
