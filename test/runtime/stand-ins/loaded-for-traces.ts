// Loads what API and worker have of traces, opens them as the environment says, and tells which packages of OpenTelemetry
// this process has loaded.
import { createRequire } from 'node:module';
import '../../../worker/traces/traced-activities.ts';
import '../../../worker/traces/traced-client.ts';
import { openTracing } from '../../../worker/traces/open-tracing.ts';

const tracing = await openTracing('api', process.env, { warn: () => {} });
const loaded = Object.keys(createRequire(import.meta.url).cache).flatMap(
  (file) => /node_modules[\\/](@opentelemetry[\\/][\w-]+)[\\/](?!.*node_modules)/.exec(file)?.[1] ?? [],
);
process.stdout.write(JSON.stringify([...new Set(loaded.map((name) => name.replace('\\', '/')))].sort()));
await tracing?.close();
process.exit(0);
