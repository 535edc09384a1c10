import { z } from 'zod';
import { civilDateOf } from '../../domain/calendar/index.ts';
import { text } from '../../domain/text.ts';
import { isMonth, lookItem, monthBounds, reportDefaults, reportDocument, requireDpo } from '../access-log.ts';
import { caseOf, listOf } from '../call.ts';
import { citizenCsv, citizenItem } from '../citizen-log.ts';
import { CSV, wantsCsv } from '../csv.ts';
import { leaveLog } from '../leave.ts';
import { recordList } from '../look.ts';
import { lookKinds } from '../look-kind.ts';
import { asOfField } from '../query.ts';
import { route } from '../route.ts';

const pages = {
  after: z.coerce.number().int().min(1).optional().meta({ description: 'The `next` of the page before.' }),
  limit: z.coerce.number().int().min(1).max(500).default(100).meta({ description: 'Items on a page.' }),
};

/** Who has looked at the case, newest first; with `audience=citizen` what its citizen may be given, as JSON or CSV. */
export const getCaseAccessLog = route({
  method: 'get',
  path: '/v1/cases/{id}/access-log',
  operationId: 'getCaseAccessLog',
  summary: text('Hvem har set sagen', 'Who has seen the case'),
  tag: 'journal',
  query: z.object({
    audience: z.enum(['staff', 'citizen']).default('staff').meta({
      description: '`citizen`: dates, organisations and purposes, no employees (GDPR art. 15).',
    }),
    ...pages,
  }),
  answer: 'list',
  mediaType: CSV,
  async handle(call) {
    const seen = await caseOf(call);
    const { state } = seen;
    const { audience, after, limit } = call.query;
    if (audience === 'citizen') {
      await leaveLog(call.ports, seen, call.ports.clock());
      const rows = await call.ports.readLog.forCitizen(state.id);
      return wantsCsv(call) ? citizenCsv(rows, call.language) : listOf(call, rows.map(citizenItem));
    }
    const page = { limit: limit + 1, ...(after === undefined ? {} : { before: after }) };
    const rows = await call.ports.readLog.looks({ caseId: state.id }, page);
    const next = rows.length > limit ? String(rows[limit - 1]?.seq) : null;
    return listOf(call, rows.slice(0, limit).map(lookItem), next);
  },
});

/** The looks of a municipality's or region's cases and people, for its data protection officer. */
export const searchAccessLog = route({
  method: 'get',
  path: '/v1/access-log',
  operationId: 'searchAccessLog',
  summary: text('Søg i adgangsloggen', 'Search the access log'),
  tag: 'journal',
  query: z.object({
    from: asOfField,
    to: asOfField,
    subject: z.string().max(200).optional(),
    case: z.string().max(64).optional(),
    kind: z.enum(Object.keys(lookKinds)).optional(),
    emergency: z.enum(['true', 'false']).optional(),
    ...pages,
  }),
  answer: 'list',
  async handle(call) {
    const scopes = requireDpo(call.caller);
    const { from, to, subject, case: caseId, kind, emergency, after, limit } = call.query;
    const filter = {
      scopes,
      ...(subject === undefined ? {} : { subject }),
      ...(caseId === undefined ? {} : { caseId }),
      ...(kind === undefined ? {} : { kind }),
      ...(emergency === undefined ? {} : { emergency: emergency === 'true' }),
      ...(from === undefined ? {} : { fromMs: from }),
      ...(to === undefined ? {} : { toMs: to }),
    };
    const page = { limit: limit + 1, ...(after === undefined ? {} : { before: after }) };
    const rows = await call.ports.readLog.looks(filter, page);
    // Who searches the log is on record as well: by which filters, not by what was typed into them.
    await recordList(call, 'log-search', { filters: Object.keys(filter).sort() }, rows);
    const next = rows.length > limit ? String(rows[limit - 1]?.seq) : null;
    return listOf(call, rows.slice(0, limit).map(lookItem), next);
  },
});

/** The month's sample and what is unusual in it. */
export const getAccessReport = route({
  method: 'get',
  path: '/v1/access-log/report',
  operationId: 'getAccessReport',
  summary: text('Månedens stikprøve af opslag', "The month's sample of looks"),
  tag: 'journal',
  query: z.object({
    month: z.string().refine(isMonth, 'must be YYYY-MM').optional(),
    sample: z.coerce.number().int().min(1).max(500).default(reportDefaults.sample),
    casesPerDay: z.coerce.number().int().min(1).max(10_000).default(reportDefaults.casesPerDay),
    seed: z.string().max(64).optional(),
  }),
  answer: 'object',
  async handle(call) {
    const scopes = requireDpo(call.caller);
    const { month = civilDateOf(call.ports.clock()).slice(0, 7), sample, casesPerDay } = call.query;
    const seed = call.query.seed ?? month;
    const report = await call.ports.readLog.report({
      ...monthBounds(month),
      scopes,
      sample,
      seed,
      casesPerDay,
    });
    await recordList(call, 'log-search', { report: month }, report.sample);
    return call.c.json({ month, scopes, seed, casesPerDay, ...reportDocument(report) });
  },
});
