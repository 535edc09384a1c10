import type { Hono } from 'hono';
import { deleteCookie, setCookie } from 'hono/cookie';
import { DEMO_COOKIE, readDemoUser } from '../../api/identity/demo.ts';
import { callerOf } from '../../api/identity/identify.ts';
import { frameOf, type PageDeps } from '../page-call.ts';
import { DemoLoginPage } from './demo-login-page.tsx';
import { wayOn } from './way-on.ts';

/** Choosing a demo user, and leaving again. */
export function mountDemoLogin(app: Hono, deps: PageDeps): void {
  app.get('/', (c) => c.redirect(callerOf(c) ? '/work' : '/login', 303));

  app.get('/login', (c) => {
    const frame = frameOf(c, deps, null);
    return c.html(<DemoLoginPage frame={frame} next={wayOn(c.req.query('next'))} />);
  });

  app.post('/login', async (c) => {
    const form = await c.req.parseBody();
    const next = wayOn(form.next);
    const chosen = typeof form.user === 'string' ? form.user : `${form.scope}:${form.role}`;
    const caller = deps.demo ? readDemoUser(chosen) : null;
    if (!caller) {
      const frame = frameOf(c, deps, null);
      return c.html(<DemoLoginPage frame={frame} next={next} impossible />, 422);
    }
    // The session ends with the browser; it is no secret, only a choice among invented people.
    setCookie(c, DEMO_COOKIE, caller.subject, { path: '/', httpOnly: true, sameSite: 'Lax' });
    return c.redirect(next, 303);
  });

  app.post('/logout', (c) => {
    deleteCookie(c, DEMO_COOKIE, { path: '/' });
    return c.redirect('/login', 303);
  });
}
