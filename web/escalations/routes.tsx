import type { Hono } from 'hono';
import { actionOfCommand } from '../../access/action.ts';
import { may } from '../../access/may.ts';
import { type EscalationScope, escalationsFor } from '../../api/escalations.ts';
import type { Refusal } from '../../domain/case/refusal.ts';
import { commandByName } from '../../domain/case/registry.ts';
import {
  callOfPage,
  lookerOf,
  type PageCall,
  type PageDeps,
  PageRefused,
  requireReader,
} from '../page-call.ts';
import { onceOf } from '../record/sent-form.ts';
import { EscalationsPage } from './escalations-page.tsx';

const COMMAND = 'acknowledge-escalation';

/** What was escalated to somebody, and the one click that says it was seen. */
export function mountEscalations(app: Hono, deps: PageDeps): void {
  app.get('/escalations', async (c) => c.html(await page(callOfPage(c, deps), null)));

  app.post('/escalations', async (c) => {
    const call = callOfPage(c, deps);
    requireReader(call.caller);
    const { case: caseId, deadline } = await c.req.parseBody();
    const scope = scopeOf(call);
    // Only what the page shows can be acknowledged from it.
    const one = (await escalationsFor(lookerOf(call), scope)).find(
      ({ stored, deadlineId }) => stored.state.id === caseId && deadlineId === deadline,
    );
    if (!one) throw new PageRefused('not-found');
    const spec = commandByName(COMMAND);
    const as = one.stored.sight.relation;
    if (!spec || !may(call.caller, actionOfCommand(spec), { on: 'case', as }))
      throw new PageRefused('not-permitted');
    const { id } = one.stored.state;
    const data = { deadlineId: one.deadlineId, by: call.caller.subject };
    // The same step is seen once, however often the button is pressed.
    const key = `${COMMAND}-${one.deadlineId}-${one.told.length}`;
    const given = await deps.ports.gateway.giveCommand(
      id,
      { name: COMMAND, data, role: call.caller.role },
      onceOf(call.caller, key, [id, COMMAND, data]),
    );
    if (!given.ok) return c.html(await page(call, given.refusal), 409);
    return c.redirect(`/escalations?scope=${scope}&acknowledged=1`, 303);
  });
}

const scopeOf = ({ c }: PageCall): EscalationScope => (c.req.query('scope') === 'unit' ? 'unit' : 'mine');

async function page(call: PageCall, refusal: Refusal | null) {
  requireReader(call.caller);
  const scope = scopeOf(call);
  return (
    <EscalationsPage
      frame={call.frame}
      scope={scope}
      found={await escalationsFor(lookerOf(call), scope)}
      acknowledged={call.c.req.query('acknowledged') === '1'}
      refusal={refusal}
      nowMs={call.deps.ports.clock()}
    />
  );
}
