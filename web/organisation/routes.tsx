import type { Hono } from 'hono';
import {
  mayKnowOrganisation,
  mayRecordFor,
  readOrganisationAct,
  recordedAct,
} from '../../api/organisation-act.ts';
import { statusOf } from '../../api/problem.ts';
import { Refused } from '../../api/refused.ts';
import { civilDateOf } from '../../domain/calendar/index.ts';
import { choice, date } from '../../domain/case/field.ts';
import { organisationAgenda, rulesOwedBy } from '../../domain/obligations/organisations.ts';
import { text } from '../../domain/text.ts';
import { callOfPage, type PageCall, type PageDeps, PageRefused } from '../page-call.ts';
import { type FormState, placeRefusal } from '../record/form.tsx';
import { type FormNode, nodesOf } from '../record/form-node.ts';
import { knownToAll } from '../record/known-options.ts';
import { readForm } from '../record/read-form.ts';
import { newEnvelope, onceOf, readSentForm } from '../record/sent-form.ts';
import { organisationWords } from '../text/organisation.ts';
import { OrganisationCalendarPage } from './calendar-page.tsx';

/** The recurring duties of an organisation: where reminders of them lead, and where they are recorded as done. */
export function mountOrganisation(app: Hono, deps: PageDeps): void {
  app.get('/organisations', (c) => c.redirect(`/organisations/${callOfPage(c, deps).caller.scope}`, 303));

  app.get('/organisations/:organisation', async (c) => {
    const call = callOfPage(c, deps);
    const organisation = organisationOf(call);
    const nodes = questions(organisation);
    const envelope = newEnvelope(null, deps.ports.clock());
    const form = { nodes, answers: {}, mistakes: [], refusal: null, envelope };
    return c.html(await page(call, organisation, form, c.req.query('recorded') === '1'));
  });

  app.post('/organisations/:organisation', async (c) => {
    const call = callOfPage(c, deps);
    const organisation = organisationOf(call);
    if (!mayRecordFor(call.caller, organisation)) throw new PageRefused('not-permitted');
    const nowMs = deps.ports.clock();
    const nodes = questions(organisation);
    const { envelope, answers, step } = await readSentForm(c, nowMs);
    const { data, mistakes } = readForm(nodes, answers, nowMs);
    const state = { nodes, answers, mistakes, refusal: null, envelope };
    if (step === 'change') return c.html(await page(call, organisation, state));
    if (mistakes.length > 0) return c.html(await page(call, organisation, state), 422);
    try {
      const { caller } = call;
      const act = readOrganisationAct(data, organisation, civilDateOf(nowMs));
      const { key: keyHash, bodyHash } = onceOf(caller, envelope.key, [
        'organisation-act',
        organisation,
        data,
      ]);
      const once = keyHash === undefined || bodyHash === undefined ? {} : { keyHash, bodyHash };
      const told = { organisation, ...act, byRole: caller.role, by: caller.subject };
      recordedAct(await deps.ports.organisations.record(told, once));
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      const { problem } = error;
      const refused = { ...state, ...placeRefusal(problem.refusal, nodes) };
      return c.html(await page(call, organisation, refused), statusOf(problem) as 409);
    }
    return c.redirect(`/organisations/${organisation}?recorded=1`, 303);
  });
}

function organisationOf({ c, caller }: PageCall): string {
  const organisation = c.req.param('organisation') ?? '';
  if (!mayKnowOrganisation(caller, organisation)) throw new PageRefused('not-found');
  return organisation;
}

async function page(
  { deps, caller, frame }: PageCall,
  organisation: string,
  form: FormState,
  recorded = false,
) {
  const view = await deps.ports.organisations.view(organisation);
  return (
    <OrganisationCalendarPage
      frame={frame}
      organisation={organisation}
      items={organisationAgenda(view, civilDateOf(deps.ports.clock()))}
      form={mayRecordFor(caller, organisation) ? form : null}
      recorded={recorded}
    />
  );
}

const questions = (organisation: string): readonly FormNode[] =>
  nodesOf(
    {
      ruleId: choice(
        organisationWords.duty.da,
        organisationWords.duty.en,
        Object.fromEntries(rulesOwedBy(organisation).map(({ id, title }) => [id, text(title.da, title.en)])),
      ),
      heldOn: date(organisationWords.heldOn.da, organisationWords.heldOn.en),
    },
    knownToAll,
  );
