import type { Log } from '../worker/open-log.ts';
import { traceOf } from '../worker/trace-of.ts';
import type { Ports } from './ports.ts';

/** One answered request, for the log. */
export interface Requested {
  method: string;
  /** The pattern of the address, never the address itself. */
  route: string;
  status: number;
  ms: number;
}

/** What machines ask every few seconds, and files that come with a page. */
const SELDOM_READ = /^\/(?:healthz|readyz|metrics|assets\b)/;

/** The API's log: what is refused, stopped, broken and answered, each by pattern, code and opaque id. */
export const processLog = (
  log: Log,
): Required<Pick<Ports, 'denied' | 'attempt' | 'report' | 'requested'>> => ({
  denied: (denial) => log.warn({ event: 'access-denied', ...denial }, 'access was refused'),
  attempt: (attempt) => log.warn({ event: 'control-attempt', ...attempt }, 'a control stopped a request'),
  report: (where, error) => log.error({ event: 'failure', where, ...traceOf(error) }, 'a request failed'),
  requested(request) {
    if (SELDOM_READ.test(request.route)) log.debug({ event: 'request', ...request }, 'answered');
    else log.info({ event: 'request', ...request }, 'answered');
  },
});
