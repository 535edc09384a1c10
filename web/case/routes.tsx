import type { Hono } from 'hono';
import { mayLook } from '../../access/may.ts';
import { availableCommands } from '../../api/available-commands.ts';
import { givenReasons } from '../../api/given-reasons.ts';
import { journalSeen } from '../../api/journal-seen.ts';
import { lookForCases } from '../../api/look.ts';
import { knownOf } from '../../api/reach.ts';
import { deadlinesSeen } from '../../api/seen-case.ts';
import { parseInstant } from '../../domain/calendar/index.ts';
import { explain } from '../../domain/obligations/explain.ts';
import { isCaseId } from '../case-id.ts';
import { caseAsOfPage } from '../history/look-back.ts';
import {
  callOfPage,
  caseOfPage,
  lookerOf,
  nowOfCase,
  type PageDeps,
  PageRefused,
  requireReader,
} from '../page-call.ts';
import { birthTold } from '../record/birth-proposal.tsx';
import { RefusedPage } from '../record/refused-page.tsx';
import { JournalPage } from './journal-page.tsx';
import { CaseListPage } from './list-page.tsx';
import { OverviewPage } from './overview-page.tsx';
import { TimelinePage } from './timeline-page.tsx';
import { changesOfVersion } from './version-changes.ts';
import { WhyPage } from './why-page.tsx';

const CASES_ON_A_PAGE = 50;
const ENTRIES_ON_A_PAGE = 200;

/** Reading a case: its list, its deadlines with reasons, its course, its journal; and its demo clock. */
export function mountCase(app: Hono, deps: PageDeps): void {
  app.get('/cases', async (c) => {
    const call = callOfPage(c, deps);
    requireReader(call.caller);
    const asked = c.req.query('after') ?? '';
    const after = isCaseId(asked) ? asked : undefined;
    const nowMs = deps.ports.clock();
    const found = await lookForCases(
      lookerOf(call),
      { ...knownOf(lookerOf(call)), nowMs },
      { after, limit: CASES_ON_A_PAGE + 1 },
    );
    const page = found.slice(0, CASES_ON_A_PAGE);
    const next = found.length > CASES_ON_A_PAGE ? (page.at(-1)?.state.id ?? null) : null;
    const cases = page.map((stored) => ({ stored, nowMs: nowOfCase(call, stored) }));
    return c.html(<CaseListPage frame={call.frame} cases={cases} next={next} />);
  });

  app.get('/cases/:id', async (c) => {
    const call = callOfPage(c, deps);
    const { stored, nowMs } = await caseAsOfPage(call);
    const past = call.frame.lookingBack !== undefined;
    const mayRecord = !past && mayLook(call.caller, stored.sight.relation, 'command');
    const acts = mayRecord ? availableCommands(stored, nowMs, call.caller.role) : [];
    const version = Number(c.req.query('recorded'));
    const recorded = Number.isSafeInteger(version) ? changesOfVersion(stored, version) : null;
    const birthAwaits = !past && (await birthTold(call, stored)) !== null;
    return c.html(
      <OverviewPage
        frame={call.frame}
        stored={stored}
        nowMs={nowMs}
        acts={acts}
        recorded={recorded}
        birthAwaits={birthAwaits}
      />,
    );
  });

  app.get('/cases/:id/timeline', async (c) => {
    const call = callOfPage(c, deps);
    const { stored, nowMs } = await caseAsOfPage(call);
    return c.html(<TimelinePage frame={call.frame} stored={stored} nowMs={nowMs} />);
  });

  app.get('/cases/:id/journal', async (c) => {
    const call = callOfPage(c, deps);
    const { stored, nowMs } = await caseAsOfPage(call);
    const { id } = stored.state;
    const past = call.frame.lookingBack !== undefined;
    const mayVerify = !past && mayLook(call.caller, stored.sight.relation, 'verification');
    const after = Math.max(0, Math.trunc(Number(c.req.query('after') ?? 0)) || 0);
    const read = await journalSeen(deps.ports.reads, stored, { after, limit: ENTRIES_ON_A_PAGE + 1 });
    const found = past ? read.filter(({ recordedAt }) => (parseInstant(recordedAt) ?? 0) <= nowMs) : read;
    const entries = found.slice(0, ENTRIES_ON_A_PAGE);
    return c.html(
      <JournalPage
        frame={call.frame}
        stored={stored}
        nowMs={nowMs}
        entries={entries}
        verification={mayVerify ? await deps.ports.reads.verify(id) : null}
        more={found.length > ENTRIES_ON_A_PAGE ? (entries.at(-1)?.id ?? null) : null}
      />,
    );
  });

  app.get('/cases/:id/deadlines/:deadlineId', async (c) => {
    const call = callOfPage(c, deps);
    const { stored, nowMs } = await caseAsOfPage(call);
    const deadlineId = c.req.param('deadlineId');
    const deadline = deadlinesSeen(stored, stored.state, nowMs).find((one) => one.id === deadlineId);
    const explanation = deadline && explain(stored.state, deadlineId, nowMs);
    if (!deadline || !explanation) throw new PageRefused('not-found');
    return c.html(
      <WhyPage
        frame={call.frame}
        stored={stored}
        nowMs={nowMs}
        deadline={deadline}
        explanation={explanation}
        reasons={await givenReasons(deps.ports.reads, stored, deadline)}
      />,
    );
  });

  app.post('/cases/:id/forward', async (c) => {
    const call = callOfPage(c, deps);
    const stored = await caseOfPage(call);
    const moved = await deps.ports.gateway.forward(stored.state.id);
    if (moved.ok) return c.redirect(`/cases/${stored.state.id}`, 303);
    return c.html(<RefusedPage frame={call.frame} caseId={stored.state.id} refusal={moved.refusal} />, 409);
  });
}
