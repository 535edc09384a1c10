// The API process: environment, ports, app, server. Ends cleanly on SIGTERM.
import { serve } from '@hono/node-server';
import { mountPages } from '../web/mount.ts';
import { refuseBrokenLaw } from '../worker/law-at-start.ts';
import { createApp } from './app.ts';
import { readApiEnv } from './env.ts';
import { demoIdentity } from './identity/identify.ts';
import { openPorts } from './live-ports.ts';

/** Requests that are under way get this long to be answered when the process is asked to end. */
const GRACE_MS = 1_500;

refuseBrokenLaw();
const read = readApiEnv(process.env);
if (!read.ok) {
  process.stderr.write(`The environment has mistakes:\n${read.mistakes.map((one) => `  ${one}\n`).join('')}`);
  process.exit(1);
}
const { env } = read;
const { ports, close } = openPorts(env.databaseUrl, process.env);
const app = createApp(ports, demoIdentity);
mountPages(app, { ports, identify: demoIdentity, demo: true, mailFolder: env.mailFolder ?? null });

// Loopback only: demo identities must never be offered to a network, and TLS is the reverse proxy's.
const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: env.port }, ({ port }) => {
  process.stdout.write(`api ready http://127.0.0.1:${port}\n`);
});
server.on('error', (error: NodeJS.ErrnoException) => {
  process.stderr.write(`The API cannot listen on 127.0.0.1:${env.port} (${error.code ?? error.message}).\n`);
  process.exit(1);
});

let ending = false;
function end(): void {
  if (ending) return;
  ending = true;
  const done = () => void close().then(() => process.exit(0));
  server.close(done);
  if ('closeIdleConnections' in server) server.closeIdleConnections();
  setTimeout(done, GRACE_MS).unref();
}
process.once('SIGTERM', end);
process.once('SIGINT', end);
