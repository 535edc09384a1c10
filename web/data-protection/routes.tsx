import type { Hono } from 'hono';
import { breachCsv, registeredBreaches } from '../../api/breaches.ts';
import { statusOf } from '../../api/problem.ts';
import { Refused } from '../../api/refused.ts';
import {
  decideRetention,
  dueForErasure,
  erasedCases,
  policiesFor,
  voteOnErasure,
} from '../../api/retention.ts';
import type { Refusal } from '../../domain/case/refusal.ts';
import type { JsonObject } from '../../domain/json.ts';
import { callOfPage, lookerOf, type PageCall, type PageDeps } from '../page-call.ts';
import { BreachesPage } from './breaches-page.tsx';
import { ErasuresPage } from './erasures-page.tsx';

/** Above the cases: the register of breaches, and retention with the list of what is due for erasure. */
export function mountDataProtection(app: Hono, deps: PageDeps): void {
  app.get('/breaches', async (c) => {
    const call = callOfPage(c, deps);
    return c.html(<BreachesPage frame={call.frame} rows={await registeredBreaches(lookerOf(call))} />);
  });

  app.get('/breaches.csv', async (c) => {
    const call = callOfPage(c, deps);
    return breachCsv(await registeredBreaches(lookerOf(call)), call.lang);
  });

  app.get('/erasures', async (c) => c.html(await page(callOfPage(c, deps), null)));

  app.post('/erasures', async (c) => {
    const call = callOfPage(c, deps);
    const { kind, years, basis } = await c.req.parseBody();
    return answer(call, () =>
      decideRetention(lookerOf(call), {
        kind: String(kind ?? ''),
        years: years === '' || years === undefined ? null : Number(years),
        basis: String(basis ?? ''),
      }),
    );
  });

  app.post('/erasures/:caseId', async (c) => {
    const call = callOfPage(c, deps);
    const { vote, reason } = await c.req.parseBody();
    const said: JsonObject =
      vote === 'hold' ? { vote, reason: String(reason ?? '') } : { vote: String(vote ?? '') };
    return answer(call, () => voteOnErasure(lookerOf(call), c.req.param('caseId'), said));
  });
}

/** Back to the list, or the list with what the rules say against it. */
async function answer(call: PageCall, act: () => Promise<unknown>): Promise<Response> {
  try {
    await act();
  } catch (error) {
    if (!(error instanceof Refused) || ['UNAVAILABLE', 'NOT_PERMITTED'].includes(error.problem.refusal.code))
      throw error;
    return call.c.html(await page(call, error.problem.refusal), statusOf(error.problem) as 409);
  }
  return call.c.redirect('/erasures', 303);
}

async function page(call: PageCall, refusal: Refusal | null) {
  const looker = lookerOf(call);
  const [policies, due, erased] = await Promise.all([
    policiesFor(looker),
    dueForErasure(looker),
    erasedCases(looker),
  ]);
  return <ErasuresPage frame={call.frame} policies={policies} due={due} erased={erased} refusal={refusal} />;
}
