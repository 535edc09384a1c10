// The only file that knows OpenTelemetry. Loaded only when traces are wanted.
import { ROOT_CONTEXT, SpanKind, SpanStatusCode, TraceFlags, trace } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import {
  BatchSpanProcessor,
  type SpanExporter,
  TraceIdRatioBasedSampler,
  TracerProvider,
} from '@opentelemetry/sdk-trace';
import type { Log } from '../open-log.ts';
import type { TracedPart } from './open-tracing.ts';
import { type Place, type Tracing, tracingTo } from './tracing.ts';

const BATCH_MS = 5_000;
const CLOSE_MS = 1_000;
const TOLD_MS = 60_000;

const kinds = {
  server: SpanKind.SERVER,
  client: SpanKind.CLIENT,
  consumer: SpanKind.CONSUMER,
  internal: SpanKind.INTERNAL,
} as const;

/**
 * Tells spans to an OTLP collector over HTTP, in batches and beside the work: a collector that is away costs the spans that
 * it would have got, and a line in the log a minute. Address, headers and certificates are read by OpenTelemetry's own
 * exporter (OTEL_EXPORTER_OTLP_…); OTEL_TRACES_SAMPLER_ARG is the share of traces that is told.
 */
export function otlpTracing(part: TracedPart, env: NodeJS.ProcessEnv, log: Pick<Log, 'warn'>): Tracing {
  let next: Place = { traceId: '', spanId: '' };
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ 'service.name': `${env.OTEL_SERVICE_NAME || 'tovholder'}-${part}` }),
    // Both processes decide by the trace alone, and so alike.
    sampler: new TraceIdRatioBasedSampler(shareOf(env.OTEL_TRACES_SAMPLER_ARG)),
    idGenerator: { generateTraceId: () => next.traceId, generateSpanId: () => next.spanId },
    spanProcessors: [
      new BatchSpanProcessor({
        exporter: telling(new OTLPTraceExporter(), log),
        scheduledDelayMillis: Number(env.OTEL_BSP_SCHEDULE_DELAY) || BATCH_MS,
      }),
    ],
  });
  const tracer = provider.getTracer('tovholder');
  return tracingTo(
    (span) => {
      next = span.place;
      const { traceId } = span.place;
      const parent = span.parentId === null ? ROOT_CONTEXT : under({ traceId, spanId: span.parentId });
      const told = tracer.startSpan(
        span.name,
        {
          kind: kinds[span.kind],
          startTime: span.startMs,
          attributes: { ...span.attributes, ...(span.failed === null ? {} : { 'error.type': span.failed }) },
          links: span.links.map((place) => ({ context: contextOf(place) })),
        },
        parent,
      );
      if (span.failed !== null) told.setStatus({ code: SpanStatusCode.ERROR });
      told.end(span.endMs);
    },
    async () => {
      const late = new Promise((done) => setTimeout(done, CLOSE_MS).unref());
      await Promise.race([provider.shutdown().catch(() => {}), late]);
    },
  );
}

const contextOf = (place: Place) => ({ ...place, traceFlags: TraceFlags.SAMPLED, isRemote: true });

const under = (place: Place) => trace.setSpanContext(ROOT_CONTEXT, contextOf(place));

const shareOf = (given: string | undefined): number => {
  const share = Number(given || 1);
  return share >= 0 && share <= 1 ? share : 1;
};

/** Says once a minute how many spans nobody took; the exporter itself keeps silent. */
function telling(exporter: SpanExporter, log: Pick<Log, 'warn'>): SpanExporter {
  let toldMs = Number.NEGATIVE_INFINITY;
  let lost = 0;
  return {
    export(spans, done) {
      exporter.export(spans, (result) => {
        if (result.code !== 0) lost += spans.length;
        if (lost > 0 && Date.now() - toldMs > TOLD_MS) {
          log.warn({ event: 'traces-lost', spans: lost }, 'the collector of traces does not take them');
          toldMs = Date.now();
          lost = 0;
        }
        done(result);
      });
    },
    shutdown: () => exporter.shutdown(),
    forceFlush: () => exporter.forceFlush?.() ?? Promise.resolve(),
  };
}
