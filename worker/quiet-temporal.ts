import { DefaultLogger, makeTelemetryFilterString, Runtime } from '@temporalio/worker';

let done = false;

/** Lets Temporal's runtime in this process say this and worse only, on standard error. Once, before any connection. */
export function quietTemporal(level: 'WARN' | 'ERROR' = 'WARN'): void {
  if (done) return;
  done = true;
  Runtime.install({
    shutdownSignals: [],
    // Its native core would write to standard output, which belongs to one document.
    telemetryOptions: {
      logging: { filter: makeTelemetryFilterString({ core: 'WARN', other: 'WARN' }), forward: {} },
    },
    logger: new DefaultLogger(level, (entry) => {
      process.stderr.write(`${entry.level} ${entry.message}\n`);
    }),
  });
}
