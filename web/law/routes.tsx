import type { Hono } from 'hono';
import { ruleById } from '../../domain/rules/catalogue.ts';
import { callOfPage, type PageDeps, PageRefused } from '../page-call.ts';
import { PrintedRulesPage, RulePage, RulesPage } from './rule-pages.tsx';
import { searchRules } from './search-rules.ts';

/** The printed law, from the rules' own data. */
export function mountLaw(app: Hono, deps: PageDeps): void {
  app.get('/rules', (c) => c.html(<RulesPage frame={callOfPage(c, deps).frame} />));

  app.get('/rules/print', (c) => c.html(<PrintedRulesPage frame={callOfPage(c, deps).frame} />));

  // What is typed goes in the body: a name that was typed by mistake is in no address.
  app.post('/rules/search', async (c) => {
    const { frame } = callOfPage(c, deps);
    const { typed } = await c.req.parseBody();
    const sought = typeof typed === 'string' ? typed.trim().slice(0, 80) : '';
    const found = searchRules(sought, frame.lang);
    return c.html(<RulesPage frame={frame} typed={sought} found={found} />);
  });

  app.get('/rules/:ruleId', (c) => {
    const { frame } = callOfPage(c, deps);
    const rule = ruleById(c.req.param('ruleId'));
    if (!rule) throw new PageRefused('not-found');
    return c.html(<RulePage frame={frame} rule={rule} />);
  });
}
