import type { Hono } from 'hono';
import { namesTold } from '../../api/case-persons.ts';
import { familyCases, hasSiblings } from '../../api/family-cases.ts';
import { callOfPage, caseOfPage, lookerOf, nowOfCase, type PageDeps, PageRefused } from '../page-call.ts';
import { SiblingsPage } from './siblings-page.tsx';

/** The children of one pregnancy side by side. */
export function mountSiblings(app: Hono, deps: PageDeps): void {
  app.get('/cases/:id/siblings', async (c) => {
    const call = callOfPage(c, deps);
    const stored = await caseOfPage(call);
    if (!hasSiblings(stored)) throw new PageRefused('not-found');
    const cases = await familyCases(lookerOf(call), stored);
    const columns = await Promise.all(
      cases.map(async (seen) => {
        const { ref } = seen.state;
        const names = seen.sight.sees('names') ? await namesTold(deps.ports, seen, [ref, 'child']) : null;
        return { seen, nowMs: nowOfCase(call, seen), name: names?.[ref] ?? names?.child ?? null };
      }),
    );
    return c.html(
      <SiblingsPage frame={call.frame} stored={stored} nowMs={nowOfCase(call, stored)} columns={columns} />,
    );
  });
}
