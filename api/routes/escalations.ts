import { z } from 'zod';
import { text } from '../../domain/text.ts';
import { listOf, requireContent } from '../call.ts';
import { escalationsFor, type SeenEscalation } from '../escalations.ts';
import { route } from '../route.ts';
import { authorityIn } from '../seen-case.ts';

/** What was escalated to the caller or their unit: who was told when, who has seen it, whom it climbs to next. */
export const listEscalations = route({
  method: 'get',
  path: '/v1/escalations',
  operationId: 'listEscalations',
  summary: text('Eskaleringer, der venter på at blive set', 'Escalations that wait to be seen'),
  tag: 'work',
  query: z.object({ scope: z.enum(['mine', 'unit']).optional() }),
  answer: 'list',
  async handle(call) {
    requireContent(call);
    const found = await escalationsFor(call, call.query.scope ?? 'mine');
    return listOf(call, found.map(escalationItem), null, {
      unseen: found.filter(({ seen }) => seen === null).length,
    });
  },
});

const escalationItem = ({ stored, ...one }: SeenEscalation) => ({
  caseId: stored.state.id,
  kind: stored.state.kind,
  municipality: authorityIn(stored.state),
  ...one,
});
