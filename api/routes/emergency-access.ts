import { z } from 'zod';
import { may } from '../../access/may.ts';
import type { EmergencyRow } from '../../db/emergency-rows.ts';
import { formatInstant } from '../../domain/calendar/index.ts';
import { text } from '../../domain/text.ts';
import { type Call, caseOf, listOf, pathOf } from '../call.ts';
import { tellDenied } from '../denied.ts';
import {
  emergencyCategories,
  emergencyItem,
  LONGEST_REASON,
  mayReview,
  reviewEmergencyAccess,
  takeEmergencyAccess,
} from '../emergency-access.ts';
import { recordList } from '../look.ts';
import { storedOnceOf } from '../once.ts';
import { readBody } from '../read-body.ts';
import { no } from '../refused.ts';
import { route } from '../route.ts';

const MOST = 500;

/** Opens one case for sixty minutes to a professional who may not see it; its leader is told at once. */
export const takeEmergency = route({
  method: 'post',
  path: '/v1/cases/{id}/emergency-access',
  operationId: 'takeEmergencyAccess',
  summary: text('Nødadgang til en sag i 60 minutter', 'Emergency access to a case for 60 minutes'),
  tag: 'cases',
  changes: true,
  status: 201,
  body: {
    type: 'object',
    properties: {
      category: { type: 'string', enum: Object.keys(emergencyCategories) },
      reason: { type: 'string', minLength: 1, maxLength: LONGEST_REASON },
    },
    required: ['category', 'reason'],
  },
  answer: 'object',
  async handle(call) {
    const id = pathOf(call, 'id');
    const body = await readBody(call);
    const { keyHash = null } = storedOnceOf(call, null);
    const { id: accessId, expiresMs } = await takeEmergencyAccess(call, id, body, keyHash);
    return call.c.json({ id: accessId, case: id, expiresAt: formatInstant(expiresMs) }, 201);
  },
});

/** Every emergency access that was taken to the case, without the reasons. */
export const listCaseEmergencies = route({
  method: 'get',
  path: '/v1/cases/{id}/emergency-access',
  operationId: 'listCaseEmergencyAccess',
  summary: text('Nødadgange til sagen', 'Emergency accesses to the case'),
  tag: 'cases',
  answer: 'list',
  async handle(call) {
    const { state } = await caseOf(call);
    return listOf(call, (await call.ports.emergencies.list({ caseId: state.id }, MOST)).map(emergencyItem));
  },
});

/** Emergency accesses to the cases of one's municipality: for its leaders to review, and for its data protection officer. */
export const listEmergencies = route({
  method: 'get',
  path: '/v1/emergency-access',
  operationId: 'listEmergencyAccess',
  summary: text('Nødadgange til gennemgang', 'Emergency accesses for review'),
  tag: 'work',
  query: z.object({ unreviewed: z.enum(['true', 'false']).default('false') }),
  answer: 'list',
  async handle(call) {
    const { caller } = call;
    if (!may(caller, 'see-log', { on: 'emergency', as: 'own' })) throw notForYou(caller.role);
    const mine = caller.role === 'dpo' ? { scopes: [caller.scope] } : { municipalities: [caller.scope] };
    const unreviewed = call.query.unreviewed === 'true';
    const rows = await call.ports.emergencies.list({ ...mine, unreviewed }, MOST);
    await recordList(call, 'emergency-access', { unreviewed }, rows);
    return listOf(call, rows.map(emergencyItem));
  },
});

/** One of them with its reason, for whoever reviews it. */
export const getEmergency = route({
  method: 'get',
  path: '/v1/emergency-access/{accessId}',
  operationId: 'getEmergencyAccess',
  summary: text('En nødadgang og dens begrundelse', 'An emergency access and its reason'),
  tag: 'work',
  answer: 'object',
  async handle(call) {
    const access = await accessOf(call);
    await recordList(call, 'emergency-access', { access: access.id }, [access]);
    const reason = await call.ports.emergencies.reasonOf(access.id);
    return call.c.json({ ...emergencyItem(access), reason });
  },
});

/** A leader of the municipality says whether it was justified; where not, what is left of it ends. */
export const reviewEmergency = route({
  method: 'post',
  path: '/v1/emergency-access/{accessId}/review',
  operationId: 'reviewEmergencyAccess',
  summary: text('Gennemgå en nødadgang', 'Review an emergency access'),
  tag: 'work',
  changes: true,
  body: {
    type: 'object',
    properties: {
      outcome: { type: 'string', enum: ['justified', 'not-justified'] },
      note: { type: 'string', maxLength: LONGEST_REASON },
    },
    required: ['outcome'],
  },
  answer: 'object',
  async handle(call) {
    const access = await accessOf(call);
    return call.c.json(emergencyItem(await reviewEmergencyAccess(call, access, await readBody(call))));
  },
});

async function accessOf(call: Call): Promise<EmergencyRow> {
  const [access] = await call.ports.emergencies.list({ id: pathOf(call, 'accessId') }, 1);
  if (!access || !mayReview(call.caller, access.municipality)) {
    tellDenied(call, 'NOT_FOUND', { caseId: access?.caseId ?? null });
    throw no(404, 'NOT_FOUND', 'Nødadgangen findes ikke.', 'There is no such emergency access.');
  }
  return access;
}

const notForYou = (role: string) =>
  no(
    null,
    'NOT_PERMITTED',
    'Nødadgange gennemgås af kommunens ledere.',
    "Emergency accesses are reviewed by the municipality's leaders.",
    { reason: role },
  );
