import type { Field, Fields } from '../../../domain/case/field.ts';
import { hoursAgo } from './requests.ts';

/** What no log, mail, history or table may show. */
export const CANARY = 'KANARIEFUGL';
/** A replacement number: day 71. */
export const CANARY_CPR = '7112314321';
/** Stands behind the canary in every text: a word that each encoding writes in its own way. */
export const CANARY_STREET = 'Æblegården “7”';
/** All of them, and the number as people write it. */
export const CANARIES: readonly string[] = [CANARY, CANARY_CPR, '711231-4321', CANARY_STREET];

/** An input of a command with a canary wherever something may be written, and one under a name that nobody knows. */
export const canaryInput = (fields: Fields): Record<string, unknown> => ({
  ...Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, fitting(field)])),
  remark: `${CANARY} ukendt felt`,
});

function fitting(field: Field): unknown {
  switch (field.type) {
    case 'slug':
      return 'k1';
    case 'text':
      return `${CANARY} ${CANARY_STREET}`;
    case 'instant':
      return hoursAgo(field.plan ? -24 : 1);
    case 'date':
      return hoursAgo(field.plan ? -240 : 24).slice(0, 10);
    case 'boolean':
      return true;
    case 'integer':
      return field.min ?? 1;
    case 'choice':
      return Object.keys(field.values ?? {})[0];
    case 'gestationalAge':
      return '20+0';
    case 'cpr':
      return CANARY_CPR;
    case 'eventId':
      return 1;
    case 'object':
      return Object.fromEntries(
        Object.entries(field.fields ?? {}).map(([name, one]) => [name, fitting(one)]),
      );
    case 'list':
      return field.of ? Array.from({ length: field.min ?? 1 }, () => fitting(field.of as Field)) : [];
  }
}

/**
 * The forms in which a word may stand in bytes: as it is, in UTF-16, in hexadecimal, as an address, JSON or XML writes it,
 * in base64 at any place.
 */
export function formsOf(word: string): Buffer[] {
  const plain = Buffer.from(word);
  const base64 = [0, 1, 2].map((before) => {
    const text = Buffer.concat([Buffer.alloc(before), plain])
      .toString('base64')
      .replace(/=+$/, '');
    // The characters that share bits with what stands before and after say nothing certain.
    return Buffer.from(text.slice(before === 0 ? 0 : before + 1, -1));
  });
  const escaped = [...word].map((one) =>
    one > '~' ? `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}` : one,
  );
  const written = [
    plain.toString('hex'),
    encodeURIComponent(word),
    encodeURIComponent(word).replaceAll('%20', '+'),
    JSON.stringify(word).slice(1, -1),
    escaped.join(''),
    [...word].map((one) => (one > '~' ? `&#${one.charCodeAt(0)};` : one)).join(''),
  ];
  return [plain, Buffer.from(word, 'utf16le'), ...written.map((one) => Buffer.from(one)), ...base64];
}

/** Where the words stand: names of the places in which one of them was found in any form. */
export function placesOf(places: Readonly<Record<string, Uint8Array>>, words: readonly string[]): string[] {
  const forms = words.flatMap(formsOf);
  return Object.entries(places)
    .filter(([, bytes]) => forms.some((form) => Buffer.from(bytes).includes(form)))
    .map(([name]) => name);
}
