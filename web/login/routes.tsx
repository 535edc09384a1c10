import type { Context, Hono } from 'hono';
import { callerOf } from '../../api/identity/identify.ts';
import { CALLBACK_PATH, type Finished } from '../../api/identity/login-service.ts';
import type { PageLogin } from '../../api/identity/page-login.ts';
import { isPossibleRight, nameOfRight } from '../../api/identity/right.ts';
import { newToken } from '../../api/identity/secret-token.ts';
import type { Session } from '../../api/identity/session-store.ts';
import type { Text } from '../../domain/text.ts';
import { frameOf, type PageDeps, PageRefused } from '../page-call.ts';
import { sessionWords } from '../text/login.ts';
import { AccountPage } from './account-page.tsx';
import { mountKeptForm } from './kept-form.tsx';
import { LoggedOutPage, LoginPage, LoginTrouble } from './login-page.tsx';
import { RolePage } from './role-page.tsx';
import { wayOn } from './way-on.ts';

const RETRY_SECONDS = '10';

/** Logging in with the login service, choosing among roles, one's own logins, logging out. */
export function mountLogin(app: Hono, deps: PageDeps, login: PageLogin): void {
  const { service, sessions, cookies, onEvent } = login;

  app.get('/', (c) => c.redirect(callerOf(c) ? '/work' : '/login', 303));

  app.get('/login', async (c) => {
    const next = wayOn(c.req.query('next'));
    const session = await sessionHere(c, login);
    if (session) return c.redirect(afterLogin(c, login, session, next), 303);
    const frame = frameOf(c, deps, null);
    return c.html(<LoginPage frame={frame} next={next} kept={c.req.query('kept') === '1'} />);
  });

  app.get('/login/start', async (c) => {
    // A login is begun by somebody who pressed the button: an address that another site calls only shows the button.
    const site = c.req.header('Sec-Fetch-Site') ?? 'none';
    if (site !== 'same-origin' && site !== 'none')
      return c.redirect(`/login?next=${encodeURIComponent(wayOn(c.req.query('next')))}`, 303);
    const browser = cookies.read(c, 'browser') ?? newToken();
    cookies.write(c, 'browser', browser);
    const url = await service.begin(browser, wayOn(c.req.query('next')));
    return url ? c.redirect(url.href, 302) : away(c, deps, login);
  });

  app.get(CALLBACK_PATH, async (c) => {
    const query = new URL(c.req.url).searchParams;
    const finished = await service.finish(query, cookies.read(c, 'browser'));
    return finished.kind === 'in' ? enter(c, login, finished) : turnedAway(c, deps, login, finished);
  });

  app.get('/login/role', async (c) => {
    const session = await requireSession(c, login);
    const rights = session.rights.flatMap((right, index) =>
      isPossibleRight(right.scope, right.role) ? [{ index, right }] : [],
    );
    const frame = frameOf(c, deps, callerOf(c));
    return c.html(<RolePage frame={frame} rights={rights} next={wayOn(c.req.query('next'))} />);
  });

  app.post('/login/role', async (c) => {
    const session = await requireSession(c, login);
    const { right, next } = await c.req.parseBody();
    const index = typeof right === 'string' && /^\d{1,2}$/.test(right) ? Number(right) : -1;
    const asked = session.rights[index];
    if (!asked || !isPossibleRight(asked.scope, asked.role)) throw new PageRefused('not-found');
    await sessions.choose(session, index);
    onEvent({ what: 'role-chosen', subject: session.subject, right: nameOfRight(asked) });
    return c.redirect(afterLogin(c, login, { ...session, chosen: index }, wayOn(next)), 303);
  });

  app.get('/account', async (c) => {
    const session = await requireSession(c, login);
    return c.html(
      <AccountPage
        frame={frameOf(c, deps, callerOf(c))}
        sessions={await sessions.listOf(session.subject)}
        here={session.sessionId}
        severalRoles={session.rights.length > 1}
      />,
    );
  });

  app.post('/account/end', async (c) => {
    const { subject } = await requireSession(c, login);
    const { session } = await c.req.parseBody();
    if (typeof session === 'string') await sessions.endOne(subject, session);
    onEvent({ what: 'ended-one', subject });
    return c.redirect('/account', 303);
  });

  app.post('/account/end-all', async (c) => {
    const { subject } = await requireSession(c, login);
    await sessions.endAll(subject);
    onEvent({ what: 'ended-all', subject });
    return leave(c, deps, login);
  });

  app.post('/logout', async (c) => {
    const token = cookies.read(c, 'session');
    if (token !== undefined) await sessions.end(token, 'logged-out');
    onEvent({ what: 'logged-out', ...subjectHere(c) });
    return leave(c, deps, login);
  });

  app.get('/logged-out', (c) => c.html(<LoggedOutPage frame={frameOf(c, deps, null)} farewell={null} />));

  mountKeptForm(app, login);
}

