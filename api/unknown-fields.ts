import type { CommandSpec } from '../domain/case/command-spec.ts';
import type { Field, Fields } from '../domain/case/field.ts';
import { fieldsOf } from '../domain/case/read-command.ts';
import { isJsonObject, type Json, type JsonObject } from '../domain/json.ts';
import { type Text, text } from '../domain/text.ts';

export interface Warning {
  field: string;
  message: Text;
}

/** Names that the command does not know: kept in the journal, never read. Empty when there are none. */
export function unknownFieldWarnings(spec: CommandSpec, data: JsonObject): { warnings?: Warning[] } {
  const unknown = unknownIn(fieldsOf(spec), data, '');
  if (unknown.length === 0) return {};
  return {
    warnings: unknown.map((field) => ({
      field,
      message: text(
        `Feltet «${field}» kendes ikke; det gemmes, men bruges ikke.`,
        `The field “${field}” is unknown; it is kept, but not used.`,
      ),
    })),
  };
}

function unknownIn(fields: Fields, data: JsonObject, at: string): string[] {
  return Object.entries(data).flatMap(([name, value]) => {
    const path = at === '' ? name : `${at}.${name}`;
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
    return field ? inside(field, value, path) : value === null ? [] : [path];
  });
}

function inside(field: Field, value: Json, path: string): string[] {
  if (field.type === 'object' && isJsonObject(value))
    return unknownIn(field.fields ?? {}, value as JsonObject, path);
  const { of } = field;
  if (field.type === 'list' && of && Array.isArray(value))
    return value.flatMap((one, i) => inside(of, one, `${path}.${i}`));
  return [];
}
