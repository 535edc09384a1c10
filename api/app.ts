import { OpenAPIHono } from '@hono/zod-openapi';
import type { Context, Hono, MiddlewareHandler } from 'hono';
import type { BlankEnv } from 'hono/types';
import { z } from 'zod';
import { attemptIn, tellAttempt } from './attempt.ts';
import { limitBody } from './body-room.ts';
import type { Call } from './call.ts';
import { carriesCpr, cprInAddress } from './cpr-guard.ts';
import { tellDenied } from './denied.ts';
import type { Caller } from './identity/caller.ts';
import { callerOf, type Identify, identified, unauthenticated } from './identity/identify.ts';
import { languageOf } from './language.ts';
import { countRefusal, countRequest } from './metrics.ts';
import { mountDocumentation } from './openapi/pages.ts';
import type { Ports } from './ports.ts';
import { type Problem, problemResponse } from './problem.ts';
import { readQuery } from './query.ts';
import { no, Refused } from './refused.ts';
import type { Route } from './route.ts';
import { routes } from './routes/index.ts';
import { dataHeaders } from './security-headers.ts';

const nobody: Caller = { subject: '', scope: '', role: 'dpo', organisation: '', how: 'token' };

/** What differs between a demo on one machine and a service on a network. */
export interface AppOptions {
  /** Reached over https: browsers are told to come no other way. */
  https?: boolean;
  /** Limits how much one caller may ask; left out, nothing is limited. */
  limit?: MiddlewareHandler;
  /** Tells of each request to a collector of traces. */
  trace?: MiddlewareHandler;
}

/** The API over its ports. The pages are mounted into the same app behind it. */
export function createApp(ports: Ports, identify: Identify, options: AppOptions = {}): Hono {
  const app = new OpenAPIHono<BlankEnv>();
  if (options.trace) app.use(options.trace);
  app.use(count(ports), dataHeaders(options.https ?? false), refuseCpr);
  app.use('/v1/*', noStore, identified(identify));
  if (options.limit) app.use('/v1/*', options.limit);
  app.use('/v1/*', limitBody);
  for (const one of routes) {
    const path = one.path.replaceAll(/\{(\w+)\}/g, ':$1');
    app.on(one.method.toUpperCase(), path, (c) => one.handle(callOf(c, one, ports)));
  }
  mountDocumentation(app, routes, options.https ?? false);
  // The pages behind have nothing there, and would answer as pages do.
  app.all('/v1/*', (c) => c.notFound());
  app.notFound((c) =>
    answer(c, no(404, 'NOT_FOUND', 'Den adresse findes ikke.', 'There is no such address.').problem),
  );
  app.onError((error, c) => {
    if (error instanceof Refused) {
      // A refusal that has a cause is trouble of ours: operations want to see it.
      if (error.cause) ports.report(c.req.routePath, error.cause);
      const caller = callerOf(c);
      if (caller && error.problem.refusal.code === 'NOT_PERMITTED')
        tellDenied({ c, ports, caller }, 'NOT_PERMITTED');
      const attempt = attemptIn(error);
      if (attempt) tellAttempt(c, ports, attempt);
      return answer(c, error.problem);
    }
    ports.report(c.req.routePath, error);
    const refusal = no(500, 'UNAVAILABLE', 'Noget gik galt hos os.', 'Something went wrong on our side.');
    return answer(c, refusal.problem);
  });
  return app;
}

function callOf(c: Context, one: Route, ports: Ports): Call<never> {
  const caller = callerOf(c);
  if (!caller && !one.open) throw unauthenticated();
  const query = readQuery(c, one.query ?? z.object({})) as never;
  return { c, ports, caller: caller ?? nobody, query, language: languageOf(c.req.header('Accept-Language')) };
}

function answer(c: Context, problem: Problem): Response {
  countRefusal(problem.refusal.code);
  return problemResponse(problem, languageOf(c.req.header('Accept-Language')));
}

/** Before anything looks at the address. Pages say it in words of their own. */
async function refuseCpr(c: Context, next: () => Promise<void>): Promise<void> {
  const page = !c.req.path.startsWith('/v1/') && (c.req.header('Accept') ?? '').includes('text/html');
  if (!page && carriesCpr(c.req.url)) throw cprInAddress();
  await next();
}

async function noStore(c: Context, next: () => Promise<void>): Promise<void> {
  await next();
  if (!c.res.headers.has('Cache-Control')) c.header('Cache-Control', 'no-store');
}

/** By the route's pattern: an address may hold an id, and a question anything. */
const count =
  ({ requested }: Pick<Ports, 'requested'>): MiddlewareHandler =>
  async (c, next) => {
    const from = performance.now();
    await next();
    const { method, routePath: route } = c.req;
    const { status } = c.res;
    const tookMs = performance.now() - from;
    countRequest(method, route, status, tookMs / 1000);
    requested?.({ method, route, status, ms: Math.round(tookMs) });
  };
