import type { Hono } from 'hono';
import { administrationOf, mayAdministrate } from '../../api/administration.ts';
import { callOfPage, lookerOf, type PageDeps, PageRefused } from '../page-call.ts';
import { mountChains } from './chain-routes.tsx';
import { mountParameters } from './parameter-routes.tsx';
import { mountRuleSets } from './rule-set-routes.tsx';
import { AdministrationPage } from './start-page.tsx';
import { mountUsers } from './user-routes.tsx';

/** What an organisation decides itself, in one place. */
export function mountAdministration(app: Hono, deps: PageDeps): void {
  app.get('/administration', async (c) => {
    const call = callOfPage(c, deps);
    if (!mayAdministrate(call.caller)) throw new PageRefused('not-permitted');
    const items = await administrationOf(lookerOf(call));
    return c.html(<AdministrationPage frame={call.frame} organisation={call.caller.scope} items={items} />);
  });
  mountParameters(app, deps);
  mountUsers(app, deps);
  mountChains(app, deps);
  mountRuleSets(app, deps);
}
