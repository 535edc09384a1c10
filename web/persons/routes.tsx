import type { Hono } from 'hono';
import { addressOf, personsShown } from '../../api/case-persons.ts';
import { searchByNumber } from '../../api/person-search.ts';
import { isAddressReason } from '../../api/protected-address.ts';
import { Refused } from '../../api/refused.ts';
import type { SeenCase } from '../../api/seen-case.ts';
import { isPersonId } from '../../domain/persons/person-id.ts';
import { isCaseId } from '../case-id.ts';
import {
  callOfPage,
  caseOfPage,
  lookerOf,
  nowOfCase,
  type PageCall,
  type PageDeps,
  PageRefused,
  requireReader,
} from '../page-call.ts';
import { type AskedAddress, CasePersonsPage } from './case-page.tsx';
import { PersonSearchPage } from './search-page.tsx';

/** Who is who in a case, a protected address for a reason, and the search by number. */
export function mountPersons(app: Hono, deps: PageDeps): void {
  app.get('/cases/:id/persons', async (c) => {
    const call = callOfPage(c, deps);
    return personsPage(call, namesIn(await caseOfPage(call)), null);
  });

  app.post('/cases/:id/persons/:personId/address', async (c) => {
    const call = callOfPage(c, deps);
    const { id, personId } = c.req.param();
    const { reason } = await c.req.parseBody();
    if (!isPersonId(personId) || !isCaseId(id)) throw new PageRefused('not-found');
    // The form offers no other reason; whoever sends one is shown the form.
    if (!isAddressReason(reason)) return c.redirect(`/cases/${id}/persons`, 303);
    const seen = namesIn(await caseOfPage(call, { reason, person: personId }));
    return personsPage(call, seen, { personId, address: await addressOf(deps.ports, seen, personId) });
  });

  app.get('/persons', (c) => {
    const call = callOfPage(c, deps);
    requireReader(call.caller);
    return c.html(<PersonSearchPage frame={call.frame} found={null} mistake={null} />);
  });

  app.post('/persons', async (c) => {
    const call = callOfPage(c, deps);
    requireReader(call.caller);
    const { number } = await c.req.parseBody();
    try {
      const found = await searchByNumber(lookerOf(call), number);
      const shown = found.map((one) => ({ ...one, nowMs: nowOfCase(call, one.seen) }));
      return c.html(<PersonSearchPage frame={call.frame} found={shown} mistake={null} />);
    } catch (error) {
      if (!(error instanceof Refused) || error.problem.refusal.code !== 'VALIDATION') throw error;
      const mistake = error.problem.refusal.message[call.lang];
      return c.html(<PersonSearchPage frame={call.frame} found={null} mistake={mistake} />, 422);
    }
  });
}

async function personsPage(call: PageCall, seen: SeenCase, asked: AskedAddress | null) {
  const nowMs = nowOfCase(call, seen);
  const persons = await personsShown(call.deps.ports, seen, nowMs);
  return call.c.html(
    <CasePersonsPage frame={call.frame} stored={seen} nowMs={nowMs} persons={persons} asked={asked} />,
  );
}

/** Names are a part of the case that not every role sees. */
function namesIn(seen: SeenCase): SeenCase {
  if (!seen.sight.sees('names')) throw new PageRefused('not-permitted');
  return seen;
}
