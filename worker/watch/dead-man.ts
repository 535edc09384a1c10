import { setTimeout as pause } from 'node:timers/promises';
import type { DeadManActivities, DeadManFinding } from '../../activities/check-deadlines.ts';
import { type CaseStanding, readStandings } from '../../db/case-standings.ts';
import { recordDeadManRun } from '../../db/dead-man-runs.ts';
import { readOperationFigures } from '../../db/read-operation-figures.ts';
import { refreshSignal, workflowIdOf } from '../../workflows/messages.ts';
import type { Sides } from './compare-case.ts';
import { findUnarmed } from './find-unarmed.ts';
import type { Gap } from './gap.ts';
import { rebuildWorkflow } from './rebuild-workflow.ts';

/** What the check stands on. */
export interface DeadManParts extends Sides {
  intervalMs: number;
  /** So late a wake may be before it counts as slept through; left out, five minutes. */
  marginMs?: number;
  /** Told of every look that found something. */
  onGaps?: (finding: DeadManFinding) => void;
}

const MARGIN_MS = 300_000;
/** What was woken gets so long to speak before the second look. */
const SETTLE_MS = 3_000;
const NAMED = 50;

/**
 * The check behind the schedule: every open deadline must have a running case that wakes for it. A case without a
 * workflow is started from its journal, one that slept is woken; both may happen twice without harm.
 */
export function createDeadManActivities(parts: DeadManParts): DeadManActivities {
  const { sql, marginMs = MARGIN_MS } = parts;
  return {
    async checkDeadlines() {
      const startedMs = Date.now();
      const watched = (await readStandings(sql, startedMs)).filter(
        (one) => !one.withdrawn && !one.closed && one.openDeadlines > 0,
      );
      const gaps = await findUnarmed(parts, watched, marginMs);
      for (const one of gaps) await rearm(parts, one, watched);
      const left = gaps.length === 0 ? [] : await lookAgain(parts, gaps, watched, marginMs);
      const { unsentMessages, oldestUnsentMs } = await readOperationFigures(sql, Date.now());
      const finding: DeadManFinding = {
        cases: watched.length,
        openDeadlines: watched.reduce((n, one) => n + one.openDeadlines, 0),
        gaps: countByKind(gaps),
        rearmed: gaps.length - left.length,
        remaining: left.length,
        unsentMessages,
        oldestUnsentSeconds:
          oldestUnsentMs === null ? 0 : Math.max(0, Math.round((Date.now() - oldestUnsentMs) / 1000)),
      };
      const caseIds = [...new Set([...left, ...gaps].map((one) => one.caseId))].slice(0, NAMED);
      const intervalSeconds = Math.max(1, Math.round(parts.intervalMs / 1000));
      await recordDeadManRun(sql, { ...finding, startedMs, intervalSeconds, caseIds });
      if (gaps.length > 0) parts.onGaps?.(finding);
      return finding;
    },
  };
}

async function rearm(sides: Sides, { kind, caseId }: Gap, watched: readonly CaseStanding[]): Promise<void> {
  const standing = watched.find((one) => one.id === caseId);
  try {
    if (kind === 'workflow asleep')
      await sides.client.workflow.getHandle(workflowIdOf(caseId)).signal(refreshSignal);
    else if (kind !== 'workflow answers nothing' && standing) await rebuildWorkflow(sides, standing);
  } catch {
    // The second look tells that it did not help; the others must not wait for this one.
  }
}

async function lookAgain(
  sides: Sides,
  gaps: readonly Gap[],
  watched: readonly CaseStanding[],
  marginMs: number,
): Promise<Gap[]> {
  await pause(SETTLE_MS);
  const ids = new Set(gaps.map((one) => one.caseId));
  const now = (await readStandings(sides.sql, Date.now())).filter((one) => ids.has(one.id));
  return findUnarmed(sides, now.length > 0 ? now : watched, marginMs);
}

function countByKind(gaps: readonly Gap[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { kind } of gaps) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}
