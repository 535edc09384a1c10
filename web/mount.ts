import type { Context, Hono } from 'hono';
import { Hono as Pages } from 'hono';
import { attemptIn, tellAttempt } from '../api/attempt.ts';
import { limitBody } from '../api/body-room.ts';
import { carriesCpr } from '../api/cpr-guard.ts';
import { tellDenied } from '../api/denied.ts';
import { secretCookies } from '../api/identity/cookies.ts';
import { callerOf, identified } from '../api/identity/identify.ts';
import { Refused } from '../api/refused.ts';
import { pageHeaders } from '../api/security-headers.ts';
import { mountAccessLog } from './access-log/routes.tsx';
import { mountAdministration } from './admin/routes.tsx';
import { mountAssets } from './assets/assets.ts';
import { mountAssignment } from './assignment/routes.tsx';
import { mountConsents } from './case/consent-routes.tsx';
import { mountCase } from './case/routes.tsx';
import { mountSiblings } from './case/sibling-routes.tsx';
import { csrfGuard, ForeignForm } from './csrf.ts';
import { mountDataProtection } from './data-protection/routes.tsx';
import { mountDirectory } from './directory/routes.tsx';
import { mountDisclosure } from './disclosure/routes.tsx';
import { mountDocuments } from './documents/routes.tsx';
import { mountEmergency } from './emergency/routes.tsx';
import { mountEscalations } from './escalations/routes.tsx';
import { mountFeed } from './feed/routes.tsx';
import { mountHandovers } from './handover/routes.tsx';
import { mountHelp } from './help/routes.tsx';
import { mountHistory } from './history/routes.tsx';
import { mountLaw } from './law/routes.tsx';
import { mountDemoLogin } from './login/demo-routes.tsx';
import { askToLogIn, forgetSentForm } from './login/kept-form.tsx';
import { mountLogin } from './login/routes.tsx';
import { mountMails } from './mails/routes.tsx';
import { mountMeetings } from './meetings/routes.tsx';
import { mountMerge } from './merge/routes.tsx';
import { mountNotices } from './notices/routes.tsx';
import { mountOrganisation } from './organisation/routes.tsx';
import { mountBulk } from './overview/bulk-routes.tsx';
import { mountOverview } from './overview/routes.tsx';
import { countNotices, type PageDeps, PageRefused } from './page-call.ts';
import { mountPersons } from './persons/routes.tsx';
import { mountPreferences } from './preferences/routes.tsx';
import { mountRefer } from './record/refer-routes.tsx';
import { mountRecord } from './record/routes.tsx';
import { mountReports } from './reports/routes.tsx';
import { mountTasks } from './tasks/routes.tsx';
import { mountTemplates } from './templates/routes.tsx';
import {
  awayPage,
  brokenPage,
  cprPage,
  erasedPage,
  foreignPage,
  notFoundPage,
  notPermittedPage,
  refusedRequestPage,
} from './trouble.tsx';
import { mountWebhooks } from './webhooks/routes.tsx';
import { mountWhatIf } from './what-if/routes.tsx';
import { mountWorklist } from './worklist/routes.tsx';

/** Adds the pages to the app that already answers the API. Call it last: it answers what nobody else did. */
export function mountPages(app: Hono, deps: PageDeps): void {
  mountAssets(app);
  const pages = new Pages();
  const cookies = deps.login?.cookies ?? secretCookies(deps.https ?? false);
  pages.onError((error, c) => answerError(error, c, deps));
  pages.use('*', pageHeaders(deps.https ?? false), noStore);
  pages.use('*', async (c, next) => {
    if (!carriesCpr(c.req.url)) return next();
    tellAttempt(c, deps.ports, 'cpr-in-address');
    return cprPage(c, deps);
  });
  pages.use('*', limitBody);
  pages.use('*', identified(deps.identify));
  if (deps.limit) pages.use('*', deps.limit);
  pages.use('*', csrfGuard(cookies));
  pages.use('*', countNotices(deps));
  if (deps.login) pages.use('*', forgetSentForm(deps.login));
  if (deps.login) mountLogin(pages, deps, deps.login);
  else mountDemoLogin(pages, deps);
  mountHelp(pages, deps);
  mountWorklist(pages, deps);
  mountBulk(pages, deps);
  mountAssignment(pages, deps);
  mountOverview(pages, deps);
  mountRefer(pages, deps);
  mountCase(pages, deps);
  mountConsents(pages, deps);
  mountSiblings(pages, deps);
  mountWhatIf(pages, deps);
  mountHistory(pages, deps);
  mountPersons(pages, deps);
  mountMeetings(pages, deps);
  mountFeed(pages, deps);
  mountMerge(pages, deps);
  mountRecord(pages, deps);
  mountAccessLog(pages, deps);
  mountDisclosure(pages, deps);
  mountDocuments(pages, deps);
  mountDataProtection(pages, deps);
  mountEmergency(pages, deps);
  mountHandovers(pages, deps);
  mountWebhooks(pages, deps);
  mountNotices(pages, deps);
  mountTasks(pages, deps);
  mountMails(pages, deps);
  mountDirectory(pages, deps);
  mountTemplates(pages, deps);
  mountPreferences(pages, deps);
  mountEscalations(pages, deps);
  mountAdministration(pages, deps);
  mountOrganisation(pages, deps);
  mountLaw(pages, deps);
  mountReports(pages, deps);
  pages.get('*', (c) => (wantsPage(c) ? notFoundPage(c, deps) : c.notFound()));
  app.route('/', pages);
}

async function answerError(error: Error, c: Context, deps: PageDeps): Promise<Response> {
  const caller = callerOf(c);
  if (caller && isNotPermitted(error)) tellDenied({ c, ports: deps.ports, caller }, 'NOT_PERMITTED');
  if (error instanceof ForeignForm) {
    tellAttempt(c, deps.ports, 'foreign-form');
    return foreignPage(c, deps);
  }
  if (error instanceof Refused && error.problem.refusal.code === 'UNAVAILABLE') {
    if (error.cause) deps.ports.report(c.req.routePath, error.cause);
    return awayPage(c, deps, error.problem);
  }
  const attempt = error instanceof Refused ? attemptIn(error) : null;
  if (attempt) tellAttempt(c, deps.ports, attempt);
  const refused = error instanceof Refused ? refusedRequestPage(c, deps, error.problem) : null;
  if (refused) return refused;
  if (!(error instanceof PageRefused)) {
    deps.ports.report(c.req.routePath, error);
    return brokenPage(c, deps);
  }
  if (error.kind === 'login') return askToLogIn(c, deps);
  if (error.kind === 'erased') return erasedPage(c, deps);
  return error.kind === 'not-found' ? notFoundPage(c, deps) : notPermittedPage(c, deps);
}

const isNotPermitted = (error: Error): boolean =>
  (error instanceof PageRefused && error.kind === 'not-permitted') ||
  (error instanceof Refused && error.problem.refusal.code === 'NOT_PERMITTED');

const wantsPage = (c: Context): boolean =>
  !c.req.path.startsWith('/v1/') && (c.req.header('Accept') ?? '').includes('text/html');

async function noStore(c: Context, next: () => Promise<void>): Promise<void> {
  await next();
  if (!c.res.headers.has('Cache-Control')) c.header('Cache-Control', 'no-store');
}
