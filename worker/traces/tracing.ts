import { traceOf } from '../trace-of.ts';
import { newSpanId, newTraceId, type OpenSpan, presentSpan, within } from './present.ts';

/** Where a span stands: its trace and itself. */
export interface Place {
  traceId: string;
  spanId: string;
}

/** Names, codes, counts. Never an id of a person or a case, an address, or anything of a case's content. */
export type Attributes = Readonly<Record<string, string | number | boolean>>;

/** A span that is over. Times are epoch milliseconds with parts of them. */
export interface Span {
  name: string;
  kind: 'server' | 'client' | 'consumer' | 'internal';
  place: Place;
  /** The span of the same trace that it is part of. */
  parentId: string | null;
  links: readonly Place[];
  startMs: number;
  endMs: number;
  attributes: Attributes;
  /** What went wrong, as a code; null when nothing did. */
  failed: string | null;
}

export interface SpanPlan {
  name: string;
  kind: Span['kind'];
  /** Given where others must be able to name the span; otherwise it gets a place of its own. */
  place?: Place;
  /** Given where the span that it is part of belongs to another process; otherwise the present one. */
  parent?: Place;
  links?: readonly Place[];
  attributes?: Attributes;
}

/** How work says what became of it. */
export interface SpanNotes {
  call(name: string): void;
  add(attributes: Attributes): void;
  fail(code: string): void;
}

/** Tells spans to whoever collects them. */
export interface Tracing {
  /** Does the work as a span; its answer and its failure are the work's own. */
  span<Value>(plan: SpanPlan, work: (notes: SpanNotes) => Promise<Value>): Promise<Value>;
  /** Hands over what is left, within a second. */
  close(): Promise<void>;
}

/** Tracing that tells each span when it is over. `tell` must neither wait nor throw. */
export function tracingTo(tell: (span: Span) => void, close: () => Promise<void>): Tracing {
  return {
    close,
    async span(plan, work) {
      const around = presentSpan();
      const wanted = plan.place?.traceId ?? plan.parent?.traceId;
      // A request takes the trace of the command that is given in it, so that the worker, which knows the command, finds it.
      if (around) around.traceId ??= wanted ?? newTraceId();
      const isPart = around !== undefined && (wanted === undefined || around.traceId === wanted);
      const own: OpenSpan = {
        traceId: wanted ?? around?.traceId ?? null,
        spanId: plan.place?.spanId ?? newSpanId(),
      };
      const told = { name: plan.name, attributes: { ...plan.attributes }, failed: null as string | null };
      const notes: SpanNotes = {
        call: (name) => {
          told.name = name;
        },
        add: (attributes) => {
          Object.assign(told.attributes, attributes);
        },
        fail: (code) => {
          told.failed = code;
        },
      };
      const startMs = nowMs();
      try {
        return await within(own, () => work(notes));
      } catch (error) {
        const { error: kind, code } = traceOf(error);
        told.failed ??= code ?? kind;
        throw error;
      } finally {
        const place = { traceId: own.traceId ?? newTraceId(), spanId: own.spanId };
        const aside = around && !isPart ? [{ traceId: around.traceId ?? '', spanId: around.spanId }] : [];
        tell({
          ...told,
          kind: plan.kind,
          place,
          parentId: plan.parent?.spanId ?? (isPart ? around.spanId : null),
          links: [...(plan.links ?? []), ...aside],
          startMs,
          endMs: nowMs(),
        });
      }
    },
  };
}

const nowMs = (): number => performance.timeOrigin + performance.now();
