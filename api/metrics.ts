// Counters of this process in Prometheus' text form. Labels are route patterns and codes: never an id or a body.

const startedMs = Date.now();
const requests = new Map<string, number>();
const refusals = new Map<string, number>();
/** Upper bounds of the buckets of the time a request took, in seconds. */
const bounds = [0.005, 0.025, 0.1, 0.5, 2.5] as const;
const buckets = new Array<number>(bounds.length).fill(0);
let took = 0;
let answered = 0;

/** Counts one answered request by its route's pattern. */
export function countRequest(method: string, pattern: string, status: number, seconds: number): void {
  add(requests, `method="${method}",route="${pattern}",status="${status}"`);
  took += seconds;
  answered += 1;
  bounds.forEach((bound, i) => {
    if (seconds <= bound) buckets[i] = (buckets[i] ?? 0) + 1;
  });
}

/** Counts one refusal by its code. */
export const countRefusal = (code: string): void => add(refusals, `code="${code}"`);

export function printMetrics(): string {
  return [
    '# HELP tovholder_http_requests_total Requests answered.',
    '# TYPE tovholder_http_requests_total counter',
    ...[...requests].map(([labels, n]) => `tovholder_http_requests_total{${labels}} ${n}`),
    '# HELP tovholder_refusals_total Requests refused, by code.',
    '# TYPE tovholder_refusals_total counter',
    ...[...refusals].map(([labels, n]) => `tovholder_refusals_total{${labels}} ${n}`),
    '# HELP tovholder_http_request_seconds Time until a request was answered.',
    '# TYPE tovholder_http_request_seconds histogram',
    ...bounds.map((bound, i) => `tovholder_http_request_seconds_bucket{le="${bound}"} ${buckets[i]}`),
    `tovholder_http_request_seconds_bucket{le="+Inf"} ${answered}`,
    `tovholder_http_request_seconds_sum ${took}`,
    `tovholder_http_request_seconds_count ${answered}`,
    '# HELP tovholder_process_start_time_seconds When the process started.',
    '# TYPE tovholder_process_start_time_seconds gauge',
    `tovholder_process_start_time_seconds ${startedMs / 1000}`,
    '',
  ].join('\n');
}

const add = (counter: Map<string, number>, labels: string): void => {
  counter.set(labels, (counter.get(labels) ?? 0) + 1);
};
