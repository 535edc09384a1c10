import type { Context, Hono } from 'hono';
import { actionOfCommand } from '../../access/action.ts';
import { may } from '../../access/may.ts';
import { CaseErased } from '../../api/case-erased.ts';
import { tellDenied } from '../../api/denied.ts';
import { standingIn } from '../../api/seen-case.ts';
import { isCaseId } from '../case-id.ts';
import { isShownAgain } from '../csrf.ts';
import { callOfPage, lookerOf, type PageCall, type PageDeps, PageRefused } from '../page-call.ts';
import { draftWords } from '../text/drafts.ts';
import { savedWhen } from './draft-choice-page.tsx';
import { DraftsPage } from './drafts-page.tsx';
import { commandOfForm, draftOf } from './form-call.ts';
import { formUrl } from './next-act.ts';
import { readSentForm } from './sent-form.ts';

/** Drafts: kept as they are typed, begun again, listed for their writer. */
export function mountDrafts(app: Hono, deps: PageDeps): void {
  app.post('/cases/:id/record/:command/draft', async (c) => {
    const call = callOfPage(c, deps);
    const place = await placeOf(c, call);
    // Typed under an earlier login, perhaps by somebody else: it is not this one's draft.
    if (isShownAgain(c)) return c.html(<span>{draftWords.otherLogin[call.lang]}</span>);
    const sent = await readSentForm(c, deps.ports.clock());
    const about = c.req.query('for') ?? null;
    const savedMs = await deps.ports.drafts.keep(place, draftOf(sent, about));
    return c.html(
      <span>
        {draftWords.saved[call.lang]} {savedWhen(savedMs, savedMs, call.lang)}
      </span>,
    );
  });

  app.post('/cases/:id/record/:command/draft/drop', async (c) => {
    const call = callOfPage(c, deps);
    const place = await placeOf(c, call);
    await deps.ports.drafts.drop(place, null);
    return c.redirect(formUrl(place.caseId, place.form, c.req.query('for')), 303);
  });

  app.get('/drafts', async (c) => {
    const call = callOfPage(c, deps);
    const drafts = await deps.ports.drafts.list(call.caller.subject, null);
    return c.html(<DraftsPage frame={call.frame} drafts={drafts} nowMs={deps.ports.clock()} />);
  });
}

/**
 * Where the draft of this form lies. Nothing of the case is shown to whoever types, so that it is no look; but only those
 * keep a draft who may give the command.
 */
async function placeOf(c: Context, call: PageCall) {
  const { deps, caller } = call;
  const spec = commandOfForm(c);
  const caseId = c.req.param('id') ?? '';
  const stored = isCaseId(caseId) ? await deps.ports.reads.find(caseId).catch(orErased) : null;
  const as = stored ? standingIn(caller, stored, deps.ports.clock()) : 'none';
  if (as === 'none') {
    tellDenied(lookerOf(call), 'NOT_FOUND', { caseId });
    throw new PageRefused('not-found');
  }
  if (!may(caller, actionOfCommand(spec), { on: 'case', as })) throw new PageRefused('not-permitted');
  return { subject: caller.subject, caseId, form: spec.name };
}

function orErased(error: unknown): null {
  if (error instanceof CaseErased) return null;
  throw error;
}
