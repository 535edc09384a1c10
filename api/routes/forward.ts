import { parseInstant } from '../../domain/calendar/index.ts';
import { text } from '../../domain/text.ts';
import { caseOf } from '../call.ts';
import { readBody } from '../read-body.ts';
import { no, refused } from '../refused.ts';
import { route } from '../route.ts';

/** Moves a demo case's own clock forward, so that anyone can watch seven years pass. */
export const forwardCase = route({
  method: 'post',
  path: '/v1/cases/{id}/forward',
  operationId: 'forwardCase',
  summary: text('Spol en demosag frem', 'Move a demo case forward'),
  tag: 'service',
  body: {
    type: 'object',
    properties: {
      to: { type: 'string', format: 'date-time', description: 'Left out: the next due moment.' },
    },
  },
  answer: 'object',
  async handle(call) {
    const { state } = await caseOf(call);
    const { to } = await readBody(call);
    if (to !== undefined && (typeof to !== 'string' || parseInstant(to) === null))
      throw no(null, 'VALIDATION', 'to skal være et tidspunkt.', 'to must be an instant.', { reason: 'to' });
    const moved = await call.ports.gateway.forward(state.id, to);
    if (!moved.ok) throw refused(moved.refusal, { retryAfter: moved.retryAfterSeconds });
    return call.c.json(moved.answer);
  },
});
