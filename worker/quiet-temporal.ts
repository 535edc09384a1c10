import { DefaultLogger, type LogEntry, makeTelemetryFilterString, Runtime } from '@temporalio/worker';
import { type Log, openLog } from './open-log.ts';
import { traceOf } from './trace-of.ts';

let done = false;

/** Lets Temporal's runtime in this process say this and worse only, in its log. Once, before any connection. */
export function quietTemporal(level: 'WARN' | 'ERROR' = 'WARN', log: Log = openLog('temporal')): void {
  if (done) return;
  done = true;
  Runtime.install({
    shutdownSignals: [],
    // Its native core would write to standard output, which belongs to one document.
    telemetryOptions: {
      logging: { filter: makeTelemetryFilterString({ core: 'WARN', other: 'WARN' }), forward: {} },
    },
    logger: new DefaultLogger(level, (entry) => sayIn(log, entry)),
  });
}

/** Its sentences, with what places them. What it would say of payloads and failures besides is left out. */
function sayIn(log: Log, { level, message, meta = {} }: LogEntry): void {
  const { error, workflowId, workflowType, activityType, attempt, sdkComponent } = meta as Record<
    string,
    unknown
  >;
  const more = {
    ...(error === undefined ? {} : traceOf(error)),
    ...{ workflowId, workflowType, activityType, attempt, sdkComponent },
  };
  if (level === 'ERROR') log.error({ event: 'engine', ...more }, message);
  else log.warn({ event: 'engine', ...more }, message);
}
