import { z } from 'zod';
import { roleName } from '../../domain/rules/roles.ts';
import { text } from '../../domain/text.ts';
import type { Call } from '../call.ts';
import { listOf, requireContent } from '../call.ts';
import { CSV, csvResponse, wantsCsv } from '../csv.ts';
import { lookAtOwed, owedTo } from '../look.ts';
import { overviewOf, statisticsOf } from '../overview.ts';
import type { CaseFilter, StoredCase } from '../ports.ts';
import { kindField, pageFields, phaseField } from '../query.ts';
import { reachOf } from '../reach.ts';
import { no } from '../refused.ts';
import { route } from '../route.ts';
import { authorityIn, sightOfOwn } from '../seen-case.ts';
import { inScope, sortedByUrgency, type WorklistRow, worklistGroups } from '../worklist.ts';

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
    scope: z.enum(['mine', 'unit', 'unassigned']).optional(),
    role: z.string().max(40).optional().meta({ description: 'Responsible role.' }),
    group: z.enum(Object.keys(worklistGroups)).optional(),
    ...filters,
    ...pageFields,
  }),
  answer: 'list',
  mediaType: CSV,
  async handle(call) {
    const { scope, role, group, after, limit } = call.query;
    const owed = await lookAtOwed(call, filterOf(call, call.query));
    const all = sortedByUrgency(owed).filter(
      (row) =>
        (!scope || inScope(row, scope, call.caller)) &&
        (!role || row.responsible === role || row.alsoResponsible.some((one) => one === role)) &&
        (!group || row.group === group),
    );
    if (wantsCsv(call)) return worklistCsv(call, all);
    const from = after ? all.findIndex((row) => cursorOf(row) === after) + 1 : 0;
    if (after && from === 0)
      throw no(null, 'VALIDATION', 'Siden findes ikke længere.', 'The page is no longer there.', {
        reason: 'after',
      });
    const items = all.slice(from, from + limit);
    const last = items.at(-1);
    const next = last && from + limit < all.length ? cursorOf(last) : null;
    const counts = Object.fromEntries(
      Object.keys(worklistGroups).map((name) => [name, all.filter((row) => row.group === name).length]),
    );
    return listOf(call, items, next, { counts });
  },
});

const cursorOf = (row: WorklistRow): string => `${row.caseId}/${row.deadlineId}`;

function worklistCsv({ language }: Call, rows: readonly WorklistRow[]): Response {
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
  return csvResponse(
    language === 'da' ? 'arbejdsliste' : 'worklist',
    header,
    rows.map((row) => [
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
    ]),
  );
}

/** How many deadlines stand where, by municipality, role and phase. */
export const getOverview = route({
  method: 'get',
  path: '/v1/overview',
  operationId: 'getOverview',
  summary: text('Overblik for ledere', 'Overview for supervisors'),
  tag: 'work',
  query: z.object(filters),
  answer: 'object',
  async handle(call) {
    const filter = filterOf(call, call.query);
    const { reads } = call.ports;
    const [cases, rows] = await Promise.all([reads.live(filter), owedTo(call, filter)]);
    return call.c.json(overviewOf(cases, rows));
  },
});

/** The share of each rule's deadlines that were met in time. */
export const getStatistics = route({
  method: 'get',
  path: '/v1/statistics',
  operationId: 'getStatistics',
  summary: text('Statistik over frister', 'Statistics of deadlines'),
  tag: 'work',
  query: z.object(filters),
  answer: 'list',
  async handle(call) {
    const cases = await call.ports.reads.live(filterOf(call, call.query));
    const sights = (stored: StoredCase) => sightOfOwn(call.caller, authorityIn(stored.state));
    return listOf(call, statisticsOf(cases, call.ports.clock(), sights));
  },
});
