import { statusOf } from '../../api/problem.ts';
import { Refused } from '../../api/refused.ts';
import type { JsonObject } from '../../domain/json.ts';
import type { PageCall } from '../page-call.ts';
import { type FormState, placeRefusal } from '../record/form.tsx';
import type { Answers, FormNode } from '../record/form-node.ts';
import { readForm } from '../record/read-form.ts';
import { newEnvelope, readSentForm } from '../record/sent-form.ts';

/** A form that nobody has answered yet, or with what is known already. */
export const emptyForm = (
  nodes: readonly FormNode[],
  { deps }: PageCall,
  answers: Answers = {},
): FormState => ({
  nodes,
  answers,
  mistakes: [],
  refusal: null,
  envelope: newEnvelope(null, deps.ports.clock()),
});

/** A form that was sent: done, or to be shown again with what is wrong beside its question. */
export type TakenForm = { ok: true } | { ok: false; form: FormState; status: 200 | 422 };

/** Reads a form that was sent and does what it asks for. What somebody may not do at all is thrown on. */
export async function takeForm(
  { c, deps }: PageCall,
  nodes: readonly FormNode[],
  act: (data: JsonObject) => Promise<unknown>,
): Promise<TakenForm> {
  const nowMs = deps.ports.clock();
  const { envelope, answers, step } = await readSentForm(c, nowMs);
  const { data, mistakes } = readForm(nodes, answers, nowMs);
  const form: FormState = { nodes, answers, mistakes, refusal: null, envelope };
  if (step === 'change') return { ok: false, form: { ...form, mistakes: [] }, status: 200 };
  if (mistakes.length > 0) return { ok: false, form, status: 422 };
  try {
    await act(data);
    return { ok: true };
  } catch (error) {
    if (!(error instanceof Refused) || ['UNAVAILABLE', 'NOT_PERMITTED'].includes(error.problem.refusal.code))
      throw error;
    const placed = { ...form, ...placeRefusal(error.problem.refusal, nodes) };
    return { ok: false, form: placed, status: statusOf(error.problem) as 422 };
  }
}
