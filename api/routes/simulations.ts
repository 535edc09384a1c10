import { readScenario } from '../../domain/simulation/scenario.ts';
import { simulate } from '../../domain/simulation/simulate.ts';
import { text } from '../../domain/text.ts';
import { readBody } from '../read-body.ts';
import { refused } from '../refused.ts';
import { route } from '../route.ts';

/** Plays a case's life and answers what would have come of it. Writes nothing. */
export const runSimulation = route({
  method: 'post',
  path: '/v1/simulations',
  operationId: 'runSimulation',
  summary: text('Afspil et forløb', 'Play a life'),
  tag: 'simulation',
  body: {
    type: 'object',
    properties: {
      name: { type: 'string' },
      municipality: { type: 'string' },
      parameters: { type: 'object' },
      ruleSet: { type: 'string' },
      case: { type: 'object', properties: { kind: { type: 'string', enum: ['pregnancy', 'child'] } } },
      steps: { type: 'array', items: { type: 'object' } },
      until: { type: 'string', format: 'date-time' },
    },
    required: ['case', 'steps', 'until'],
  },
  answer: 'object',
  async handle(call) {
    const read = readScenario(await readBody(call));
    if (!read.ok) throw refused(read.refusal);
    return call.c.json(simulate(read.scenario));
  },
});
