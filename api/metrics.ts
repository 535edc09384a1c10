// Counters of this process. Labels are route patterns and codes: never an id or a body.
import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import { measureProcess } from '../worker/metrics/process-metrics.ts';

/** The numbers of this very process, whichever part of it counts them. */
export const processMetrics = new Registry();
const registers = [processMetrics];

const requests = new Counter({
  name: 'tovholder_http_requests_total',
  help: 'Requests answered.',
  labelNames: ['method', 'route', 'status'],
  registers,
});
const refusals = new Counter({
  name: 'tovholder_refusals_total',
  help: 'Requests refused, by code.',
  labelNames: ['code'],
  registers,
});
const seconds = new Histogram({
  name: 'tovholder_http_request_seconds',
  help: 'Time until a request was answered.',
  buckets: [0.005, 0.025, 0.1, 0.5, 2.5],
  registers,
});
new Gauge({
  name: 'tovholder_process_start_time_seconds',
  help: 'When the process started.',
  registers,
}).set(Date.now() / 1000);

/** Counts one answered request by its route's pattern. */
export function countRequest(method: string, pattern: string, status: number, took: number): void {
  requests.inc({ method, route: pattern, status });
  seconds.observe(took);
}

/** Counts one refusal by its code. */
export const countRefusal = (code: string): void => refusals.inc({ code });

/** This process's counters in Prometheus' text form. */
export const printMetrics = (): Promise<string> => processMetrics.metrics();

/** Adds what this process itself takes; only where it is a process of its own. */
export const measureThisProcess = (): void => measureProcess(processMetrics);
