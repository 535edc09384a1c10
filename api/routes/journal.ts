import { z } from 'zod';
import { text } from '../../domain/text.ts';
import { caseOf, listOf } from '../call.ts';
import { journalSeen } from '../journal-seen.ts';
import { pageFields } from '../query.ts';
import { route } from '../route.ts';
import { titleOfEvent } from '../timeline.ts';

/** The journal of a case in order of recording, free text included. */
export const listJournal = route({
  method: 'get',
  path: '/v1/cases/{id}/journal',
  operationId: 'listJournal',
  summary: text('Sagens journal', 'Journal of the case'),
  tag: 'journal',
  query: z.object({
    ...pageFields,
    after: z.coerce.number().int().min(0).default(0).meta({ description: 'Number of the last event read.' }),
  }),
  answer: 'list',
  async handle(call) {
    const seen = await caseOf(call);
    const { after, limit } = call.query;
    const found = await journalSeen(call.ports.reads, seen, { after, limit: limit + 1 });
    const page = found.slice(0, limit);
    const items = page.map((event) => ({ ...event, title: titleOfEvent(event.type) }));
    return listOf(call, items, found.length > limit ? String(page.at(-1)?.id) : null);
  },
});

/** Whether the journal is whole and unchanged, and how much of it the check covered. */
export const verifyJournal = route({
  method: 'get',
  path: '/v1/cases/{id}/journal/verification',
  operationId: 'verifyJournal',
  summary: text('Kontrollér journalen', 'Verify the journal'),
  tag: 'journal',
  answer: 'object',
  async handle(call) {
    const { state } = await caseOf(call);
    return call.c.json(await call.ports.reads.verify(state.id));
  },
});
