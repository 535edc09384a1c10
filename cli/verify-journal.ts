import { recordVerification } from '../db/journal-verifications.ts';
import { verifyJournal } from '../db/verify-journal.ts';
import { anchorFile } from '../worker/watch/anchor-settings.ts';
import { type AnchorReport, verifyAnchors } from '../worker/watch/verify-anchors.ts';
import { failed, type Outcome } from './print.ts';
import { openStore } from './store.ts';

/**
 * Verifies the journal of one case, or of all; ends with 1 when anything is wrong. With `anchors` also against a log of
 * anchors: the one of this machine (`true`), or one that was fetched from its second place.
 */
export async function verify(
  caseId: string | undefined,
  env: NodeJS.ProcessEnv,
  anchors: string | true | undefined,
): Promise<Outcome> {
  const opened = await openStore(env);
  if (!opened.ok) return failed(opened.refusal);
  const { sql, close } = opened.store;
  try {
    const startedMs = Date.now();
    const report = await verifyJournal(sql, caseId);
    // A copy that cannot be written to can be verified all the same.
    if (caseId === undefined) await recordVerification(sql, startedMs, report).catch(() => {});
    const file = anchors === true ? anchorFile(env) : anchors;
    const anchored =
      file === undefined
        ? null
        : await verifyAnchors(sql, file, { nowMs: Date.now(), ...(caseId === undefined ? {} : { caseId }) });
    const ok =
      report.faults.length === 0 &&
      (anchored === null || anchored.faults.length + anchored.logFaults.length === 0);
    return {
      document: { ok, ...report, ...(anchored ? { anchors: anchored } : {}) },
      text: () =>
        [
          `${report.cases} sager, ${report.rows} hændelser, ${report.faults.length} fejl`,
          ...report.faults.map((one) => `  ${one.caseId} hændelse ${one.eventId ?? '–'}: ${one.problem}`),
          ...(anchored ? anchorLines(anchored) : []),
        ].join('\n'),
      ok,
    };
  } finally {
    await close();
  }
}

const anchorLines = (anchored: AnchorReport): string[] => [
  `forankret: ${anchored.casesAnchored} sager, ${anchored.rowsAnchored} hændelser, senest ${anchored.lastAt ?? 'aldrig'}; ${anchored.rowsSince} yngre`,
  ...anchored.logFaults.map((one) => `  loggen, linje ${one.seq}: ${one.problem}`),
  ...anchored.faults.map((one) => `  ${one.caseId}: ${one.text.da}`),
  ...anchored.replacements.map(
    (one) => `  ${one.caseId}: forankret på ny fra hændelse ${one.fromEventId}, ${one.at}`,
  ),
];
