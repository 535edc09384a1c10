import { readAnchoringState } from '../db/journal-anchors.ts';
import { type Anchored, createAnchoring } from '../worker/watch/anchor-heads.ts';
import { readAnchorLog } from '../worker/watch/anchor-log.ts';
import { anchorSettings } from '../worker/watch/anchor-settings.ts';
import { failed, type Outcome } from './print.ts';
import { openStore } from './store.ts';

/** How anchoring stands; with `now`, anchors at once what was added since the last line. */
export async function anchors(options: { now: boolean }, env: NodeJS.ProcessEnv): Promise<Outcome> {
  const opened = await openStore(env);
  if (!opened.ok) return failed(opened.refusal);
  const { sql, close } = opened.store;
  try {
    const { file, elsewhere } = anchorSettings(env);
    let written: Anchored | null = null;
    if (options.now) {
      const anchoring = createAnchoring({ sql, file, elsewhere });
      written = await anchoring.turn();
      await anchoring.deliver();
    }
    const log = readAnchorLog(file);
    const { lines: known, undelivered, logs } = await readAnchoringState(sql);
    const ok = log.faults.length === 0;
    const document = {
      ok,
      lines: log.lines.length,
      lastAt: log.lines.at(-1)?.at ?? null,
      faults: log.faults,
      written,
      // What the database remembers, logs of other machines included.
      known: { lines: known, logs, undelivered: elsewhere ? undelivered : null },
    };
    return {
      document,
      text: () =>
        [
          `${document.lines} linjer, senest ${document.lastAt ?? 'aldrig'}`,
          ...(written ? [`nu: ${written.cases} sager, ${written.rows} hændelser`] : []),
          ...log.faults.map((one) => `  linje ${one.seq}: ${one.problem}`),
        ].join('\n'),
      ok,
    };
  } finally {
    await close();
  }
}
