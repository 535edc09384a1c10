import {
  type CivilDate,
  civilDateOf,
  formatInstant,
  gestationalDays,
  isCivilDate,
  parseInstant,
  startOfDayMs,
} from '../calendar/index.ts';
import { isJsonObject, type Json, type JsonObject } from '../json.ts';
import { isPersonId } from '../persons/person-id.ts';
import { parsePersonNumber } from '../persons/person-number.ts';
import type { Field, Fields } from './field.ts';
import { type Refusal, refuse } from './refusal.ts';
import { isStorable } from './storable.ts';

export type Parsed = { ok: true; data: JsonObject } | { ok: false; refusal: Refusal };

/** One thing wrong with the input: the field's path and what is wanted there. */
interface Mistake {
  path: string;
  da: string;
  en: string;
}

/** The moment up to which recorded facts may reach: later ones are refused unless the field is a plan. */
interface Limits {
  nowMs: number;
  todayOn: CivilDate;
}

const SLUG = /^[\p{L}\p{N}][\p{L}\p{N}_.:-]*$/u;

/**
 * Checks and canonicalises the fields of a command: instants become RFC 3339 with Copenhagen's offset, dates are
 * real dates, lists and texts within bounds, nothing in the future but plans. Fields that the command does not
 * know are kept for the journal under their own name, and never read. Only hand-written checks: the workflow has no zod.
 */
export function parseInput(fields: Fields, data: unknown, nowMs: number): Parsed {
  if (!isJsonObject(data)) return bad({ path: '', da: 'skal være et objekt', en: 'must be an object' });
  if (!isStorable(data)) {
    return bad({
      path: '',
      da: 'er for dybt, for stort eller har ulovlige tegn',
      en: 'is too deep, too large or has illegal characters',
    });
  }
  const mistakes: Mistake[] = [];
  const limits = { nowMs, todayOn: civilDateOf(nowMs) };
  const parsed = parseObject(fields, data as JsonObject, '', limits, mistakes);
  const first = mistakes[0];
  return first ? bad(first) : { ok: true, data: parsed };
}

function bad(mistake: Mistake): Parsed {
  const named =
    mistake.path === ''
      ? { da: 'Indholdet', en: 'The input' }
      : { da: `Feltet «${mistake.path}»`, en: `The field “${mistake.path}”` };
  return {
    ok: false,
    refusal: refuse('VALIDATION', `${named.da} ${mistake.da}.`, `${named.en} ${mistake.en}.`, {
      ...(mistake.path === '' ? {} : { reason: mistake.path }),
    }),
  };
}

function parseObject(
  fields: Fields,
  data: JsonObject,
  at: string,
  limits: Limits,
  mistakes: Mistake[],
): JsonObject {
  const out: Record<string, Json> = {};
  // What the register holds of somebody is not told again.
  const inRegister = Object.hasOwn(data, 'personId') && isPersonId(data.personId);
  for (const [name, field] of Object.entries(fields)) {
    const path = at === '' ? name : `${at}.${name}`;
    const value = Object.hasOwn(data, name) ? data[name] : undefined;
    if (value === undefined || value === null) {
      if (!field.optional && !(field.registered && inRegister))
        mistakes.push({ path, da: 'mangler', en: 'is missing' });
      continue;
    }
    const parsed = parseEither(field, value, path, limits, mistakes);
    if (parsed !== undefined) out[name] = parsed;
  }
  for (const [name, value] of Object.entries(data)) {
    if (!Object.hasOwn(fields, name) && value !== null && value !== undefined) out[name] = value;
  }
  return out;
}

/** A field with another form takes whichever the value has; the mistake told is that of the form it resembles. */
function parseEither(
  field: Field,
  value: Json,
  path: string,
  limits: Limits,
  mistakes: Mistake[],
): Json | undefined {
  if (!field.alternatively) return parseValue(field, value, path, limits, mistakes);
  const wrong: Mistake[] = [];
  const parsed = parseValue(field, value, path, limits, wrong);
  if (wrong.length === 0) return parsed;
  const wrongToo: Mistake[] = [];
  const other = parseValue(field.alternatively, value, path, limits, wrongToo);
  if (wrongToo.length === 0) return other;
  mistakes.push(...(Array.isArray(value) === (field.alternatively.type === 'list') ? wrongToo : wrong));
  return undefined;
}

