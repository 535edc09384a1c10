import type { Hono } from 'hono';
import { mayLook } from '../../access/may.ts';
import { purposesOf } from '../../api/consent-purposes.ts';
import { callOfPage, caseOfPage, nowOfCase, type PageDeps, PageRefused } from '../page-call.ts';
import { ConsentsPage } from './consents-page.tsx';

/** Who may be told what in a case, and until when. */
export function mountConsents(app: Hono, deps: PageDeps): void {
  app.get('/cases/:id/consents', async (c) => {
    const call = callOfPage(c, deps);
    const stored = await caseOfPage(call);
    if (!stored.sight.sees('consents')) throw new PageRefused('not-permitted');
    const { relation } = stored.sight;
    return c.html(
      <ConsentsPage
        frame={call.frame}
        stored={stored}
        nowMs={nowOfCase(call, stored)}
        purposes={await purposesOf(deps.ports.reads, stored)}
        mayRecord={mayLook(call.caller, relation, 'command') && relation !== 'emergency'}
      />,
    );
  });
}
