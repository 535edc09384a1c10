import { z } from 'zod';
import { civilDateOf, yearOf } from '../../domain/calendar/index.ts';
import { monitor } from '../../domain/obligations/monitoring.ts';
import { text } from '../../domain/text.ts';
import { requireContent } from '../call.ts';
import { inclusionTitle, inclusionTypes, monitoredCases } from '../monitoring.ts';
import { route } from '../route.ts';

/** The yearly counts of the agreement over the cases that the caller may see, closed ones too. Numbers only. */
export const getMonitoring = route({
  method: 'get',
  path: '/v1/monitoring',
  operationId: 'getMonitoring',
  summary: text('Årets monitorering', "The year's monitoring"),
  tag: 'work',
  query: z.object({
    year: z.coerce.number().int().min(2000).max(2100).optional().meta({
      description: 'A calendar year; left out, the present one.',
    }),
    municipality: z.string().max(64).optional(),
  }),
  answer: 'object',
  async handle(call) {
    requireContent(call);
    const { year = yearOf(civilDateOf(call.ports.clock())), municipality } = call.query;
    const { municipalities, states } = await monitoredCases(call, municipality);
    const counts = monitor(states, year);
    const { inclusionCodes, inclusionKinds, ...followed } = counts;
    return call.c.json({
      ...followed,
      municipalities,
      inclusion: {
        byType: Object.entries(inclusionKinds).map(([type, cases]) => ({
          type,
          title: inclusionTypes[type] ?? null,
          cases,
        })),
        byCode: Object.entries(inclusionCodes).map(([code, cases]) => ({
          code,
          title: inclusionTitle(code),
          cases,
        })),
      },
    });
  },
});
