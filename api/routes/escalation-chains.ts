import { z } from 'zod';
import { text } from '../../domain/text.ts';
import { listOf } from '../call.ts';
import { directoryOfPath } from '../directory.ts';
import { chainsOf } from '../escalation-chains.ts';
import { route } from '../route.ts';

/** Who is told after whom in each unit, on a day, and what would be otherwise were somebody away. */
export const listEscalationChains = route({
  method: 'get',
  path: '/v1/organisations/{organisation}/escalation-chains',
  operationId: 'listEscalationChains',
  summary: text('Hvem der får besked efter hvem', 'Who is told after whom'),
  tag: 'work',
  query: z.object({
    on: z.string().optional().meta({ description: 'A day from today on; left out, today.' }),
    away: z.string().optional().meta({ description: 'The colleague who would be away.' }),
  }),
  answer: 'list',
  async handle(call) {
    const organisation = directoryOfPath(call);
    const { chains, ...rest } = await chainsOf(call, organisation, call.query);
    return listOf(call, chains, null, { organisation, ...rest });
  },
});
