import { statSync } from 'node:fs';
import type { Sql } from '../../db/connect.ts';
import { type AnchorLog, readAnchorLog } from '../../worker/watch/anchor-log.ts';
import { verifyAnchors } from '../../worker/watch/verify-anchors.ts';
import type { CaseAnchors } from '../ports.ts';

/** The log as it was last read: it grows by a line now and then, and is asked about case by case. */
let read: { file: string; size: number; changedMs: number; log: AnchorLog } | undefined;

/** What the log of anchors says of a case; null where this machine has no log. */
export async function readCaseAnchors(sql: Sql, file: string, caseId: string): Promise<CaseAnchors | null> {
  const now = statSync(file, { throwIfNoEntry: false });
  if (!now) return null;
  const { size, mtimeMs: changedMs } = now;
  if (read?.file !== file || read.size !== size || read.changedMs !== changedMs)
    read = { file, size, changedMs, log: readAnchorLog(file) };
  const report = await verifyAnchors(sql, file, { caseId, nowMs: Date.now(), log: read.log });
  return {
    events: report.rowsAnchored,
    since: report.rowsSince,
    lastAt: report.lastAt,
    ageSeconds: report.ageSeconds,
    faults: report.faults.map(({ eventId, problem, text }) => ({ eventId, problem, text })),
    logFaults: report.logFaults,
  };
}
