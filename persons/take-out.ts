import type { Field, Fields } from '../domain/case/field.ts';
import { isStorable } from '../domain/case/storable.ts';
import { isJsonObject, type Json, type JsonObject } from '../domain/json.ts';
import { isPersonId } from '../domain/persons/person-id.ts';
import { parsePersonNumber } from '../domain/persons/person-number.ts';
import type { ToldPerson } from './person-intake.ts';
import type { PersonId } from './person-register.ts';
import { type CommandAddress, seatAt } from './seat-at.ts';

/**
 * Everybody whom a command names, by the registry's own fields. What is malformed stays where it is, for the domain to
 * refuse; an empty text says nothing of anybody.
 */
export function personsIn(fields: Fields, data: JsonObject, address: CommandAddress): readonly ToldPerson[] {
  return levels(fields, data, '').flatMap(({ fields: own, data: level, path }) => {
    const told = Object.entries(own).flatMap(([name, { registered, max = 20_000 }]) => {
      const value = Object.hasOwn(level, name) ? level[name] : undefined;
      if (!registered || typeof value !== 'string' || value.trim() === '' || value.length > max) return [];
      if (!isStorable(value)) return [];
      const kept = registered === 'number' ? parsePersonNumber(value)?.value : value;
      return kept === undefined ? [] : [{ name, field: registered, value: kept }];
    });
    return told.length === 0 ? [] : [{ path, ...seatAt(address, path, level, data), told }];
  });
}

/** The ids that a caller wrote where only the gateway writes them. */
export const idsWritten = (fields: Fields, data: JsonObject): readonly PersonId[] =>
  levels(fields, data, '').flatMap(({ fields: own, data: { personId } }) =>
    Object.values(own).some(({ registered }) => registered) && isPersonId(personId) ? [personId] : [],
  );

/** The command with ids where persons were. */
export function withIds(
  data: JsonObject,
  persons: readonly ToldPerson[],
  ids: readonly PersonId[],
): JsonObject {
  return persons.reduce<JsonObject>((told, { path, told: taken }, i) => {
    const gone = new Set(taken.map(({ name }) => name));
    return atLevel(told, path === '' ? [] : path.split('.'), (level) => ({
      ...Object.fromEntries(Object.entries(level).filter(([name]) => !gone.has(name))),
      personId: ids[i] ?? '',
    }));
  }, data);
}

function atLevel(
  level: Json,
  steps: readonly string[],
  change: (level: JsonObject) => JsonObject,
): JsonObject {
  const [step, ...rest] = steps;
  if (step === undefined) return change(level as JsonObject);
  if (Array.isArray(level))
    return level.map((one, i) => (i === Number(step) ? atLevel(one, rest, change) : one)) as never;
  const within = level as JsonObject;
  return { ...within, [step]: atLevel(within[step] as Json, rest, change) };
}

interface Level {
  fields: Fields;
  data: JsonObject;
  path: string;
}

/** Every object of a command that its fields describe, itself first. */
function levels(fields: Fields, data: JsonObject, path: string): readonly Level[] {
  const inside = Object.entries(fields).flatMap(([name, field]) =>
    Object.hasOwn(data, name)
      ? within(field, data[name] as Json, path === '' ? name : `${path}.${name}`)
      : [],
  );
  return [{ fields, data, path }, ...inside];
}

function within(field: Field, value: Json, path: string): readonly Level[] {
  if (field.type === 'object' && isJsonObject(value)) return levels(field.fields ?? {}, value, path);
  const { of } = field.type === 'list' ? field : { of: undefined };
  return of && Array.isArray(value) ? value.flatMap((one, i) => within(of, one as Json, `${path}.${i}`)) : [];
}
