import type { Hono } from 'hono';
import { mayKeepDirectory, maySeeDirectory } from '../../api/directory.ts';
import { chainsOf } from '../../api/escalation-chains.ts';
import { mayChangeParameters } from '../../api/parameters.ts';
import { Refused } from '../../api/refused.ts';
import type { Refusal } from '../../domain/case/refusal.ts';
import { callOfPage, lookerOf, type PageDeps, PageRefused } from '../page-call.ts';
import { ChainsPage } from './chains-page.tsx';

/** Who is told after whom in an organisation, and what if somebody were away. */
export function mountChains(app: Hono, deps: PageDeps): void {
  app.get('/organisations/:organisation/escalation-chains', async (c) => {
    const call = callOfPage(c, deps);
    const organisation = c.req.param('organisation');
    if (!maySeeDirectory(call.caller, organisation)) throw new PageRefused('not-found');
    const { on, away } = c.req.query();
    let refusal: Refusal | null = null;
    const found = await chainsOf(lookerOf(call), organisation, { on, away }).catch((error: unknown) => {
      if (!(error instanceof Refused) || error.problem.refusal.code !== 'VALIDATION') throw error;
      refusal = error.problem.refusal;
      return chainsOf(lookerOf(call), organisation);
    });
    const keeps = mayKeepDirectory(call.caller, organisation);
    const agrees = mayChangeParameters(call.caller, organisation);
    const page = { frame: call.frame, organisation, found, refusal, keeps, agrees };
    return c.html(<ChainsPage {...page} />, refusal ? 422 : 200);
  });
}
