import type { Context, Hono } from 'hono';
import { Hono as Pages } from 'hono';
import { csrf } from 'hono/csrf';
import { HTTPException } from 'hono/http-exception';
import { secureHeaders } from 'hono/secure-headers';
import { Refused } from '../api/refused.ts';
import { mountAssets } from './assets/assets.ts';
import { mountCase } from './case/routes.tsx';
import { mountLaw } from './law/routes.tsx';
import { mountLogin } from './login/routes.tsx';
import { mountMails } from './mails/routes.tsx';
import { mountOrganisation } from './organisation/routes.tsx';
import { type PageDeps, PageRefused } from './page-call.ts';
import { mountRefer } from './record/refer-routes.tsx';
import { mountRecord } from './record/routes.tsx';
import { awayPage, brokenPage, erasedPage, foreignPage, notFoundPage, notPermittedPage } from './trouble.tsx';
import { mountWorklist } from './worklist/routes.tsx';

/** Nothing from another host, no inline script or style, forms go home only. */
const policy = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    imgSrc: ["'self'"],
    fontSrc: ["'self'"],
    connectSrc: ["'self'"],
    formAction: ["'self'"],
    baseUri: ["'none'"],
    frameAncestors: ["'none'"],
  },
  // With no referrer at all browsers hide the origin of a form, and the check against foreign forms needs it.
  referrerPolicy: 'same-origin',
});

/** Adds the pages to the app that already answers the API. Call it last: it answers what nobody else did. */
export function mountPages(app: Hono, deps: PageDeps): void {
  mountAssets(app);
  const pages = new Pages();
  pages.onError((error, c) => {
    // A form from another site.
    if (error instanceof HTTPException && error.status === 403) return foreignPage(c, deps);
    if (error instanceof Refused && error.problem.refusal.code === 'UNAVAILABLE') {
      if (error.cause) deps.ports.report(c.req.routePath, error.cause);
      return awayPage(c, deps, error.problem);
    }
    if (!(error instanceof PageRefused)) {
      deps.ports.report(c.req.routePath, error);
      return brokenPage(c, deps);
    }
    if (error.kind === 'login') return c.redirect(`/login?next=${encodeURIComponent(wayBack(c))}`, 303);
    if (error.kind === 'erased') return erasedPage(c, deps);
    return error.kind === 'not-found' ? notFoundPage(c, deps) : notPermittedPage(c, deps);
  });
  pages.use('*', policy, csrf(), noStore);
  mountLogin(pages, deps);
  mountWorklist(pages, deps);
  mountRefer(pages, deps);
  mountCase(pages, deps);
  mountRecord(pages, deps);
  mountMails(pages, deps);
  mountOrganisation(pages, deps);
  mountLaw(pages, deps);
  pages.get('*', (c) => (wantsPage(c) ? notFoundPage(c, deps) : c.notFound()));
  app.route('/', pages);
}

/** Where to go on after login; a form that was sent is reached again by its own address. */
const wayBack = (c: Context): string => {
  const url = new URL(c.req.url);
  return `${url.pathname}${url.search}`;
};

const wantsPage = (c: Context): boolean =>
  !c.req.path.startsWith('/v1/') && (c.req.header('Accept') ?? '').includes('text/html');

async function noStore(c: Context, next: () => Promise<void>): Promise<void> {
  await next();
  if (!c.res.headers.has('Cache-Control')) c.header('Cache-Control', 'no-store');
}
