import type { Json } from '../domain/json.ts';
import { isJsonObject } from '../domain/json.ts';

/** Stands for a character that no font has. */
const UNKNOWN = '▯';

// Marks that turn the direction of what follows: with them a text can be made to read as another than it is.
const TURNING = /[\u202A-\u202E\u2066-\u2069]/gu;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are exactly what is taken out
const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\uFEFF\uFFF9-\uFFFB]/gu;
// Joiners, direction marks and variants of a sign: they shape others and have no picture of their own.
const INVISIBLE = /[\u00AD\u200B-\u200F\u2028\u2029\u2060\t\n\r]|[\uFE00-\uFE0F]/u;

/**
 * The same content with every text such that a page can show it: without control characters and marks that turn the
 * direction of reading, and with a sign in place of each character that no font has. Says what was changed, once each.
 */
export function printable<Value>(
  value: Value,
  shows: (codePoint: number) => boolean,
): { value: Value; warnings: readonly string[] } {
  const warnings = new Set<string>();
  const clean = (said: string): string => {
    let kept = said.replace(CONTROL, '');
    if (TURNING.test(kept)) {
      warnings.add('Tegn, der vender læseretningen, er fjernet.');
      kept = kept.replace(TURNING, '');
    }
    return kept.replace(/[^\u0020-\u007E]/gu, (sign) => {
      if (INVISIBLE.test(sign) || shows(sign.codePointAt(0) ?? 0)) return sign;
      warnings.add('Et eller flere tegn kan ikke vises og er erstattet af ▯.');
      return UNKNOWN;
    });
  };
  const walk = (one: Json): Json => {
    if (typeof one === 'string') return clean(one);
    if (Array.isArray(one)) return one.map(walk);
    if (!isJsonObject(one)) return one;
    return Object.fromEntries(Object.entries(one).map(([name, inner]) => [name, walk(inner)]));
  };
  return { value: walk(value as Json) as Value, warnings: [...warnings] };
}
