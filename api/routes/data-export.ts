import { z } from 'zod';
import { text } from '../../domain/text.ts';
import { caseOf, nowOf } from '../call.ts';
import { drawExport } from '../data-export.ts';
import { route } from '../route.ts';

/** A person's data for the person, or for whoever has custody (GDPR art. 15). Each answer leaves a receipt. */
export const getDataExport = route({
  method: 'get',
  path: '/v1/cases/{id}/data-export',
  operationId: 'getDataExport',
  summary: text('Indsigt til borgeren', "The citizen's own data"),
  tag: 'cases',
  query: z.object({
    to: z.string().optional().meta({
      description: '`mother`, `partner` or `FMI`; left out: the mother, of a child its custody holders.',
    }),
    texts: z.string().max(2_000).optional().meta({
      description: 'Numbers of the events whose free text has been read and may be handed over, by commas.',
    }),
  }),
  answer: 'object',
  async handle(call) {
    const seen = await caseOf(call);
    const copy = await drawExport(call.ports, seen, call.query, nowOf(call, seen));
    const entries = copy.entries.map(({ said, ...entry }) => ({
      ...entry,
      said: said?.map(({ label, value }) => ({ label, value })) ?? null,
    }));
    return call.c.json({ ...copy, entries });
  },
});
