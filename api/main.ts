// The API process: environment, ports, app, server. Ends cleanly on SIGTERM.
import { createServer } from 'node:https';
import { serve } from '@hono/node-server';
import { holdTls, LEAST_TLS } from '../security/least-tls.ts';
import { mountPages } from '../web/mount.ts';
import { mistakeReport } from '../worker/configuration/mistakes.ts';
import { hearTheUncaught } from '../worker/last-resort.ts';
import { refuseBrokenLaw } from '../worker/law-at-start.ts';
import { hearLooseWords } from '../worker/log/loose-words.ts';
import { openLog } from '../worker/open-log.ts';
import { openTracing } from '../worker/traces/open-tracing.ts';
import { createApp } from './app.ts';
import { tellAttempt } from './attempt.ts';
import { readApiEnv } from './env.ts';
import { demoIdentity } from './identity/identify.ts';
import { openLogin } from './identity/open-login.ts';
import { openPorts } from './live-ports.ts';
import { measureThisProcess } from './metrics.ts';
import { rateLimit } from './rate-limit.ts';
import { traceRequests } from './trace-requests.ts';

/** Requests that are under way get this long to be answered when the process is asked to end. */
const GRACE_MS = 1_500;

const log = openLog('api');
hearTheUncaught(log, { goOn: true });
hearLooseWords(log);
holdTls();
refuseBrokenLaw();
measureThisProcess();
const read = readApiEnv(process.env);
if (!read.ok) {
  process.stderr.write(`${mistakeReport(read.mistakes)}\n`);
  process.exit(1);
}
for (const notice of read.notices) process.stderr.write(`${notice}\n`);
const { env, given } = read;
const { host, tls, limits, limitsAsked } = env.listen;
const tracing = await openTracing('api', process.env, log);
const { ports, begin, close } = openPorts(env.databaseUrl, given, tracing);
const opened = env.login ? openLogin(env.login, env.databaseUrl) : null;
const identify = opened?.identify ?? demoIdentity;
const https = tls !== undefined || env.login?.publicUrl.protocol === 'https:';
// In a demo on one machine a limit would only be in the way of whoever measures.
const limit =
  opened || limitsAsked ? { limit: rateLimit(limits, (c) => tellAttempt(c, ports, 'too-many')) } : {};
const app = createApp(ports, identify, {
  https,
  ...limit,
  ...(tracing ? { trace: traceRequests(tracing) } : {}),
});
mountPages(app, {
  ports,
  identify,
  demo: opened === null,
  mailFolder: env.mailFolder ?? null,
  postFolder: env.postFolder ?? null,
  https,
  ...limit,
  ...(opened ? { login: opened.pages } : {}),
});

await begin();

// On this machine only, unless there is a login and a certificate: demo identities must never be offered to a network.
const server = serve(
  {
    fetch: app.fetch,
    hostname: host,
    port: env.port,
    ...(tls ? { createServer, serverOptions: { ...tls, minVersion: LEAST_TLS } } : {}),
  },
  ({ port }) => {
    process.stdout.write(`api ready ${tls ? 'https' : 'http'}://${host}:${port}\n`);
  },
);
server.on('error', (error: NodeJS.ErrnoException) => {
  process.stderr.write(`The API cannot listen on ${host}:${env.port} (${error.code ?? error.message}).\n`);
  process.exit(1);
});

let ending = false;
function end(): void {
  if (ending) return;
  ending = true;
  const done = () =>
    void Promise.all([close(), opened?.close(), tracing?.close()]).then(() => process.exit(0));
  server.close(done);
  if ('closeIdleConnections' in server) server.closeIdleConnections();
  setTimeout(done, GRACE_MS).unref();
}
process.once('SIGTERM', end);
process.once('SIGINT', end);
