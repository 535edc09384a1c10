import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A span as it came to the collector. */
export interface CollectedSpan {
  service: string;
  name: string;
  kind: number;
  traceId: string;
  spanId: string;
  parentSpanId: string;
  links: { traceId: string; spanId: string }[];
  attributes: Record<string, string | number | boolean>;
  /** 2 for an error. */
  status: number;
}

/** A collector of traces on this machine: takes OTLP over HTTP as JSON, and keeps all that came. */
export interface Collector {
  url: string;
  spans: () => CollectedSpan[];
  /** Every byte that was sent, addresses and headers included. */
  heard: () => Buffer;
  stop: () => Promise<void>;
}

interface OtlpValue {
  stringValue?: string;
  intValue?: number | string;
  doubleValue?: number;
  boolValue?: boolean;
}
type OtlpAttributes = { key: string; value: OtlpValue }[];
interface OtlpSpan
  extends Omit<CollectedSpan, 'service' | 'attributes' | 'status' | 'links' | 'parentSpanId'> {
  parentSpanId?: string;
  attributes?: OtlpAttributes;
  links?: { traceId: string; spanId: string }[];
  status?: { code?: number };
}
interface OtlpTraces {
  resourceSpans: { resource: { attributes: OtlpAttributes }; scopeSpans: { spans: OtlpSpan[] }[] }[];
}

/** `silent`: takes what comes and never answers. */
export async function startCollector({ silent = false } = {}): Promise<Collector> {
  const heard: Buffer[] = [];
  const spans: CollectedSpan[] = [];
  const server: Server = createServer((request, response) => {
    heard.push(Buffer.from(JSON.stringify([request.method, request.url, request.headers])));
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks);
      heard.push(body);
      if (request.url === '/v1/traces')
        spans.push(...spansIn(JSON.parse(body.toString('utf8')) as OtlpTraces));
      if (!silent) response.writeHead(200, { 'Content-Type': 'application/json' }).end('{}');
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    spans: () => [...spans],
    heard: () => Buffer.concat(heard),
    stop: () => {
      server.closeAllConnections();
      return new Promise((done) => server.close(() => done()));
    },
  };
}

const spansIn = ({ resourceSpans }: OtlpTraces): CollectedSpan[] =>
  resourceSpans.flatMap(({ resource, scopeSpans }) => {
    const service = String(plain(resource.attributes)['service.name']);
    return scopeSpans.flatMap((scope) =>
      scope.spans.map((span) => ({
        service,
        name: span.name,
        kind: span.kind,
        traceId: span.traceId,
        spanId: span.spanId,
        parentSpanId: span.parentSpanId ?? '',
        links: (span.links ?? []).map(({ traceId, spanId }) => ({ traceId, spanId })),
        attributes: plain(span.attributes ?? []),
        status: span.status?.code ?? 0,
      })),
    );
  });

const plain = (attributes: OtlpAttributes): Record<string, string | number | boolean> =>
  Object.fromEntries(
    attributes.map(({ key, value: { stringValue, intValue, doubleValue, boolValue } }) => [
      key,
      stringValue ?? boolValue ?? Number(intValue ?? doubleValue),
    ]),
  );
