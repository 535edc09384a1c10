import type { JsonSchema } from './json-schema.ts';

const text: JsonSchema = {
  type: 'object',
  properties: { da: { type: 'string' }, en: { type: 'string' } },
  required: ['da', 'en'],
};
const nullable = (type: string, more: JsonSchema = {}): JsonSchema => ({ type: [type, 'null'], ...more });
const ids: JsonSchema = { type: 'array', items: { type: 'string' } };

const link: JsonSchema = {
  type: 'object',
  properties: {
    rel: { type: 'string', enum: ['pregnancy', 'child', 'sibling'] },
    ref: { type: 'string' },
    id: { type: 'string' },
  },
  required: ['rel', 'ref', 'id'],
};

const acceptedProperties: JsonSchema = {
  version: { type: 'integer' },
  events: {
    type: 'array',
    items: {
      type: 'object',
      properties: {
        id: { type: 'integer' },
        type: { type: 'string' },
        at: { type: 'string', format: 'date-time' },
      },
      required: ['id', 'type', 'at'],
    },
  },
  opened: ids,
  met: ids,
  cancelled: ids,
  recomputed: {
    type: 'array',
    items: {
      type: 'object',
      properties: { id: { type: 'string' }, before: nullable('string'), after: nullable('string') },
      required: ['id', 'before', 'after'],
    },
  },
  links: { type: 'array', items: link },
  result: { type: 'object' },
  warnings: {
    type: 'array',
    items: { type: 'object', properties: { field: { type: 'string' }, message: text } },
  },
};
const acceptedRequired = ['version', 'events', 'opened', 'met', 'cancelled', 'recomputed', 'links'];

const deadline: JsonSchema = {
  type: 'object',
  properties: {
    id: { type: 'string' },
    ruleId: { type: 'string' },
    ruleVersion: { type: 'string', format: 'date' },
    title: text,
    phase: nullable('integer'),
    nature: { type: 'string' },
    certainty: { type: 'string' },
    source: {
      type: 'object',
      properties: { text: { type: 'string' }, formerly: { type: 'string' } },
      required: ['text'],
    },
    responsible: { type: 'string' },
    subject: { type: 'string' },
    earliestOn: nullable('string', { format: 'date' }),
    targetOn: nullable('string', { format: 'date' }),
    dueOn: nullable('string', { format: 'date' }),
    dueAt: nullable('string', { format: 'date-time' }),
    status: { type: 'string' },
    metAt: nullable('string', { format: 'date-time' }),
    metBy: nullable('integer'),
    reminders: { type: 'array', items: { type: 'object' } },
    adjustments: { type: 'array', items: { type: 'object' } },
  },
  required: ['id', 'ruleId', 'title', 'status'],
};

const listOf = (items: JsonSchema): JsonSchema => ({
  type: 'object',
  properties: { items: { type: 'array', items }, next: nullable('string') },
  required: ['items', 'next'],
});

const anything: JsonSchema = { type: 'object' };

/** Shapes of the API's answers, for the OpenAPI document. */
export const answerSchema = {
  accepted: { type: 'object', properties: acceptedProperties, required: acceptedRequired },
  opened: {
    type: 'object',
    properties: {
      id: { type: 'string' },
      kind: { type: 'string' },
      phase: { type: 'string' },
      ...acceptedProperties,
    },
    required: ['id', 'kind', 'phase', ...acceptedRequired],
  },
  deadline,
  deadlines: listOf(deadline),
  list: listOf(anything),
  object: anything,
  problem: {
    type: 'object',
    properties: {
      type: { type: 'string' },
      title: { type: 'string' },
      status: { type: 'integer' },
      code: { type: 'string' },
      detail: { type: 'string' },
      reason: { type: 'string' },
      source: { type: 'string' },
      message: text,
    },
    required: ['type', 'title', 'status', 'code', 'detail', 'message'],
  },
} as const satisfies Record<string, JsonSchema>;
