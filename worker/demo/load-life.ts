import { parseInstant } from '../../domain/calendar/index.ts';
import { type Refusal, refuse } from '../../domain/case/refusal.ts';
import { commandByName } from '../../domain/case/registry.ts';
import type { Scenario, ScenarioStep } from '../../domain/simulation/scenario.ts';
import type { CaseGateway, GatewayAnswer } from '../gateway/case-gateway.ts';

const ATTEMPTS = 20;
const PAUSE_MS = 500;

/** What became of a life: the id of its first case, and the first step that was refused. */
export type Loaded = { ok: true; caseId: string } | { ok: false; step: number; refusal: Refusal };

/**
 * Lives a life through the gateway as a demo case: its clock starts at the first step and is moved to each next one,
 * so that reminders leave when they would have. Given again with the same key it changes nothing.
 */
export async function loadLife(gateway: CaseGateway, life: Scenario, key: string): Promise<Loaded> {
  const [refer, ...rest] = life.steps;
  const failed = (step: number, refusal: Refusal): Loaded => ({ ok: false, step, refusal });
  if (!refer) return failed(0, refuse('VALIDATION', 'Livet har ingen trin.', 'The life has no steps.'));
  const clockOffsetMs = (parseInstant(refer.at) ?? 0) - Date.now();
  const opened = await patiently(() =>
    gateway.openCase({ kind: life.kind, municipality: life.municipality, clockOffsetMs }, given(refer), {
      key: `${key}/0`,
    }),
  );
  if (!opened.ok) return failed(0, opened.refusal);
  const ids = new Map([[refer.case, opened.answer.id]]);
  for (const [i, step] of rest.entries()) {
    const caseId = ids.get(step.case);
    if (caseId === undefined)
      return failed(
        i + 1,
        refuse('NOT_FOUND', 'Sagen findes ikke.', 'There is no such case.', { reason: step.case }),
      );
    await moveClock(gateway, opened.answer.id, step.at);
    const answer = await patiently(() =>
      gateway.giveCommand(caseId, given(step), { key: `${key}/${i + 1}` }),
    );
    if (!answer.ok) return failed(i + 1, answer.refusal);
    for (const link of answer.answer.links) ids.set(link.ref, link.id);
  }
  await moveClock(gateway, opened.answer.id, life.until);
  return { ok: true, caseId: opened.answer.id };
}

/** A clock that is already past the moment (two steps within a second) stays where it is. */
const moveClock = (gateway: CaseGateway, caseId: string, to: string): Promise<unknown> =>
  patiently(() => gateway.forward(caseId, to));

/** A step as the gateway takes it: by its role, else by one that may give it. */
export const given = ({ command, data, at, role }: ScenarioStep) => ({
  name: command,
  data,
  at,
  role: role ?? (commandByName(command)?.roles === 'leader' ? ('FR-leader' as const) : ('FR' as const)),
});

/** Waits for a part that is not there yet; any other answer is the answer. */
export async function patiently<Answer>(
  call: () => Promise<GatewayAnswer<Answer>>,
): Promise<GatewayAnswer<Answer>> {
  for (let attempt = 1; ; attempt += 1) {
    const answer = await call();
    const again = !answer.ok && (answer.refusal.code === 'UNAVAILABLE' || answer.refusal.code === 'BUSY');
    if (!again || attempt === ATTEMPTS) return answer;
    await new Promise((done) => setTimeout(done, PAUSE_MS));
  }
}
