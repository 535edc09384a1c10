import type { Sql, Transaction } from '../../db/connect.ts';
import { lastAnchorOf, readAnchoringState, storeId } from '../../db/journal-anchors.ts';
import { readJournalRows } from '../../db/read-journal.ts';
import { faultsIn } from '../../db/verify-journal.ts';
import { type AnchorLog, type LogFault, readAnchorLog } from './anchor-log.ts';
import { anchoredCases, type Replacement } from './anchored-cases.ts';
import { type AnchorFault, compareWithAnchor } from './compare-with-anchor.ts';

/** What a comparison with the anchors covered, and what it found. */
export interface AnchorReport {
  /** Lines of the log, and cases and rows that it vouches for. */
  lines: number;
  casesAnchored: number;
  rowsAnchored: number;
  /** Rows of the cases looked at that are younger than the last anchor. */
  rowsSince: number;
  /** When the last line was written, RFC 3339; null for an empty log. */
  lastAt: string | null;
  ageSeconds: number | null;
  faults: AnchorFault[];
  logFaults: LogFault[];
  replacements: Replacement[];
}

/** Compares the journal, of one case or of all that were ever anchored, with a log of anchors. */
export async function verifyAnchors(
  sql: Sql | Transaction,
  file: string,
  options: { caseId?: string; nowMs: number; log?: AnchorLog },
): Promise<AnchorReport> {
  const log = options.log ?? readAnchorLog(file);
  const { cases, replacements } = anchoredCases(log);
  const last = log.lines.at(-1);
  const report: AnchorReport = {
    lines: log.lines.length,
    casesAnchored: 0,
    rowsAnchored: 0,
    rowsSince: 0,
    lastAt: last?.at ?? null,
    ageSeconds: last ? Math.max(0, Math.round((options.nowMs - Date.parse(last.at)) / 1000)) : null,
    faults: [],
    logFaults: [...log.faults, ...(await cutOff(sql, log))],
    replacements: replacements.filter((one) => !options.caseId || one.caseId === options.caseId),
  };
  if (report.logFaults.some((one) => one.problem === 'of another store')) return report;
  const ids = options.caseId === undefined ? [...cases.keys()] : [options.caseId];
  for (const caseId of ids) {
    const anchored = cases.get(caseId);
    const rows = await readJournalRows(sql, caseId);
    report.rowsSince += Math.max(0, rows.length - (anchored?.digests.length ?? 0));
    if (!anchored) continue;
    report.casesAnchored += 1;
    report.rowsAnchored += anchored.digests.length;
    const broken = new Set(faultsIn(caseId, rows).map((fault) => fault.eventId ?? 0));
    report.faults.push(...compareWithAnchor(caseId, rows, anchored, broken));
  }
  return report;
}

/** Lines that the database remembers and the log no longer has at its end. */
async function cutOff(sql: Sql | Transaction, log: AnchorLog): Promise<LogFault[]> {
  const last = log.lines.at(-1);
  if (!last) {
    // Logs of other machines are known to the database too; here there should be one of our own.
    const { lines } = await readAnchoringState(sql);
    return lines > 0 ? [{ seq: 0, problem: 'log is gone' }] : [];
  }
  if (last.store !== (await storeId(sql))) return [{ seq: last.seq, problem: 'of another store' }];
  const known = await lastAnchorOf(sql, last.log);
  return known > last.seq ? [{ seq: last.seq, problem: 'cut off at the end' }] : [];
}
