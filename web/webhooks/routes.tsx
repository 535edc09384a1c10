import type { Hono } from 'hono';
import { statusOf } from '../../api/problem.ts';
import { Refused } from '../../api/refused.ts';
import { addEndpoint, changeEndpoint, endpointOf, endpointsOf } from '../../api/webhooks.ts';
import { formatInstant, startOfDayMs } from '../../domain/calendar/index.ts';
import type { Refusal } from '../../domain/case/refusal.ts';
import { callOfPage, lookerOf, type PageCall, type PageDeps } from '../page-call.ts';
import { EndpointPage } from './endpoint-page.tsx';
import { EndpointsPage } from './endpoints-page.tsx';

const ROWS = 50;

/** The endpoints of a leader's organisation, one of them, and what can be done to it. */
export function mountWebhooks(app: Hono, deps: PageDeps): void {
  app.get('/webhooks', async (c) => c.html(await listPage(callOfPage(c, deps), {})));

  app.post('/webhooks', async (c) => {
    const call = callOfPage(c, deps);
    const { url } = await c.req.parseBody();
    const said = typeof url === 'string' ? url.trim() : '';
    try {
      const { secret } = await addEndpoint(lookerOf(call), { url: said }, { demo: deps.demo });
      return c.html(await listPage(call, { secret }));
    } catch (error) {
      const refusal = toldOnPage(error);
      return c.html(await listPage(call, { refusal, url: said }), 422);
    }
  });

  app.get('/webhooks/:id', async (c) => c.html(await onePage(callOfPage(c, deps), null)));

  for (const act of ['test', 'pause', 'resume', 'remove', 'replay'] as const)
    app.post(`/webhooks/:id/${act}`, async (c) => {
      const call = callOfPage(c, deps);
      const id = c.req.param('id') ?? '';
      const { from } = await c.req.parseBody();
      const isDay = typeof from === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(from);
      try {
        await changeEndpoint(
          lookerOf(call),
          id,
          act,
          isDay ? { from: formatInstant(startOfDayMs(from)) } : {},
        );
      } catch (error) {
        const refusal = toldOnPage(error);
        return c.html(await onePage(call, refusal), statusOf({ refusal }) as 422);
      }
      return c.redirect(act === 'remove' ? '/webhooks' : `/webhooks/${id}`, 303);
    });
}

/** What a person can mend stands on the page; everything else is the error handler's. */
function toldOnPage(error: unknown): Refusal {
  const refusal = error instanceof Refused ? error.problem.refusal : null;
  if (refusal && ['VALIDATION', 'PRECONDITION'].includes(refusal.code)) return refusal;
  throw error;
}

async function listPage(
  call: PageCall,
  {
    secret = null,
    refusal = null,
    url = '',
  }: { secret?: string | null; refusal?: Refusal | null; url?: string },
) {
  const endpoints = await endpointsOf(lookerOf(call));
  return (
    <EndpointsPage frame={call.frame} endpoints={endpoints} secret={secret} refusal={refusal} url={url} />
  );
}

async function onePage(call: PageCall, refusal: Refusal | null) {
  const endpoint = await endpointOf(lookerOf(call), call.c.req.param('id') ?? '');
  const deliveries = await call.deps.ports.webhooks.deliveries(endpoint.id, { limit: ROWS });
  return <EndpointPage frame={call.frame} endpoint={endpoint} deliveries={deliveries} refusal={refusal} />;
}
