import { text } from '../../domain/text.ts';
import { printMetrics } from '../metrics.ts';
import { no } from '../refused.ts';
import { route } from '../route.ts';

/** The process answers. */
export const getHealth = route({
  method: 'get',
  path: '/healthz',
  operationId: 'getHealth',
  summary: text('Processen svarer', 'The process answers'),
  tag: 'service',
  open: true,
  answer: 'object',
  handle: (call) => call.c.json({ ok: true }),
});

/** 200 only when a command could be accepted now, by engine, database and a polling worker, and somebody watches over the deadlines. */
export const getReadiness = route({
  method: 'get',
  path: '/readyz',
  operationId: 'getReadiness',
  summary: text('En kommando kan modtages', 'A command can be accepted'),
  tag: 'service',
  open: true,
  answer: 'object',
  async handle(call) {
    const parts = await call.ports.readiness();
    if (parts.engine && parts.database && parts.worker && parts.watch) return call.c.json({ ready: true });
    const missing = Object.entries(parts).flatMap(([name, up]) => (up ? [] : [name]));
    throw no(
      503,
      'UNAVAILABLE',
      'Systemet kan ikke modtage kommandoer lige nu.',
      'The system cannot accept commands right now.',
      { reason: missing.join(', ') },
    );
  },
});

/** Numbers of this process and of the work as a whole, in Prometheus' text form. */
export const getMetrics = route({
  method: 'get',
  path: '/metrics',
  operationId: 'getMetrics',
  summary: text('Målinger', 'Metrics'),
  tag: 'service',
  open: true,
  mediaType: 'text/plain',
  async handle({ c, ports }) {
    const parts = await Promise.all([printMetrics(), ports.operation?.() ?? '']);
    return c.body(parts.join(''), 200, { 'Content-Type': 'text/plain; version=0.0.4; charset=utf-8' });
  },
});
