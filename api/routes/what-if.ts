import type { CaseState } from '../../domain/case/state.ts';
import { readWhatIf } from '../../domain/simulation/read-what-if.ts';
import { whatIf } from '../../domain/simulation/what-if.ts';
import { text } from '../../domain/text.ts';
import { type Call, caseOf, nowOf, visibleCase } from '../call.ts';
import type { StoredCase } from '../ports.ts';
import { readBody } from '../read-body.ts';
import { Refused, refused } from '../refused.ts';
import { route } from '../route.ts';

/** The answer for a case that was erased. */
const GONE = 410;

/** What would move if this were done, or if these were the rules. Writes nothing. */
export const askWhatIf = route({
  method: 'post',
  path: '/v1/cases/{id}/what-if',
  operationId: 'askWhatIf',
  summary: text('Hvad nu hvis', 'What if'),
  tag: 'simulation',
  body: {
    type: 'object',
    properties: {
      steps: {
        type: 'array',
        items: {
          type: 'object',
          properties: {
            at: { type: 'string', format: 'date-time' },
            command: { type: 'string' },
            data: { type: 'object' },
            case: { type: 'string', description: 'The ref of a linked case; left out, this case.' },
          },
          required: ['at', 'command'],
        },
      },
      ruleSet: { type: 'string' },
      parameters: { type: 'object' },
      until: { type: 'string', format: 'date-time' },
    },
  },
  answer: 'object',
  async handle(call) {
    const stored = await caseOf(call);
    const read = readWhatIf(await readBody(call));
    if (!read.ok) throw refused(read.refusal);
    const { question } = read;
    const linked = question.steps.length === 0 ? [] : await linkedTo(call, stored);
    const answer = whatIf(stored.state, question, nowOf(call, stored), call.caller.role, linked);
    if (!answer.ok) {
      const reason = [`steps.${answer.step}`, answer.refusal.reason].filter(Boolean).join(': ');
      throw refused({ ...answer.refusal, reason });
    }
    return call.c.json(answer.result);
  },
});

/** The linked cases that the caller may know of and that can be read: what a step does is told for them too. */
async function linkedTo(call: Call, { state }: StoredCase): Promise<CaseState[]> {
  const found = await Promise.all(
    state.links.map(({ id }) =>
      visibleCase(call, id).catch((error: unknown) => {
        if (error instanceof Refused && error.problem.status === GONE) return null;
        throw error;
      }),
    ),
  );
  return found.flatMap((one) => (one ? [one.state] : []));
}
