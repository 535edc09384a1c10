import { z } from 'zod';
import { formatInstant } from '../../domain/calendar/index.ts';
import type { JsonObject } from '../../domain/json.ts';
import { type Text, text } from '../../domain/text.ts';
import { listOf, pathOf } from '../call.ts';
import { onceOf } from '../once.ts';
import { readBody } from '../read-body.ts';
import { route } from '../route.ts';
import { addEndpoint, changeEndpoint, type Endpoint, endpointOf, endpointsOf } from '../webhooks.ts';

const item = ({ id, url, state, createdAt, blockedUntil, failures, waiting, dead }: Endpoint) => ({
  ...{ id, url, state, waiting, dead },
  createdAt: formatInstant(createdAt.getTime()),
  // The host did not answer; nothing is tried before then.
  restsUntil: failures > 0 ? formatInstant(blockedUntil.getTime()) : null,
});

/** Where the caller's organisation is told what happens. */
export const listWebhooks = route({
  method: 'get',
  path: '/v1/webhooks',
  operationId: 'listWebhooks',
  summary: text('Modtagere af hændelser', 'Endpoints for events'),
  tag: 'service',
  answer: 'list',
  async handle(call) {
    return listOf(call, (await endpointsOf(call)).map(item));
  },
});

/** Adds an endpoint; the answer holds its secret, which is never shown again. */
export const addWebhook = route({
  method: 'post',
  path: '/v1/webhooks',
  operationId: 'addWebhook',
  summary: text('Tilføj en modtager af hændelser', 'Add an endpoint for events'),
  tag: 'service',
  changes: true,
  body: {
    type: 'object',
    properties: { url: { type: 'string', format: 'uri', maxLength: 500 } },
    required: ['url'],
  },
  answer: 'object',
  status: 201,
  async handle(call) {
    const body = await readBody(call);
    const { key } = onceOf(call, body);
    const demo = call.caller.how === 'demo';
    return call.c.json(await addEndpoint(call, body, { key, demo }), 201);
  },
});

/** What an endpoint was told, newest first, and with what it answered. */
export const listWebhookDeliveries = route({
  method: 'get',
  path: '/v1/webhooks/{id}/deliveries',
  operationId: 'listWebhookDeliveries',
  summary: text('Hændelser til en modtager', 'Events for an endpoint'),
  tag: 'service',
  query: z.object({
    cursor: z.coerce.number().int().positive().optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  answer: 'list',
  async handle(call) {
    const { cursor, limit } = call.query;
    const { id } = await endpointOf(call, pathOf(call, 'id'));
    const page = { limit: limit + 1, ...(cursor ? { before: cursor } : {}) };
    const rows = await call.ports.webhooks.deliveries(id, page);
    const shown = rows.slice(0, limit);
    return listOf(
      call,
      shown.map((row) => ({
        id: row.messageId,
        ...{
          type: row.type,
          case: row.caseId,
          version: row.version,
          state: row.state,
          attempts: row.attempts,
        },
        at: formatInstant(row.recordedMs),
        answer: row.lastCode,
        nextAttemptAt: row.state === 'waiting' ? formatInstant(row.nextAttemptAt.getTime()) : null,
        settledAt: row.settledAt ? formatInstant(row.settledAt.getTime()) : null,
      })),
      rows.length > limit ? String(shown.at(-1)?.seq) : null,
    );
  },
});

type Act = Parameters<typeof changeEndpoint>[2];

const acting = (act: Act, summary: Text, properties: JsonObject = {}, required: readonly string[] = []) =>
  route({
    method: 'post',
    path: `/v1/webhooks/{id}/${act}`,
    operationId: `${act}Webhook`,
    summary,
    tag: 'service',
    changes: true,
    ...(required.length > 0 ? { body: { type: 'object', properties, required: [...required] } } : {}),
    answer: 'object',
    async handle(call) {
      const body = required.length > 0 ? await readBody(call) : {};
      return call.c.json(await changeEndpoint(call, pathOf(call, 'id'), act, body));
    },
  });

/** What can be done to an endpoint. */
export const webhookActs = [
  acting('test', text('Prøvekald', 'Test call')),
  acting('pause', text('Sæt en modtager på pause', 'Pause an endpoint')),
  acting('resume', text('Genoptag en modtager', 'Resume an endpoint')),
  acting('remove', text('Fjern en modtager', 'Remove an endpoint')),
  acting(
    'replay',
    text('Fortæl igen fra et tidspunkt', 'Tell again from a moment on'),
    { from: { type: 'string', format: 'date-time' } },
    ['from'],
  ),
];
