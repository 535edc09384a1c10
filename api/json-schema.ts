import type { CommandSpec } from '../domain/case/command-spec.ts';
import type { Field, Fields } from '../domain/case/field.ts';
import { fieldsOf } from '../domain/case/read-command.ts';
import type { Json } from '../domain/json.ts';
import type { Language } from './language.ts';

/** A JSON Schema of draft 2020-12, the dialect of OpenAPI 3.1. */
export type JsonSchema = { readonly [key: string]: Json };

/**
 * The input of a command as JSON Schema. It describes what `parseInput` checks: names that it does not know are
 * kept and never read, so additional properties are allowed.
 */
export const schemaOfCommand = (spec: CommandSpec, language: Language): JsonSchema => ({
  title: spec.title[language],
  ...schemaOfFields(fieldsOf(spec), language),
});

export function schemaOfFields(fields: Fields, language: Language): JsonSchema {
  const required = Object.entries(fields)
    .filter(([, field]) => !field.optional)
    .map(([name]) => name);
  return {
    type: 'object',
    properties: Object.fromEntries(
      Object.entries(fields).map(([name, field]) => [name, schemaOfField(field, language)]),
    ),
    ...(required.length === 0 ? {} : { required }),
    additionalProperties: true,
  };
}

function schemaOfField(field: Field, language: Language): JsonSchema {
  return {
    title: field.label[language],
    ...(field.help ? { description: field.help[language] } : {}),
    ...(field.initial === undefined ? {} : { default: field.initial }),
    ...(field.alternatively
      ? { anyOf: [shapeOf(field, language), shapeOf(field.alternatively, language)] }
      : shapeOf(field, language)),
  };
}

function shapeOf(field: Field, language: Language): JsonSchema {
  switch (field.type) {
    case 'slug':
      return {
        type: 'string',
        pattern: '^[\\p{L}\\p{N}][\\p{L}\\p{N}_.:-]*$',
        maxLength: field.max ?? 64,
      };
    case 'text':
      return {
        type: 'string',
        minLength: field.min ?? (field.optional ? 0 : 1),
        maxLength: field.max ?? 20_000,
      };
    case 'instant':
      return { type: 'string', format: 'date-time', examples: ['2026-03-02T10:15:00+01:00'] };
    case 'date':
      return { type: 'string', format: 'date', examples: ['2026-03-02'] };
    case 'boolean':
      return { type: 'boolean' };
    case 'integer':
      return { type: 'integer', minimum: field.min ?? 0, maximum: field.max ?? 1_000_000 };
    case 'choice':
      return choiceShape(field, language);
    case 'gestationalAge':
      return { type: 'string', pattern: '^\\d{1,2}\\+[0-6]$', examples: ['38+6'] };
    case 'cpr':
      return { type: 'string', pattern: '^\\d{6}-?[\\dA-Za-z]{4}$' };
    case 'eventId':
      return { type: 'integer', minimum: 1 };
    case 'object':
      return schemaOfFields(field.fields ?? {}, language);
    case 'list':
      return {
        type: 'array',
        ...(field.of ? { items: schemaOfField(field.of, language) } : {}),
        minItems: field.min ?? 0,
        maxItems: field.max ?? 100,
      };
  }
}

/** The names of the values stand in the description: JSON Schema has no place of its own for them. */
function choiceShape(field: Field, language: Language): JsonSchema {
  const values = Object.entries(field.values ?? {});
  const named = values.map(([value, name]) => `${value}: ${name[language]}`).join('; ');
  return {
    type: 'string',
    enum: values.map(([value]) => value),
    description: field.help ? `${field.help[language]} (${named})` : named,
  };
}
