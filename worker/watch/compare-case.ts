import { isDeepStrictEqual } from 'node:util';
import { type Client, WorkflowNotFoundError } from '@temporalio/client';
import type { CaseStanding } from '../../db/case-standings.ts';
import type { Sql } from '../../db/connect.ts';
import { advance } from '../../domain/case/engine.ts';
import type { Fact } from '../../domain/case/fact.ts';
import type { CaseState } from '../../domain/case/state.ts';
import { keyTroubleIn } from '../../security/key-unavailable.ts';
import { type LiveSnapshot, snapshotQuery, workflowIdOf } from '../../workflows/messages.ts';
import { type Gap, gap } from './gap.ts';
import { liveFromJournal } from './live-from-journal.ts';
import { snapshotDifferences } from './rebuild-workflow.ts';
import { workflowStatus } from './workflow-status.ts';

/** The two sides that are compared. */
export interface Sides {
  client: Client;
  sql: Sql;
}

const ANSWER_MS = 8_000;

/** Every gap of one case between engine and store. `standing` is undefined for a case that only the engine knows. */
export async function compareCase(
  { client, sql }: Sides,
  caseId: string,
  standing: CaseStanding | undefined,
): Promise<Gap[]> {
  const status = await workflowStatus(client, caseId);
  if (!standing || standing.lastEventId === 0) {
    return status === 'running' ? [gap('journal missing', caseId)] : [];
  }
  if (standing.withdrawn) return status === 'running' ? [gap('withdrawn case runs', caseId)] : [];
  const nowMs = Date.now();
  try {
    const told = await liveFromJournal(sql, caseId, nowMs);
    if (!told) return [];
    const differed = await snapshotDifferences(sql, caseId, nowMs);
    const gaps = differed.length > 0 ? [gap('read model differs', caseId, { parts: differed })] : [];
    if (status !== 'running') {
      const detail = { openDeadlines: standing.openDeadlines, events: standing.lastEventId };
      return [gap(status === 'missing' ? 'workflow missing' : 'workflow ended', caseId, detail), ...gaps];
    }
    const live = await liveSnapshot(client, caseId);
    if (live === 'ended') return [gap('workflow ended', caseId), ...gaps];
    if (live === 'silent') return [gap('workflow answers nothing', caseId), ...gaps];
    return [...gapsBetween(caseId, live, told.state, standing.clockOffsetMs), ...gaps];
  } catch (error) {
    const trouble = keyTroubleIn(error);
    if (!trouble) throw error;
    return [gap('key missing', caseId, { keyId: trouble.keyId })];
  }
}

/** What a live case says of itself; `ended` and `silent` where nobody speaks. */
export async function liveSnapshot(
  client: Client,
  caseId: string,
): Promise<LiveSnapshot | 'ended' | 'silent'> {
  try {
    return await client.withDeadline(Date.now() + ANSWER_MS, () =>
      client.workflow.getHandle(workflowIdOf(caseId)).query(snapshotQuery),
    );
  } catch (error) {
    return error instanceof WorkflowNotFoundError ? 'ended' : 'silent';
  }
}

function gapsBetween(caseId: string, live: LiveSnapshot, told: CaseState, clockOffsetMs: number): Gap[] {
  const published = live.state.lastEventId - live.unpublished;
  const numbers = { workflow: published, journal: told.lastEventId };
  if (!sameFacts(live.state.facts, told.facts, Math.min(published, told.lastEventId)))
    return [gap('stories differ', caseId, numbers)];
  if (published > told.lastEventId) return [gap('workflow ahead', caseId, numbers)];
  if (published < told.lastEventId) return [gap('journal ahead', caseId, numbers)];
  // What was accepted and not yet published is on its way; a second look tells whether it arrives.
  if (live.unpublished > 0)
    return [gap('workflow ahead', caseId, { ...numbers, unpublished: live.unpublished })];
  const untold = advance(told, live.state.messagesUpToMs).messages.length;
  return [
    ...(untold > 0 ? [gap('messages not on record', caseId, { messages: untold })] : []),
    ...(live.clockOffsetMs !== clockOffsetMs ? [gap('clocks differ', caseId)] : []),
  ];
}

/** Whether both tell the same of the first events; what a later event took back may be known to one of them only. */
function sameFacts(a: readonly Fact[], b: readonly Fact[], upTo: number): boolean {
  const said = (facts: readonly Fact[]) =>
    facts
      .filter((fact) => fact.id <= upTo)
      .map(({ retractedBy: _later, ...fact }) => JSON.parse(JSON.stringify(fact)) as unknown);
  return isDeepStrictEqual(said(a), said(b));
}
