import { retentionDoubts } from '../../domain/retention/policy.ts';
import { text } from '../../domain/text.ts';
import { listOf, pathOf } from '../call.ts';
import { readBody } from '../read-body.ts';
import {
  type DueForErasure,
  decideRetention,
  dueForErasure,
  erasedCases,
  policiesFor,
  voteOnErasure,
} from '../retention.ts';
import { route } from '../route.ts';

const dueItem = ({ caseId, kind, dueOn, years, standing }: DueForErasure) => ({
  case: caseId,
  kind,
  dueOn,
  years,
  held: standing.held,
  approvals: standing.approvals.map(({ role, at }) => ({ role, at })),
  approved: standing.approved,
});

/** How long the municipality keeps cases, and what a jurist has to settle about it. */
export const getRetention = route({
  method: 'get',
  path: '/v1/retention',
  operationId: 'getRetention',
  summary: text('Kommunens opbevaringspolitik', "The municipality's retention policy"),
  tag: 'work',
  answer: 'object',
  async handle(call) {
    return call.c.json({ policies: await policiesFor(call), doubts: retentionDoubts });
  },
});

/** Decides how long cases of a kind are kept. */
export const changeRetention = route({
  method: 'post',
  path: '/v1/retention',
  operationId: 'changeRetention',
  summary: text('Fastsæt opbevaring', 'Decide retention'),
  tag: 'work',
  changes: true,
  body: {
    type: 'object',
    properties: {
      kind: { type: 'string', enum: ['pregnancy', 'child'] },
      years: { type: ['integer', 'null'], minimum: 10, maximum: 110 },
      basis: { type: 'string', minLength: 1, maxLength: 200 },
    },
    required: ['kind', 'years', 'basis'],
  },
  answer: 'object',
  async handle(call) {
    await decideRetention(call, await readBody(call));
    return call.c.json({ policies: await policiesFor(call), doubts: retentionDoubts });
  },
});

/** Cases whose time is over, for two leaders to approve. */
export const listDueForErasure = route({
  method: 'get',
  path: '/v1/erasures',
  operationId: 'listDueForErasure',
  summary: text('Sager til sletning', 'Cases due for erasure'),
  tag: 'work',
  answer: 'list',
  async handle(call) {
    const due = await dueForErasure(call);
    return listOf(call, due.map(dueItem), null, { erased: await erasedCases(call) });
  },
});

/** What a leader says of the erasure of one case. */
export const voteOnCase = route({
  method: 'post',
  path: '/v1/erasures/{caseId}/vote',
  operationId: 'voteOnErasure',
  summary: text('Godkend sletning, eller hold sagen tilbage', 'Approve erasure, or hold the case back'),
  tag: 'work',
  changes: true,
  body: {
    type: 'object',
    properties: {
      vote: { type: 'string', enum: ['approve', 'hold', 'release'] },
      reason: { type: 'string', enum: ['complaint', 'compensation', 'court', 'archive', 'other'] },
    },
    required: ['vote'],
  },
  answer: 'object',
  async handle(call) {
    return call.c.json(dueItem(await voteOnErasure(call, pathOf(call, 'caseId'), await readBody(call))));
  },
});
