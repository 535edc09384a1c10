import { rebuild } from '../db/rebuild.ts';
import { failed, type Outcome } from './print.ts';
import { openStore } from './store.ts';

/** Tells the read model again from the journal, and says what differed. */
export async function rebuilt(env: NodeJS.ProcessEnv): Promise<Outcome> {
  const opened = await openStore(env);
  if (!opened.ok) return failed(opened.refusal);
  const { sql, close } = opened.store;
  try {
    const report = await rebuild(sql, Date.now());
    return {
      document: report,
      text: () =>
        [
          `${report.cases} sager genfortalt, ${report.rewritten.length} var anderledes`,
          ...report.rewritten.map((one) => `  ${one.caseId}: ${one.differed.join(', ')}`),
        ].join('\n'),
      ok: true,
    };
  } finally {
    await close();
  }
}
