import type { CaseStanding } from '../../db/case-standings.ts';
import { readCase } from '../../db/read-case.ts';
import { advance } from '../../domain/case/engine.ts';
import { keyTroubleIn } from '../../security/key-unavailable.ts';
import { STUCK_WORKFLOWS } from '../metrics/operation-metrics.ts';
import type { Sides } from './compare-case.ts';
import { type Gap, gap } from './gap.ts';
import { listIds, listRunning, workflowStatus } from './workflow-status.ts';

const CASE = /^case:(.+)$/;

/**
 * Cases whose open deadlines nobody will speak of: no workflow runs, one slept through a message's moment by more than
 * `marginMs`, or one fails at every attempt to go on.
 */
export async function findUnarmed(
  { client, sql }: Sides,
  standings: readonly CaseStanding[],
  marginMs: number,
): Promise<Gap[]> {
  const [running, stuck] = await Promise.all([listRunning(client), listStuck(client)]);
  const gaps: Gap[] = [];
  for (const { id, openDeadlines, nextWakeMs, clockOffsetMs } of standings) {
    if (!running.has(id)) {
      // The list may be behind; the engine itself is not.
      const status = await workflowStatus(client, id);
      if (status === 'running') continue;
      gaps.push(gap(status === 'missing' ? 'workflow missing' : 'workflow ended', id, { openDeadlines }));
      continue;
    }
    const asOfMs = Date.now() + clockOffsetMs - marginMs;
    const isLate = nextWakeMs !== null && nextWakeMs < asOfMs && (await sleptThrough(sql, id, asOfMs));
    if (isLate) gaps.push(gap('workflow asleep', id, { openDeadlines }));
    else if (stuck.has(id)) gaps.push(gap('workflow answers nothing', id, { openDeadlines }));
  }
  return gaps;
}

/** Whether a message was due that the outbox does not have. That a moment passed at which nothing is said proves nothing. */
async function sleptThrough(sql: Sides['sql'], caseId: string, asOfMs: number): Promise<boolean> {
  try {
    const kase = await readCase(sql, caseId);
    return kase !== undefined && advance(kase.snapshot, asOfMs).messages.length > 0;
  } catch (error) {
    if (keyTroubleIn(error)) return true;
    throw error;
  }
}

async function listStuck(client: Sides['client']): Promise<Set<string>> {
  const stuck = new Set<string>();
  for (const workflowId of await listIds(client, STUCK_WORKFLOWS)) {
    const caseId = CASE.exec(workflowId)?.[1];
    if (caseId !== undefined) stuck.add(caseId);
  }
  return stuck;
}
