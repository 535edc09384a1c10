import { AsyncLocalStorage } from 'node:async_hooks';
import { randomBytes } from 'node:crypto';

/** A span that is not over yet. Its trace may be chosen by what happens in it, until somebody asks for it. */
export interface OpenSpan {
  traceId: string | null;
  spanId: string;
}

const present = new AsyncLocalStorage<OpenSpan>();

/** 32 and 16 hexadecimal digits, as W3C Trace Context has them. */
export const newTraceId = (): string => randomBytes(16).toString('hex');
export const newSpanId = (): string => randomBytes(8).toString('hex');

/** The span that the work under way is part of; undefined where nothing is traced. */
export const presentSpan = (): OpenSpan | undefined => present.getStore();

/** Does work as part of a span. */
export const within = <Value>(span: OpenSpan, work: () => Value): Value => present.run(span, work);

/** The trace that the work under way is part of, settled from now on; null where nothing is traced. */
export function presentTrace(): string | null {
  const open = present.getStore();
  if (!open) return null;
  open.traceId ??= newTraceId();
  return open.traceId;
}
