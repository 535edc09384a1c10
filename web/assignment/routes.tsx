import type { Context, Hono } from 'hono';
import { peopleAround } from '../../api/people-around.ts';
import { statusOf } from '../../api/problem.ts';
import { civilDateOf, isCivilDate } from '../../domain/calendar/index.ts';
import { isRole, type Role } from '../../domain/rules/roles.ts';
import { isCaseId } from '../case-id.ts';
import {
  callOfPage,
  caseOfPage,
  lookerOf,
  nowOfCase,
  type PageCall,
  type PageDeps,
  PageRefused,
} from '../page-call.ts';
import { AssignmentPage } from './assignment-page.tsx';
import { assignmentRows } from './assignment-rows.ts';
import { NotTakenPage } from './not-taken-page.tsx';
import { type Taken, type Taking, takeWork } from './take-work.ts';

/** Who has a unit's work in a case: taken and given back from the list or from the case, reserved until a day. */
export function mountAssignment(app: Hono, deps: PageDeps): void {
  app.post('/work/take', async (c) => {
    const call = callOfPage(c, deps);
    const said = await c.req.parseBody();
    const back = typeof said.back === 'string' && /^\/work(\?|$)/.test(said.back) ? said.back : '/work';
    const act = typeof said.claim === 'string' ? 'claim' : 'release';
    const [caseId = '', role = ''] = String(said[act] ?? '').split('/');
    if (!isCaseId(caseId) || !isRole(role)) throw new PageRefused('not-found');
    return answer(call, await takeWork(lookerOf(call), caseId, role, { act }), { caseId, role, back });
  });

  app.get('/cases/:id/assignment', async (c) => page(callOfPage(c, deps), false));

  app.post('/cases/:id/assignment', async (c) => {
    const call = callOfPage(c, deps);
    const { act, role, until } = await c.req.parseBody();
    const caseId = c.req.param('id');
    if (!isCaseId(caseId) || typeof role !== 'string' || !isRole(role)) throw new PageRefused('not-found');
    const taking = takingIn(call, act, until);
    if (!taking) return page(call, true);
    const back = `/cases/${caseId}/assignment`;
    return answer(call, await takeWork(lookerOf(call), caseId, role, taking), { caseId, role, back });
  });
}

/** Null where the day is none, or has passed. */
function takingIn({ deps }: PageCall, act: unknown, until: unknown): Taking | null {
  if (act === 'claim' || act === 'release') return { act };
  const isAhead = isCivilDate(until) && until >= civilDateOf(deps.ports.clock());
  return act === 'reserve' && isAhead ? { act, untilOn: until } : null;
}

async function answer(
  call: PageCall,
  taken: Taken,
  { caseId, role, back }: { caseId: string; role: Role; back: string },
): Promise<Response> {
  if (taken.kind === 'done') return call.c.redirect(back, 303);
  if (taken.kind === 'gone') throw new PageRefused('not-found');
  const { nameOf } = await peopleAround(lookerOf(call));
  const by = taken.kind === 'quicker' ? { name: nameOf(taken.by), untilOn: taken.untilOn } : null;
  const refusal = taken.kind === 'refused' ? taken.refusal : null;
  return call.c.html(
    <NotTakenPage frame={call.frame} caseId={caseId} role={role} back={back} by={by} refusal={refusal} />,
    refusal ? (statusOf({ refusal }) as 409) : 409,
  );
}

async function page(call: PageCall, badDate: boolean): Promise<Response> {
  const stored = await caseOfPage(call);
  if (!stored.sight.sees('participants')) throw new PageRefused('not-permitted');
  const nowMs = nowOfCase(call, stored);
  const people = await peopleAround(lookerOf(call));
  const rows = assignmentRows(call.caller, stored, nowMs);
  const props = { frame: call.frame, stored, nowMs, rows, people, badDate };
  return html(call.c, <AssignmentPage {...props} />, badDate);
}

const html = (c: Context, shown: ReturnType<typeof AssignmentPage>, isMistake: boolean) =>
  c.html(shown, isMistake ? 422 : 200);
