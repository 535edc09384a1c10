import { z } from 'zod';
import { text } from '../../domain/text.ts';
import { requireContent } from '../call.ts';
import { eventStream } from '../events/event-stream.ts';
import { recordList } from '../look.ts';
import { route } from '../route.ts';

/** Server-sent events: which of the cases that are the caller's work have changed. */
export const streamEvents = route({
  method: 'get',
  path: '/v1/events',
  operationId: 'streamEvents',
  summary: text(
    'Besked, når en sag ændres (server-sent events)',
    'Told when a case changes (server-sent events)',
  ),
  tag: 'work',
  query: z.object({
    case: z
      .string()
      .regex(/^c_[0-9a-f]{32}$/)
      .optional(),
  }),
  mediaType: 'text/event-stream',
  async handle(call) {
    requireContent(call);
    const { case: only } = call.query;
    // Following one case follows a look at it, which is on record; nothing of it is told here.
    if (only === undefined) await recordList(call, 'search', { list: 'events' }, []);
    return eventStream(call.c, call.ports, call.caller, only);
  },
});
