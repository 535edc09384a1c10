import type { Log } from '../open-log.ts';
import type { Tracing } from './tracing.ts';

/** The part of the product that tells its spans. */
export type TracedPart = 'api' | 'worker';

/** Whether traces are wanted: an OTLP collector is named. */
export const tracesWanted = (env: NodeJS.ProcessEnv): boolean =>
  Boolean(env.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT || env.OTEL_EXPORTER_OTLP_ENDPOINT) &&
  env.OTEL_SDK_DISABLED !== 'true';

/** Tracing to the collector that the environment names; null without one, and then nothing of OpenTelemetry is loaded. */
export async function openTracing(
  part: TracedPart,
  env: NodeJS.ProcessEnv,
  log: Pick<Log, 'warn'>,
): Promise<Tracing | null> {
  if (!tracesWanted(env)) return null;
  const { otlpTracing } = await import('./otlp.ts');
  return otlpTracing(part, env, log);
}
