import type { Json } from '../json.ts';

const MAX_DEPTH = 12;
const MAX_NODES = 5_000;
const MAX_TEXT = 20_000;
// All texts together: what is published in one batch must stay far below the 2 MiB that the engine takes at once.
const MAX_CHARACTERS = 200_000;
// A lone surrogate or NUL cannot be stored as text by PostgreSQL; a prototype key must never become a property.
// biome-ignore lint/suspicious/noControlCharactersInRegex: NUL is exactly what is looked for
const ILLEGAL = /\u0000|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;
const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

/** Where the first text stands that is too long to be kept: `fields.background`; null when none is. */
export function tooLongAt(input: Json, at = '', depth = 0): string | null {
  if (typeof input === 'string') return input.length > MAX_TEXT ? at : null;
  if (typeof input !== 'object' || input === null || depth > MAX_DEPTH) return null;
  for (const [name, one] of Object.entries(input as Readonly<Record<string, Json>>)) {
    const found = tooLongAt(one, at === '' ? name : `${at}.${name}`, depth + 1);
    if (found !== null) return found;
  }
  return null;
}

/** Whether input can be kept as it is: bounded in depth, number of nodes and length of each text and all together, no illegal characters. */
export function isStorable(input: unknown): input is Json {
  let nodes = 0;
  let characters = 0;
  const fits = (value: unknown, depth: number): boolean => {
    nodes += 1;
    if (nodes > MAX_NODES || depth > MAX_DEPTH) return false;
    if (value === null || typeof value === 'boolean') return true;
    if (typeof value === 'number') return Number.isFinite(value);
    if (typeof value === 'string') {
      characters += value.length;
      return value.length <= MAX_TEXT && characters <= MAX_CHARACTERS && !ILLEGAL.test(value);
    }
    if (Array.isArray(value)) return value.every((one) => fits(one, depth + 1));
    if (typeof value !== 'object') return value === undefined;
    return Object.entries(value).every(
      ([key, one]) =>
        key.length <= 100 && !FORBIDDEN_KEYS.has(key) && !ILLEGAL.test(key) && fits(one, depth + 1),
    );
  };
  return fits(input, 0);
}
