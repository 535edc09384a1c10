import { indexNames } from '../db/index-names.ts';
import { rebuild } from '../db/rebuild.ts';
import { failed, type Outcome } from './print.ts';
import { openStore } from './store.ts';

/** Tells the read model again from the journal and the index of names from the register, and says what differed. */
export async function rebuilt(env: NodeJS.ProcessEnv): Promise<Outcome> {
  const opened = await openStore(env);
  if (!opened.ok) return failed(opened.refusal);
  const { sql, close } = opened.store;
  try {
    const report = { ...(await rebuild(sql, Date.now())), names: await indexNames(sql) };
    return {
      document: report,
      text: () =>
        [
          `${report.cases} sager genfortalt, ${report.rewritten.length} var anderledes`,
          `${report.names.entered} dele af navne skrevet i indekset`,
          ...report.rewritten.map((one) => `  ${one.caseId}: ${one.differed.join(', ')}`),
          ...report.unreadable.map(
            (one) => `  ${one.caseId}: kan ikke læses, nøgle ${one.keyId} (${one.why})`,
          ),
        ].join('\n'),
      ok: report.unreadable.length === 0 && report.names.unreadable === 0,
    };
  } finally {
    await close();
  }
}
