import type { Client } from '@temporalio/client';
import { keysOf } from '../../db/case-keys.ts';
import type { CaseStanding } from '../../db/case-standings.ts';
import type { Sql } from '../../db/connect.ts';
import { rebuildCase } from '../../db/rebuild.ts';
import { keyTroubleIn } from '../../security/key-unavailable.ts';
import { workflowIdOf } from '../../workflows/messages.ts';
import { startCase } from '../case-engine.ts';
import { liveFromJournal } from './live-from-journal.ts';
import { workflowStatus } from './workflow-status.ts';

/** What became of one case whose workflow was to be told again from the journal. */
export interface RebuiltWorkflow {
  caseId: string;
  /** `alive`: it runs and was left alone. `withdrawn`: none should run. `unreadable`: its key is not to be had. */
  outcome: 'started' | 'replaced' | 'alive' | 'withdrawn' | 'unreadable';
  events: number;
  /** Keys that the live case knows again by itself. */
  keys: number;
  /** The parts of the read model's snapshot that were not as the journal tells them. */
  differed: string[];
}

const REASON = 'told again from the journal';

/**
 * Starts a case's workflow from its journal. One that runs is left alone unless `evenAlive`: then it is ended first,
 * and what it had accepted and not published is lost with it.
 */
export async function rebuildWorkflow(
  { client, sql }: { client: Client; sql: Sql },
  standing: CaseStanding,
  { evenAlive = false }: { evenAlive?: boolean } = {},
): Promise<RebuiltWorkflow> {
  const caseId = standing.id;
  const nothing = { caseId, events: 0, keys: 0, differed: [] };
  if (standing.withdrawn) return { ...nothing, outcome: 'withdrawn' };
  const alive = (await workflowStatus(client, caseId)) === 'running';
  if (alive && !evenAlive) return { ...nothing, outcome: 'alive' };
  try {
    const nowMs = Date.now();
    const told = await liveFromJournal(sql, caseId, nowMs);
    if (!told) return { ...nothing, outcome: 'withdrawn' };
    const differed = await snapshotDifferences(sql, caseId, nowMs);
    if (alive) await client.workflow.getHandle(workflowIdOf(caseId)).terminate(REASON);
    const { state, input } = told;
    const started = await startCase(client, caseId, state.kind, input, { again: true });
    // Somebody else was quicker: the case lives, which is what was wanted.
    if (!started) return { ...nothing, outcome: 'alive' };
    const keys = input.begin.by === 'continuing' ? input.begin.live.ledger.length : 0;
    return { caseId, outcome: alive ? 'replaced' : 'started', events: state.lastEventId, keys, differed };
  } catch (error) {
    if (!keyTroubleIn(error)) throw error;
    return { ...nothing, outcome: 'unreadable' };
  }
}

/** How the read model's row of a case differs from its journal. Nothing is written. */
export async function snapshotDifferences(sql: Sql, caseId: string, nowMs: number): Promise<string[]> {
  const key = await keysOf(sql).ensure(sql, caseId);
  const looked = new Error('looked');
  let differed: string[] = [];
  const attempt = sql.begin(async (tx) => {
    differed = await rebuildCase(tx, key, nowMs);
    throw looked;
  });
  await attempt.catch((error: unknown) => {
    if (error !== looked) throw error;
  });
  return differed;
}
