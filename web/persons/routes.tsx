import type { Hono } from 'hono';
import { addressOf, personsShown } from '../../api/case-persons.ts';
import { duplicatesOf, withNames } from '../../api/duplicates.ts';
import { findCases, namesOf } from '../../api/find-cases.ts';
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
import { personWords } from '../text/persons.ts';
import { type AskedAddress, CasePersonsPage } from './case-page.tsx';
import { DuplicatesPage } from './duplicates-page.tsx';
import { PersonSearchPage } from './search-page.tsx';
import { readTyped } from './typed.ts';

/** Who is who in a case, a protected address for a reason, and the search. */
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

  app.get('/cases/:id/duplicates', async (c) => {
    const call = callOfPage(c, deps);
    const seen = namesIn(await caseOfPage(call));
    const found = await withNames(deps.ports, await duplicatesOf(lookerOf(call), seen));
    const times = { nowMs: nowOfCase(call, seen), clockMs: deps.ports.clock() };
    return c.html(<DuplicatesPage frame={call.frame} stored={seen} found={found} {...times} />);
  });

  app.get('/persons', (c) => {
    const call = callOfPage(c, deps);
    requireReader(call.caller);
    return c.html(<PersonSearchPage frame={call.frame} found={null} mistake={null} />);
  });

  app.post('/persons', async (c) => {
    const call = callOfPage(c, deps);
    requireReader(call.caller);
    const { typed } = await c.req.parseBody();
    const question = readTyped(typeof typed === 'string' ? typed : '');
    const show = (found: ComponentProps['found'], mistake: string | null) =>
      c.html(
        <PersonSearchPage frame={call.frame} found={found} mistake={mistake} />,
        mistake === null ? 200 : 422,
      );
    if (!question) return show(null, personWords.notUnderstood[call.lang]);
    try {
      const { cases, more } = await findCases(lookerOf(call), question);
      const byName = question.by === 'name' && question.name !== undefined;
      const shown = await Promise.all(
        cases.map(async (one) => ({
          ...one,
          nowMs: nowOfCase(call, one.seen),
          names: byName ? await namesOf(deps.ports, one) : [],
        })),
      );
      return show({ cases: shown, more }, null);
    } catch (error) {
      if (!(error instanceof Refused) || error.problem.refusal.code !== 'VALIDATION') throw error;
      return show(null, personWords.noNumber[call.lang]);
    }
  });
}

type ComponentProps = Parameters<typeof PersonSearchPage>[0];

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
