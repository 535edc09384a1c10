import type { Hono } from 'hono';
import { changePreferences } from '../../api/preferences.ts';
import { chosenKinds } from '../../domain/reach/message-kind.ts';
import { callOfPage, lookerOf, type PageDeps } from '../page-call.ts';
import { PreferencesPage } from './preferences-page.tsx';

/** How somebody wants to be told: the page beside their logins. */
export function mountPreferences(app: Hono, deps: PageDeps): void {
  app.get('/account/messages', async (c) => {
    const { caller, frame } = callOfPage(c, deps);
    const preferences = await deps.ports.directory.preferences(caller.subject);
    const saved = c.req.query('saved') === '1';
    return c.html(<PreferencesPage frame={frame} preferences={preferences} saved={saved} />);
  });

  app.post('/account/messages', async (c) => {
    const call = callOfPage(c, deps);
    const said = await c.req.parseBody();
    const byKind = Object.fromEntries(
      chosenKinds.flatMap((kind) => (typeof said[kind] === 'string' ? [[kind, said[kind]]] : [])),
    );
    await changePreferences(lookerOf(call), { byKind, weeklyOverview: said.weekly === 'true' });
    return c.redirect('/account/messages?saved=1', 303);
  });
}
