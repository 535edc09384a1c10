import { readWhatIf, whatIf } from '../../domain/simulation/what-if.ts';
import { text } from '../../domain/text.ts';
import { caseOf, nowOf } from '../call.ts';
import { readBody } from '../read-body.ts';
import { refused } from '../refused.ts';
import { route } from '../route.ts';

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
    const answer = whatIf(stored.state, read.question, nowOf(call, stored), call.caller.role);
    if (!answer.ok) {
      const reason = [`steps.${answer.step}`, answer.refusal.reason].filter(Boolean).join(': ');
      throw refused({ ...answer.refusal, reason });
    }
    return call.c.json(answer.result);
  },
});
