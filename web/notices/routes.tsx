import type { Hono } from 'hono';
import { deadLettersFor, noticesOf, readerOf, seeToDeadLetter } from '../../api/notices.ts';
import { statusOf } from '../../api/problem.ts';
import { Refused } from '../../api/refused.ts';
import type { Refusal } from '../../domain/case/refusal.ts';
import { callOfPage, lookerOf, type PageCall, type PageDeps } from '../page-call.ts';
import { DeadLettersPage } from './dead-letters-page.tsx';
import { NoticesPage } from './notices-page.tsx';

/** What people were told in the application, and what reached nobody. */
export function mountNotices(app: Hono, deps: PageDeps): void {
  app.get('/notices', async (c) => {
    const call = callOfPage(c, deps);
    return c.html(<NoticesPage frame={call.frame} notices={await noticesOf(lookerOf(call), false)} />);
  });

  app.post('/notices/seen', async (c) => {
    const call = callOfPage(c, deps);
    await deps.ports.notices.markSeen(readerOf(call.caller), null);
    return c.redirect('/notices', 303);
  });

  app.get('/dead-letters', async (c) => c.html(await page(callOfPage(c, deps), null)));

  app.post('/dead-letters/:id', async (c) => {
    const call = callOfPage(c, deps);
    const { how } = await c.req.parseBody();
    try {
      await seeToDeadLetter(lookerOf(call), c.req.param('id') ?? '', how);
    } catch (error) {
      if (!(error instanceof Refused) || error.problem.refusal.code === 'NOT_PERMITTED') throw error;
      return c.html(await page(call, error.problem.refusal), statusOf(error.problem) as 409);
    }
    return c.redirect('/dead-letters', 303);
  });
}

const page = async (call: PageCall, refusal: Refusal | null) => (
  <DeadLettersPage frame={call.frame} letters={await deadLettersFor(lookerOf(call))} refusal={refusal} />
);