const subjectHere = (c: Context): { subject?: string } => {
  const subject = callerOf(c)?.subject;
  return subject === undefined ? {} : { subject };
};

async function sessionHere(c: Context, { cookies, sessions }: PageLogin): Promise<Session | null> {
  const token = cookies.read(c, 'session');
  return token === undefined ? null : sessions.find(token);
}

/** The session that looks, also while it has no role yet. */
async function requireSession(c: Context, login: PageLogin): Promise<Session> {
  const session = await sessionHere(c, login);
  if (!session) throw new PageRefused('login');
  return session;
}

/** First the role, then the form that was kept, then where one was going. */
function afterLogin(c: Context, { cookies }: PageLogin, session: Session, next: string): string {
  if (session.chosen === null) return `/login/role?next=${encodeURIComponent(next)}`;
  return cookies.read(c, 'form') === undefined ? next : '/login/resume';
}

/** A login always begins a session of its own: what the browser had before is worth nothing any more. */
async function enter(
  c: Context,
  login: PageLogin,
  { token, next, acr }: Extract<Finished, { kind: 'in' }>,
): Promise<Response> {
  const { cookies, sessions, onEvent } = login;
  const before = cookies.read(c, 'session');
  if (before !== undefined) await sessions.end(before, 'superseded');
  const session = await sessions.find(token);
  if (!session) throw new Error('a session that was just begun is not there');
  cookies.write(c, 'session', token);
  cookies.remove(c, 'browser');
  onEvent({ what: 'logged-in', subject: session.subject, ...(acr === undefined ? {} : { acr }) });
  return c.redirect(afterLogin(c, login, session, next), 303);
}

function turnedAway(
  c: Context,
  deps: PageDeps,
  login: PageLogin,
  finished: Finished,
): Response | Promise<Response> {
  if (finished.kind === 'away') return away(c, deps, login);
  if (finished.kind === 'no-role') {
    login.onEvent({ what: 'no-role' });
    return trouble(c, deps, sessionWords.noRole, sessionWords.noRoleLead, 403);
  }
  login.onEvent({ what: 'refused', ...('code' in finished ? { code: finished.code } : {}) });
  return trouble(c, deps, sessionWords.refused, sessionWords.refusedLead, 400);
}

function away(c: Context, deps: PageDeps, { onEvent }: PageLogin): Response | Promise<Response> {
  onEvent({ what: 'issuer-away' });
  c.header('Retry-After', RETRY_SECONDS);
  return trouble(c, deps, sessionWords.away, sessionWords.awayLead, 503);
}

const trouble = (c: Context, deps: PageDeps, title: Text, lead: Text, status: 400 | 403 | 503) =>
  c.html(<LoginTrouble frame={frameOf(c, deps, null)} title={title} lead={lead} />, status);

/**
 * Out of here, and on to the login service. By a header of this answer, not as its redirect: the policy of these pages
 * lets no form lead elsewhere.
 */
async function leave(c: Context, deps: PageDeps, { service, cookies }: PageLogin): Promise<Response> {
  for (const name of ['session', 'browser', 'form'] as const) cookies.remove(c, name);
  // What a browser kept against our headers goes too.
  c.header('Clear-Site-Data', '"cache", "storage"');
  const farewell = await service.farewell();
  if (!farewell) return c.redirect('/logged-out', 303);
  c.header('Refresh', `0; url=${farewell.href}`);
  return c.html(<LoggedOutPage frame={frameOf(c, deps, null)} farewell={farewell.href} />);
}
