import type { Hono } from 'hono';
import { ruleById } from '../../domain/rules/catalogue.ts';
import { callOfPage, type PageDeps, PageRefused } from '../page-call.ts';
import { RulePage, RulesPage } from './rule-pages.tsx';

/** The printed law, from the rules' own data. */
export function mountLaw(app: Hono, deps: PageDeps): void {
  app.get('/rules', (c) => c.html(<RulesPage frame={callOfPage(c, deps).frame} />));

  app.get('/rules/:ruleId', (c) => {
    const { frame } = callOfPage(c, deps);
    const rule = ruleById(c.req.param('ruleId'));
    if (!rule) throw new PageRefused('not-found');
    return c.html(<RulePage frame={frame} rule={rule} />);
  });
}
