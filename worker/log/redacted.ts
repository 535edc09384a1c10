import { traceOf } from '../trace-of.ts';
import { censored, WITHHELD } from './censored.ts';
import { freeFields } from './free-fields.ts';

/**
 * Words in the names of fields that say who somebody is, what somebody wrote, what was sent, or what opens a door. A
 * field with one of them in its name (`motherCpr`, `set-cookie`, `NOTES`) is withheld at any depth.
 */
export const withheldWords: readonly string[] = [
  // who somebody is
  ...['address', 'cpr', 'email', 'ip', 'mail', 'name', 'organisation', 'person', 'phone', 'place', 'ssn'],
  // what somebody wrote
  ...[
    'comment',
    'concern',
    'history',
    'message',
    'note',
    'purpose',
    'reason',
    'remark',
    'reply',
    'situation',
  ],
  ...['text', 'title'],
  // what was sent
  ...['arg', 'batch', 'body', 'data', 'document', 'header', 'input', 'param', 'payload', 'query', 'request'],
  ...['response', 'row', 'url', 'value'],
  // what opens a door
  ...['authorization', 'cookie', 'credential', 'passphrase', 'password', 'secret', 'session', 'signature'],
  ...['token'],
];

const DEEPEST = 6;
/** A count may have any name; no number of a person is as small. */
const SMALL = 1_000_000;
/** A personal number without the noughts that it may begin with. */
const SHORTEST_NUMBER = 100_000_000;
const REMEMBERED = 1_000;

interface Field {
  name: string;
  isWithheld: boolean;
}

/** Makes fields fit for a log: withheld by name, all else censored by its looks; of an error only kind, code and place. */
export function redactor(words: readonly string[] = withheldWords): (fields: object) => object {
  const named = new Set(words);
  const known = new Map<string, Field>();
  const isWithheld = (name: string): boolean =>
    freeNames.has(spelled(name)) ||
    wordsIn(name).some((word) =>
      [word, word.replace(/s$/, ''), word.replace(/es$/, '')].some((one) => named.has(one)),
    );

  /** Fields of a log have few names, looked at once. */
  function fieldOf(name: string): Field {
    const before = known.get(name);
    if (before) return before;
    const field = { name: censored(name), isWithheld: isWithheld(name) };
    if (known.size < REMEMBERED) known.set(name, field);
    return field;
  }

  function shown(value: unknown, depth: number): unknown {
    switch (typeof value) {
      case 'string':
        return censored(value);
      case 'number':
      case 'bigint':
        return value < SHORTEST_NUMBER || censored(String(value)) === String(value) ? value : WITHHELD;
      case 'boolean':
      case 'undefined':
        return value;
      case 'object':
        return value === null ? null : inside(value, depth);
      default:
        return WITHHELD;
    }
  }

  function inside(value: object, depth: number): unknown {
    if (value instanceof Error) return traceOf(value);
    if (depth === DEEPEST || ArrayBuffer.isView(value) || value instanceof Map || value instanceof Set)
      return WITHHELD;
    if (Array.isArray(value)) return value.map((one) => shown(one, depth + 1));
    return Object.fromEntries(
      Object.entries(value).map(([name, one]) => {
        const field = fieldOf(name);
        return [field.name, field.isWithheld && !saysNothing(one) ? WITHHELD : shown(one, depth + 1)];
      }),
    );
  }

  return (fields) => inside(fields, 0) as object;
}

const saysNothing = (value: unknown): boolean =>
  value === null || value === undefined || typeof value === 'boolean' || isCount(value);

const isCount = (value: unknown): boolean => typeof value === 'number' && Math.abs(value) < SMALL;

/** `motherCpr`, `mother_cpr` and `Mother-CPR` are the same words. */
const wordsIn = (field: string): string[] =>
  field
    .replaceAll(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\d]+/u);

const spelled = (field: string): string => field.toLowerCase().replaceAll(/[^\p{L}\d]/gu, '');

const freeNames = new Set(freeFields.map(spelled));
