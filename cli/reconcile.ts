import type { Text } from '../domain/text.ts';
import { createAnchoring } from '../worker/watch/anchor-heads.ts';
import { anchorFile, anchorSettings } from '../worker/watch/anchor-settings.ts';
import type { Sides } from '../worker/watch/compare-case.ts';
import { type Gap, gapWords } from '../worker/watch/gap.ts';
import { type Reconciliation, reconcile } from '../worker/watch/reconcile.ts';
import { withBothSides } from './both-sides.ts';
import type { Outcome } from './print.ts';

const told = (gaps: readonly Gap[]) => gaps.map((one) => ({ ...one, text: gapWords[one.kind] }));

/** Compares engine and store, and with `repair` closes what differs. Ends with 1 while a gap is left. */
export function reconciled(
  options: { repair: boolean; language: keyof Text },
  env: NodeJS.ProcessEnv,
): Promise<Outcome> {
  return withBothSides(env, async (sides) => {
    const result = await reconcile(sides, { mend: options.repair, anchorFile: anchorFile(env) });
    await anchorAnew(sides, result, env);
    const ok = result.left.length === 0;
    return {
      document: { ok, ...result, gaps: told(result.gaps), left: told(result.left) },
      text: () => table(result, options.language),
      ok,
    };
  });
}

/** Rows that were written anew are no longer those that were anchored: the log says when and why. */
async function anchorAnew({ sql }: Sides, result: Reconciliation, env: NodeJS.ProcessEnv): Promise<void> {
  const rewritten = result.repairs.filter((one) => one.rewrittenFrom !== null);
  if (rewritten.length === 0) return;
  const { file, elsewhere } = anchorSettings(env);
  const anchoring = createAnchoring({ sql, file, elsewhere });
  for (const { caseId, rewrittenFrom } of rewritten)
    await anchoring.replace(caseId, rewrittenFrom ?? 1, 'told again after an older backup was put back');
}

const words = {
  da: { looked: 'sager set efter', running: 'kører', gaps: 'huller', left: 'tilbage', done: 'gjort' },
  en: { looked: 'cases looked at', running: 'running', gaps: 'gaps', left: 'left', done: 'done' },
} as const;

function table(result: Reconciliation, language: keyof Text): string {
  const w = words[language];
  const line = (one: Gap) =>
    `  ${one.caseId}  ${gapWords[one.kind][language]}  ${JSON.stringify(one.detail)}`;
  return [
    `${result.cases} ${w.looked}, ${result.running} ${w.running}`,
    `${w.gaps}: ${result.gaps.length}`,
    ...result.gaps.map(line),
    ...result.repairs.map((one) => `  ${w.done}: ${one.caseId}  ${one.kind} → ${one.done}`),
    `${w.left}: ${result.left.length}`,
    ...(result.repairs.length > 0 ? result.left.map(line) : []),
  ].join('\n');
}
