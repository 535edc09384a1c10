import { verifyJournal } from '../db/verify-journal.ts';
import { failed, type Outcome } from './print.ts';
import { openStore } from './store.ts';

/** Verifies the journal of one case, or of all; ends with 1 when anything is wrong. */
export async function verify(caseId: string | undefined, env: NodeJS.ProcessEnv): Promise<Outcome> {
  const opened = await openStore(env);
  if (!opened.ok) return failed(opened.refusal);
  const { sql, close } = opened.store;
  try {
    const report = await verifyJournal(sql, caseId);
    const ok = report.faults.length === 0;
    return {
      document: { ok, ...report },
      text: () =>
        [
          `${report.cases} sager, ${report.rows} hændelser, ${report.faults.length} fejl`,
          ...report.faults.map((one) => `  ${one.caseId} hændelse ${one.eventId ?? '–'}: ${one.problem}`),
        ].join('\n'),
      ok,
    };
  } finally {
    await close();
  }
}
