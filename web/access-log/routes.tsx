import type { Hono } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { isMonth, monthBounds, reportDefaults, requireDpo } from '../../api/access-log.ts';
import { citizenCsv } from '../../api/citizen-log.ts';
import { leaveLog } from '../../api/leave.ts';
import { recordList } from '../../api/look.ts';
import { isNamedPurpose, PURPOSE_COOKIE } from '../../api/purpose.ts';
import { civilDateOf } from '../../domain/calendar/index.ts';
import { callOfPage, caseOfPage, lookerOf, nowOfCase, type PageDeps } from '../page-call.ts';
import { CaseAccessLogPage } from './case-page.tsx';
import { AccessReportPage } from './report-page.tsx';

const ROWS_ON_A_PAGE = 100;
const HOUR_SECONDS = 3_600;

/** Who has looked: on the case, as a file for its citizen, and across cases for the data protection officer. */
export function mountAccessLog(app: Hono, deps: PageDeps): void {
  app.get('/cases/:id/access-log', async (c) => {
    const call = callOfPage(c, deps);
    const stored = await caseOfPage(call);
    const asked = Number(c.req.query('before'));
    const before = Number.isSafeInteger(asked) && asked > 0 ? { before: asked } : {};
    const found = await deps.ports.readLog.looks(
      { caseId: stored.state.id },
      { limit: ROWS_ON_A_PAGE + 1, ...before },
    );
    const rows = found.slice(0, ROWS_ON_A_PAGE);
    return c.html(
      <CaseAccessLogPage
        frame={call.frame}
        stored={stored}
        nowMs={nowOfCase(call, stored)}
        rows={rows}
        next={found.length > ROWS_ON_A_PAGE ? (rows.at(-1)?.seq ?? null) : null}
        chosen={getCookie(c, PURPOSE_COOKIE) ?? null}
      />,
    );
  });

  app.get('/cases/:id/access-log.csv', async (c) => {
    const call = callOfPage(c, deps);
    const seen = await caseOfPage(call);
    await leaveLog(deps.ports, seen, deps.ports.clock());
    return citizenCsv(await deps.ports.readLog.forCitizen(seen.state.id), call.lang);
  });

  app.post('/cases/:id/purpose', async (c) => {
    const call = callOfPage(c, deps);
    const { state } = await caseOfPage(call);
    const { purpose } = await c.req.parseBody();
    const path = `/cases/${state.id}`;
    if (typeof purpose === 'string' && isNamedPurpose(purpose))
      setCookie(c, PURPOSE_COOKIE, purpose, {
        path,
        httpOnly: true,
        sameSite: 'Strict',
        secure: deps.https ?? false,
        maxAge: HOUR_SECONDS,
      });
    else deleteCookie(c, PURPOSE_COOKIE, { path });
    return c.redirect(`${path}/access-log`, 303);
  });

  app.get('/access-log', async (c) => {
    const call = callOfPage(c, deps);
    const scopes = requireDpo(call.caller);
    const asked = c.req.query('month') ?? '';
    const month = isMonth(asked) ? asked : civilDateOf(deps.ports.clock()).slice(0, 7);
    const question = { ...monthBounds(month), ...reportDefaults, scopes, seed: month };
    const report = await deps.ports.readLog.report(question);
    await recordList(lookerOf(call), 'log-search', { report: month }, report.sample);
    return c.html(<AccessReportPage frame={call.frame} month={month} report={report} />);
  });
}
