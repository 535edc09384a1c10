import type { MiddlewareHandler } from 'hono';
import type { Tracing } from '../worker/traces/tracing.ts';

/**
 * Every request as a span, by the pattern of its address; addresses, headers and ids stay out of it. A trace begins here:
 * what a caller says of a trace of its own is not taken over, because anything could stand in it.
 */
export const traceRequests =
  (tracing: Tracing): MiddlewareHandler =>
  (c, next) =>
    tracing.span({ name: c.req.method, kind: 'server' }, async (notes) => {
      await next();
      const { method, routePath } = c.req;
      const { status } = c.res;
      notes.call(`${method} ${routePath}`);
      notes.add({
        'http.request.method': method,
        'http.route': routePath,
        'http.response.status_code': status,
      });
      if (status >= 500) notes.fail(String(status));
    });
