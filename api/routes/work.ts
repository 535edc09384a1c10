import { z } from 'zod';
import { MOST_COUNTED } from '../../db/read-owed.ts';
import { roleName } from '../../domain/rules/roles.ts';
import { text } from '../../domain/text.ts';
import type { Call } from '../call.ts';
import { listOf, requireContent } from '../call.ts';
import { type Cell, CSV, csvStream, wantsCsv } from '../csv.ts';
import { overviewFor, statisticsFor } from '../look-at-overview.ts';
import { lookAtWorklist } from '../look-at-worklist.ts';
import type { CaseFilter } from '../ports.ts';
import { kindField, pageFields, phaseField } from '../query.ts';
import { reachOf } from '../reach.ts';
import { route } from '../route.ts';
import { monthsUntil } from '../statistics.ts';
import { statisticsCsv } from '../statistics-csv.ts';
import { type WorklistGroup, type WorklistRow, worklistGroups } from '../worklist.ts';
import { worklistBatches } from '../worklist-batches.ts';
import { cursorOf, readCursor } from '../worklist-cursor.ts';
import { allGroups, type WorklistQuestion, whoseOf } from '../worklist-question.ts';

const filters = {
  municipality: z.string().max(64).optional(),
  kind: kindField,
  phase: phaseField,
};

/** The caller's own horizon, narrowed by the filters of the query. */
function filterOf(
  call: Call,
  { municipality, kind, phase }: z.infer<z.ZodObject<typeof filters>>,
): CaseFilter {
  requireContent(call);
  const { municipalities, ...only } = reachOf(call, municipality);
  return { municipalities, kind, phase, nowMs: call.ports.clock(), ...only };
}

/** What is owed, most urgent first: overdue, today, within 7 days, later, without a date. CSV by `Accept`. */
export const getWorklist = route({
  method: 'get',
  path: '/v1/worklist',
  operationId: 'getWorklist',
  summary: text('Arbejdslisten', 'The worklist'),
  tag: 'work',
  query: z.object({
    scope: z
      .enum(['mine', 'unit', 'unassigned', 'reserved'])
      .optional()
      .meta({ description: '`reserved`: what the caller has reserved until a day.' }),
    role: z.string().max(40).optional().meta({ description: 'Responsible role, or one with a part.' }),
    rule: z.string().max(20).optional().meta({ description: 'Code of a rule.' }),
    assignee: z.string().max(64).optional().meta({ description: 'The user that the work is given to.' }),
    group: z.enum(Object.keys(worklistGroups)).optional(),
    ...filters,
    ...pageFields,
  }),
  answer: 'list',
  mediaType: CSV,
  async handle(call) {
    const { scope, role, rule, assignee, group, after, limit } = call.query;
    const question: WorklistQuestion = {
      ...filterOf(call, call.query),
      ...(scope ? { whose: whoseOf(scope, call.caller) } : {}),
      ...(role ? { role } : {}),
      ...(rule ? { rule } : {}),
      ...(assignee ? { assignee } : {}),
    };
    const groups = group ? [group as WorklistGroup] : allGroups;
    if (wantsCsv(call)) return worklistCsv(call, worklistBatches(call, question, groups));
    const from = after ? { after: readCursor(after) } : {};
    const { rows, more, counts } = await lookAtWorklist(call, question, { groups, limit, ...from });
    const last = rows.at(-1);
    return listOf(call, rows, last && more ? cursorOf(last) : null, { counts, countedUpTo: MOST_COUNTED });
  },
});

function worklistCsv({ language }: Call, batches: AsyncGenerator<readonly WorklistRow[]>): Promise<Response> {
  const header = {
    da: [
      'Gruppe',
      'Sag',
      'Slags',
      'Kommune',
      'Fase',
      'Frist',
      'Titel',
      'Ansvarlig',
      'Tildelt',
      'Mål',
      'Frist den',
      'Dage',
    ],
    en: [
      'Group',
      'Case',
      'Kind',
      'Municipality',
      'Phase',
      'Deadline',
      'Title',
      'Responsible',
      'Assigned',
      'Target',
      'Due',
      'Days',
    ],
  }[language];
  const cellsOf = (row: WorklistRow): readonly Cell[] => [
    worklistGroups[row.group][language],
    row.caseId,
    row.kind,
    row.municipality,
    row.phase,
    row.deadlineId,
    row.title[language],
    roleName(row.responsible)[language],
    row.assignedTo,
    row.targetOn,
    row.dueAt ?? row.dueOn,
    row.daysLeft,
  ];
  return csvStream(language === 'da' ? 'arbejdsliste' : 'worklist', header, tableOf(batches, cellsOf));
}

async function* tableOf<Row>(
  batches: AsyncGenerator<readonly Row[]>,
  cellsOf: (row: Row) => readonly Cell[],
) {
  for await (const rows of batches) yield rows.map(cellsOf);
}

/** How many deadlines stand where, by municipality, role and user. */
export const getOverview = route({
  method: 'get',
  path: '/v1/overview',
  operationId: 'getOverview',
  summary: text('Overblik for ledere', 'Overview for supervisors'),
  tag: 'work',
  query: z.object(filters),
  answer: 'object',
  handle: async (call) => call.c.json(await overviewFor(call, filterOf(call, call.query))),
});

const month = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'must be a month, YYYY-MM')
  .optional();

/** The share of each rule's deadlines that were met in time; by month of the limit also over closed cases. CSV by `Accept`. */
export const getStatistics = route({
  method: 'get',
  path: '/v1/statistics',
  operationId: 'getStatistics',
  summary: text('Statistik over frister', 'Statistics of deadlines'),
  tag: 'work',
  query: z.object({
    ...filters,
    by: z.enum(['month']).optional(),
    from: month.meta({
      description: 'First month; with `by=month`. Left out: eleven months before the last.',
    }),
    to: month.meta({ description: 'Last month; with `by=month`. Left out: the present one.' }),
  }),
  answer: 'list',
  mediaType: CSV,
  async handle(call) {
    const { by, from, to } = call.query;
    const months = by === 'month' ? monthsUntil(call.ports.clock(), from, to) : null;
    const statistics = await statisticsFor(call, filterOf(call, call.query), months);
    return wantsCsv(call) ? statisticsCsv(call.language, statistics) : listOf(call, statistics);
  },
});
