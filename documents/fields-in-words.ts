import type { Field, Fields } from '../domain/case/field.ts';
import { isJsonObject, type Json, type JsonObject } from '../domain/json.ts';
import { whenOnPaper } from './danish-dates.ts';

/** What was filled in, in Danish words under the same names: codes by their names, dates as people write them. */
export function fieldsInWords(fields: Fields, filled: JsonObject): JsonObject {
  const out: Record<string, Json> = {};
  for (const [name, field] of Object.entries(fields)) {
    const value = Object.hasOwn(filled, name) ? filled[name] : undefined;
    const told = value === undefined || value === null ? undefined : inWords(field, value);
    if (told !== undefined) out[name] = told;
  }
  return out;
}

function inWords(field: Field, value: Json): Json | undefined {
  const { of } = field;
  if (field.type === 'object' && isJsonObject(value))
    return fieldsInWords(field.fields ?? {}, value as JsonObject);
  if (field.type === 'list' && Array.isArray(value) && of) {
    const told = value.flatMap((one: Json) => inWords(of, one) ?? []);
    return of.type === 'object' ? told : told.join(of.type === 'text' ? '\n' : ', ');
  }
  if (typeof value === 'boolean') return value ? 'Ja' : 'Nej';
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') return undefined;
  if (field.type === 'date' || field.type === 'instant') return whenOnPaper(value);
  return field.values?.[value]?.da ?? value;
}
