import type { Context, Hono, MiddlewareHandler } from 'hono';
import { callerOf } from '../../api/identity/identify.ts';
import type { PageLogin } from '../../api/identity/page-login.ts';
import { FORM_SECONDS } from '../../api/identity/session-store.ts';
import type { Language } from '../../api/language.ts';
import { holdsWork } from '../csrf.ts';
import { languageOfPage, type PageDeps } from '../page-call.ts';
import { formOfDraftUrl, isDraftUrl } from '../record/draft-url.ts';
import { draftWords } from '../text/drafts.ts';
import { wayBack } from './way-on.ts';

/**
 * To the login page, and from there back here. A form with work in it is kept for whoever's session it was; part of a
 * page that is fetched has the whole page go.
 */
export async function askToLogIn(c: Context, deps: PageDeps): Promise<Response> {
  const { login } = deps;
  const isDraft = isDraftUrl(c.req.path);
  const to = `/login?next=${encodeURIComponent(formOfDraftUrl(wayBack(c)))}`;
  if (isDraft && c.req.method === 'POST') {
    // Whoever is typing is not sent away from the page: what is typed is kept, and the way back is shown.
    const kept = login ? await keep(c, login) : false;
    return c.html(<LoggedOutWhileTyping lang={languageOfPage(c)} to={kept ? `${to}&kept=1` : to} />);
  }
  if (c.req.header('HX-Request') === 'true') return c.body(null, 200, { 'HX-Redirect': to });
  const kept = login && c.req.method === 'POST' && holdsWork(c.req.path) ? await keep(c, login) : false;
  return c.redirect(kept ? `${to}&kept=1` : to, 303);
}

const LoggedOutWhileTyping = ({ lang, to }: { lang: Language; to: string }) => (
  <span class="tov-draft-out">
    {draftWords.loggedOut[lang]} <a href={to}>{draftWords.logIn[lang]}</a>
  </span>
);

async function keep(c: Context, { cookies, sessions }: PageLogin): Promise<boolean> {
  const sessionToken = cookies.read(c, 'session');
  if (sessionToken === undefined || !isPlainForm(c)) return false;
  const body = await c.req.text();
  const token = await sessions.keepForm(sessionToken, { path: formOfDraftUrl(wayBack(c)), body });
  if (token === null) return false;
  cookies.write(c, 'form', token, FORM_SECONDS);
  return true;
}

const FORM_TYPE = 'application/x-www-form-urlencoded';
const isPlainForm = (c: Context): boolean => (c.req.header('Content-Type') ?? '').startsWith(FORM_TYPE);

/** Shows the form that was kept, filled, as if it had been sent by hand with a stale token: nothing is recorded. */
export function mountKeptForm(app: Hono, { cookies, sessions }: PageLogin): void {
  app.get('/login/resume', async (c) => {
    const token = cookies.read(c, 'form');
    const caller = callerOf(c);
    if (!caller) return c.redirect('/login', 303);
    const form = token === undefined ? null : await sessions.findForm(token, caller.subject);
    if (!form) {
      cookies.remove(c, 'form');
      return c.redirect('/work', 303);
    }
    const headers = new Headers(c.req.raw.headers);
    for (const name of ['Content-Length', 'Origin', 'X-CSRF-Token']) headers.delete(name);
    headers.set('Content-Type', FORM_TYPE);
    headers.set('Sec-Fetch-Site', 'same-origin');
    const url = new URL(form.path, c.req.url);
    return app.fetch(new Request(url, { method: 'POST', headers, body: form.body }), c.env);
  });
}

/** A form that was accepted at last is no longer kept. */
export const forgetSentForm =
  ({ cookies, sessions }: PageLogin): MiddlewareHandler =>
  async (c, next) => {
    await next();
    const token = cookies.read(c, 'form');
    const caller = callerOf(c);
    if (token === undefined || !caller || c.req.method !== 'POST' || c.res.status !== 303) return;
    if (!holdsWork(c.req.path)) return;
    await sessions.forgetForm(token, caller.subject);
    cookies.remove(c, 'form');
  };
