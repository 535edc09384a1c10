import type { Hono } from 'hono';
import { lookAtCase } from '../../api/look.ts';
import type { CaseState } from '../../domain/case/state.ts';
import { type WhatIfAnswer, whatIf } from '../../domain/simulation/what-if.ts';
import { callOfPage, caseOfPage, lookerOf, nowOfCase, type PageCall, type PageDeps } from '../page-call.ts';
import { offerOf, questionOf } from './question.ts';
import { realForms } from './real-forms.ts';
import { readScenario, scenarioQuery, triesSomething } from './scenario.ts';
import { WhatIfPage } from './what-if-page.tsx';

/** What would move if this were done, asked on the page of a case. Reads only, as the API's own question does. */
export function mountWhatIf(app: Hono, deps: PageDeps): void {
  app.get('/cases/:id/what-if', async (c) => {
    const call = callOfPage(c, deps);
    const stored = await caseOfPage(call);
    const { state } = stored;
    const nowMs = nowOfCase(call, stored);
    const { lang: _chosen, ...query } = c.req.query();
    const { scenario, mistakes } = readScenario(query, state.parameters);
    const told = scenarioQuery(scenario);
    // The address that can be sent on says what is tried and nothing else.
    if (mistakes.length === 0 && told !== new URLSearchParams(query).toString())
      return c.redirect(`/cases/${state.id}/what-if${told === '' ? '' : `?${told}`}`, 303);
    const offer = offerOf(state, nowMs);
    const { question, fields } = questionOf(scenario, state, nowMs);
    let answer: WhatIfAnswer | null = null;
    if (triesSomething(scenario)) {
      const linked = question.steps.length === 0 ? [] : await linkedTo(call, state);
      answer = whatIf(state, question, nowMs, call.caller.role, linked);
    }
    const real = realForms(call.caller, stored, { scenario, offer, nowMs });
    const { frame } = call;
    return c.html(
      <WhatIfPage {...{ frame, stored, nowMs, offer, scenario, mistakes, answer, fields, real }} />,
    );
  });
}

/** The linked cases that the caller may know of; each is a look of its own. */
async function linkedTo(call: PageCall, { links }: CaseState): Promise<CaseState[]> {
  const looked = await Promise.all(links.map(({ id }) => lookAtCase(lookerOf(call), id)));
  return looked.flatMap((one) => (one.kind === 'seen' ? [one.stored.state] : []));
}
