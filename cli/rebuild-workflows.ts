import { readStandings } from '../db/case-standings.ts';
import { refuse } from '../domain/case/refusal.ts';
import { type RebuiltWorkflow, rebuildWorkflow } from '../worker/watch/rebuild-workflow.ts';
import { withBothSides } from './both-sides.ts';
import { failed, type Outcome } from './print.ts';

const words: Readonly<Record<RebuiltWorkflow['outcome'], string>> = {
  started: 'startet fra journalen',
  replaced: 'afløst fra journalen',
  alive: 'kører allerede, rørt ikke',
  withdrawn: 'taget tilbage, skal ikke køre',
  unreadable: 'kan ikke læses, nøglen mangler',
};

/** Starts live cases again from their journals: one, or all. Ends with 1 when a case could not be, or was left alone on asking. */
export function rebuildWorkflows(
  options: { caseId?: string; evenAlive: boolean },
  env: NodeJS.ProcessEnv,
): Promise<Outcome> {
  return withBothSides(env, async (sides) => {
    const these = await readStandings(sides.sql, Date.now(), options.caseId);
    if (options.caseId !== undefined && these.length === 0)
      return failed(refuse('NOT_FOUND', 'Sagen findes ikke.', 'There is no such case.', { reason: 'case' }));
    const workflows: RebuiltWorkflow[] = [];
    for (const standing of these)
      workflows.push(await rebuildWorkflow(sides, standing, { evenAlive: options.evenAlive }));
    const refused = workflows.filter(
      ({ outcome }) => outcome === 'unreadable' || (outcome === 'alive' && options.caseId !== undefined),
    );
    return {
      document: { ok: refused.length === 0, cases: workflows.length, workflows },
      text: () =>
        workflows
          .map(({ caseId, outcome, events, differed }) => {
            const parts = differed.length > 0 ? `, læsemodellen afveg i ${differed.join(', ')}` : '';
            return `${caseId}: ${words[outcome]}${events > 0 ? `, ${events} hændelser` : ''}${parts}`;
          })
          .join('\n'),
      ok: refused.length === 0,
    };
  });
}
