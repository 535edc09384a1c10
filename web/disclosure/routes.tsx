import type { Hono } from 'hono';
import { drawExport } from '../../api/data-export.ts';
import { receiptsSeen } from '../../api/receipts-seen.ts';
import { Refused } from '../../api/refused.ts';
import { callOfPage, caseOfPage, nowOfCase, type PageDeps } from '../page-call.ts';
import { DisclosuresPage } from './disclosures-page.tsx';
import { ExportPage } from './export-page.tsx';
import { RightsPage } from './rights-page.tsx';

const RECEIPTS_ON_A_PAGE = 200;

/** What holds and what has left, on the case; the rights of the person, and the copy that they get. */
export function mountDisclosure(app: Hono, deps: PageDeps): void {
  app.get('/cases/:id/disclosures', async (c) => {
    const call = callOfPage(c, deps);
    const stored = await caseOfPage(call);
    const rows = await deps.ports.receipts.list(stored.state.id, { limit: RECEIPTS_ON_A_PAGE });
    const receipts = receiptsSeen(call.caller, stored, rows);
    const nowMs = nowOfCase(call, stored);
    return c.html(<DisclosuresPage frame={call.frame} stored={stored} nowMs={nowMs} receipts={receipts} />);
  });

  app.get('/cases/:id/data-export', async (c) => {
    const call = callOfPage(c, deps);
    const stored = await caseOfPage(call);
    const nowMs = nowOfCase(call, stored);
    return c.html(<RightsPage frame={call.frame} stored={stored} nowMs={nowMs} refusal={null} />);
  });

  app.get('/cases/:id/data-export/copy', async (c) => {
    const call = callOfPage(c, deps);
    const stored = await caseOfPage(call);
    const nowMs = nowOfCase(call, stored);
    const { to, texts } = c.req.query();
    const question = { ...(to ? { to } : {}), ...(texts ? { texts } : {}) };
    try {
      const copy = await drawExport(deps.ports, stored, question, nowMs);
      return c.html(<ExportPage frame={call.frame} copy={copy} />);
    } catch (error) {
      if (!(error instanceof Refused) || error.problem.refusal.code === 'UNAVAILABLE') throw error;
      const { refusal } = error.problem;
      return c.html(<RightsPage frame={call.frame} stored={stored} nowMs={nowMs} refusal={refusal} />, 409);
    }
  });
}