function parseValue(
  field: Field,
  value: Json,
  path: string,
  limits: Limits,
  mistakes: Mistake[],
): Json | undefined {
  const wrong = (da: string, en: string) => {
    mistakes.push({ path, da, en });
    return undefined;
  };
  switch (field.type) {
    case 'slug':
      if (typeof value !== 'string' || !SLUG.test(value) || value.length > (field.max ?? 64)) {
        return wrong(
          'skal være et kort navn af bogstaver, tal og - _ . :',
          'must be a short name of letters, digits and - _ . :',
        );
      }
      if (namesAPerson(value))
        return wrong('må ikke være et personnummer', 'must not be the number of a person');
      return value;
    case 'text':
      if (typeof value !== 'string') return wrong('skal være tekst', 'must be text');
      if (value.trim().length < (field.min ?? (field.optional ? 0 : 1)))
        return wrong('må ikke være tomt', 'must not be empty');
      if (value.length > (field.max ?? 20_000)) return wrong('er for langt', 'is too long');
      return value;
    case 'instant': {
      const ms = parseInstant(value);
      if (ms === null)
        return wrong(
          'skal være et tidspunkt som 2026-03-02T10:15:00+01:00',
          'must be an instant like 2026-03-02T10:15:00+01:00',
        );
      if (!field.plan && ms > limits.nowMs) return wrong('ligger i fremtiden', 'lies in the future');
      return formatInstant(ms);
    }
    case 'date':
      if (!isCivilDate(value))
        return wrong('skal være en dato som 2026-03-02', 'must be a date like 2026-03-02');
      if (!field.plan && value > limits.todayOn) return wrong('ligger i fremtiden', 'lies in the future');
      return value;
    case 'boolean':
      return typeof value === 'boolean'
        ? value
        : wrong('skal være ja eller nej (true/false)', 'must be true or false');
    case 'integer':
      if (typeof value !== 'number' || !Number.isSafeInteger(value))
        return wrong('skal være et helt tal', 'must be a whole number');
      if (value < (field.min ?? 0) || value > (field.max ?? 1_000_000))
        return wrong('er uden for grænserne', 'is out of bounds');
      return value;
    case 'choice':
      if (typeof value !== 'string' || !Object.hasOwn(field.values ?? {}, value)) {
        const known = Object.keys(field.values ?? {}).join(', ');
        return wrong(`skal være en af: ${known}`, `must be one of: ${known}`);
      }
      return value;
    case 'gestationalAge':
      if (typeof value !== 'string' || gestationalDays(value) === null)
        return wrong('skal være en gestationsalder som 38+6', 'must be a gestational age like 38+6');
      return value;
    case 'cpr': {
      const number = typeof value === 'string' ? parsePersonNumber(value) : null;
      if (!number)
        return wrong(
          'skal være ti tegn: dag, måned, år og løbenummer',
          'must be ten characters: day, month, year and serial',
        );
      return number.value;
    }
    case 'eventId':
      if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 1)
        return wrong('skal være nummeret på en hændelse', 'must be the number of an event');
      return value;
    case 'object':
      if (!isJsonObject(value)) return wrong('skal være et objekt', 'must be an object');
      return parseObject(field.fields ?? {}, value as JsonObject, path, limits, mistakes);
    case 'list': {
      if (!Array.isArray(value)) return wrong('skal være en liste', 'must be a list');
      if (value.length < (field.min ?? 0)) return wrong('må ikke være tom', 'must not be empty');
      if (value.length > (field.max ?? 100)) return wrong('er for lang', 'is too long');
      const of = field.of;
      if (!of) return value;
      return value.map((one, i) => parseValue(of, one, `${path}.${i}`, limits, mistakes) ?? null);
    }
  }
}

/** Short names stand in addresses, keys and logs: a number of a person is none. Other hospitals' own cannot be told. */
function namesAPerson(slug: string): boolean {
  const number = parsePersonNumber(slug);
  return number !== null && number.kind !== 'local';
}

/** The instant of a date or instant field: a date counts from 00:00 Copenhagen time. */
export function momentOf(value: Json): { ms: number; on: CivilDate; dateOnly: boolean } | null {
  if (isCivilDate(value)) return { ms: startOfDayMs(value), on: value, dateOnly: true };
  const ms = parseInstant(value);
  return ms === null ? null : { ms, on: civilDateOf(ms), dateOnly: false };
}
