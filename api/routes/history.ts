import { z } from 'zod';
import { isCivilDate } from '../../domain/calendar/index.ts';
import { topicTitle } from '../../domain/case/field-changes.ts';
import { text } from '../../domain/text.ts';
import { caseOf, listOf } from '../call.ts';
import { CSV, wantsCsv } from '../csv.ts';
import { historySeen, pageOfHistory } from '../history.ts';
import { historyCsv } from '../history-csv.ts';
import { asOfField, pageFields } from '../query.ts';
import { route } from '../route.ts';
import { titleOfEvent } from '../timeline.ts';

const dateField = (description: string) =>
  z.string().refine(isCivilDate, 'must be a date').optional().meta({ description });

/** Every change of every value, filterable by value, act, role and period. JSON or CSV. */
export const listHistory = route({
  method: 'get',
  path: '/v1/cases/{id}/history',
  operationId: 'listHistory',
  summary: text('Sagens ændringer felt for felt', 'Changes of the case, field by field'),
  tag: 'journal',
  query: z.object({
    ...pageFields,
    field: z
      .string()
      .max(120)
      .optional()
      .meta({ description: 'A value (`termin.edd`), or all of a topic (`termin`).' }),
    act: z.string().max(64).optional().meta({ description: 'The event that made the change.' }),
    by: z.string().max(32).optional().meta({ description: 'The role that recorded it.' }),
    from: dateField('Recorded on this date or later.'),
    to: dateField('Recorded on this date or before.'),
    asOf: asOfField,
  }),
  answer: 'list',
  mediaType: CSV,
  async handle(call) {
    const seen = await caseOf(call);
    const { after, limit, asOf, ...filter } = call.query;
    const changes = await historySeen(call.ports.reads, seen, asOf);
    if (wantsCsv(call)) return historyCsv(call.language, changes, filter);
    const { items, next } = pageOfHistory(changes, filter, { after, limit });
    return listOf(
      call,
      items.map(({ shape: _asTold, ...one }) => ({
        ...one,
        title: titleOfEvent(one.act),
        topicTitle: topicTitle(one.topic),
      })),
      next,
    );
  },
});
