import { type CivilDate, isCivilDate } from '../calendar/index.ts';

/**
 * What a number of ten characters is: a CPR number, a replacement number with the day raised by 60
 * (*erstatningspersonnummer*), a national (X-eCPR) or regional (D-eCPR) replacement number with letters, or some other
 * hospital's own, which is opaque.
 */
export type PersonNumberKind = 'cpr' | 'replacement' | 'x-ecpr' | 'd-ecpr' | 'local';

/** A number that names a person. `value` is canonical: ten characters, letters in capitals, no dash. */
export interface PersonNumber {
  kind: PersonNumberKind;
  value: string;
}

const SHAPE = /^(\d{2})(\d{2})(\d{2})[- ]?(\d{4}|[0-9A-Z]{4})$/;

/**
 * Reads a number as people write it; null for what cannot be one. A real date is wanted, modulus 11 is not: numbers
 * without it have been given since 2007 and are valid (catalogue §1.6).
 */
export function parsePersonNumber(written: string): PersonNumber | null {
  const text = written.trim().toUpperCase();
  const parts = SHAPE.exec(text);
  if (!parts) return null;
  const [, day = '', month = '', year = '', serial = ''] = parts;
  const value = `${day}${month}${year}${serial}`;
  if (!/[A-Z]/.test(serial)) {
    const raised = Number(day) > 60;
    return bornOnOf(value) === null ? null : { kind: raised ? 'replacement' : 'cpr', value };
  }
  return isSomeDate(day, month, year) ? { kind: kindOfLetters(serial), value } : null;
}

/** HL7 DK-core: two letters in places 8 and 9; the digit before them tells who gave the number. */
function kindOfLetters(serial: string): PersonNumberKind {
  if (/^[17][A-Z]{2}\d$/.test(serial)) return 'x-ecpr';
  return /^[056][A-Z]{2}\d$/.test(serial) ? 'd-ecpr' : 'local';
}

/**
 * The date of birth in a number of digits; the century follows from the seventh digit and the year (catalogue §1.6).
 * Null where that is no date, and for numbers with letters, which tell no century.
 */
export function bornOnOf(value: string): CivilDate | null {
  if (!/^\d{10}$/.test(value)) return null;
  const yy = Number(value.slice(4, 6));
  const on = dateOf(
    `${centuryOf(Number(value[6]), yy)}${value.slice(4, 6)}`,
    value.slice(2, 4),
    value.slice(0, 2),
  );
  return isCivilDate(on) ? on : null;
}

function centuryOf(seventh: number, yy: number): 18 | 19 | 20 {
  if (seventh <= 3) return 19;
  if (seventh === 4 || seventh === 9) return yy <= 36 ? 20 : 19;
  return yy <= 57 ? 20 : 18;
}

/** The tenth digit: odd for a man, even for a woman; null for replacement numbers, which promise nothing. */
export const sexOf = ({ kind, value }: PersonNumber): 'male' | 'female' | null =>
  kind === 'cpr' ? (Number(value[9]) % 2 === 1 ? 'male' : 'female') : null;

/** Whether a number is the one that a person keeps; every other is marked where it is shown, and never taken for it. */
export const isReplacement = ({ kind }: PersonNumber): boolean => kind !== 'cpr';

/** As people write it: `680695-0014`. */
export const writtenNumber = ({ value }: PersonNumber): string => `${value.slice(0, 6)}-${value.slice(6)}`;

/** A date in some century: letters tell none, and 29 February may have been in any. */
const isSomeDate = (day: string, month: string, yy: string): boolean =>
  ['19', '20'].some((century) => isCivilDate(dateOf(`${century}${yy}`, month, day)));

function dateOf(year: string, month: string, day: string): string {
  const n = Number(day);
  return `${year}-${month}-${String(n > 60 ? n - 60 : n).padStart(2, '0')}`;
}
