import { momentOf } from '../case/parse-input.ts';
import { type Refusal, refuse } from '../case/refusal.ts';
import { isStorable } from '../case/storable.ts';
import { isJsonObject, type Json, type JsonObject } from '../json.ts';
import { type PersonNumber, parsePersonNumber } from '../persons/person-number.ts';
import { mistakeOf, type RowMistake } from './import-row.ts';

/** A birth as the civil register tells of it. */
export interface BirthNotice {
  /** Its name in the register: kept as a keyed digest only. */
  id: string;
  mother: PersonNumber;
  /** The fields of `record-birth`. */
  birth: JsonObject;
}

export type ReadNotice = { ok: true; notice: BirthNotice } | { ok: false; mistake: RowMistake };

/** Reads `{ id, mother, bornAt, place?, children: [{ alive, bornAt?, gestationalAge? }] }`; `row` counts from 1. */
export function readBirthNotice(given: unknown, row: number): ReadNotice {
  const wrong = (column: string | null, refusal: Refusal): ReadNotice => ({
    ok: false,
    mistake: mistakeOf(row, column, refusal),
  });
  if (!isJsonObject(given) || !isStorable(given)) return wrong(null, noNotice);
  const { id, mother, bornAt, place, children } = given as JsonObject;
  if (typeof id !== 'string' || id.trim() === '' || id.length > 200) return wrong('id', noNotice);
  const number = typeof mother === 'string' ? parsePersonNumber(mother) : null;
  if (!number) return wrong('mother', noNumber);
  const moment = bornAt === undefined ? null : momentOf(bornAt);
  if (!moment || moment.dateOnly) return wrong('bornAt', noMoment);
  if (!Array.isArray(children) || children.length === 0 || !children.every(isJsonObject))
    return wrong('children', noChildren);
  const birth: Record<string, Json> = {
    bornAt: bornAt as Json,
    children: (children as JsonObject[]).map(childOf),
  };
  if (typeof place === 'string') birth.place = place;
  return { ok: true, notice: { id, mother: number, birth } };
}

/** What `record-birth` knows of a child; names and numbers come with acts of their own. */
const childOf = ({ alive, bornAt, gestationalAge }: JsonObject, i: number): JsonObject => ({
  ref: `child:${i + 1}`,
  alive: alive !== false,
  ...(typeof bornAt === 'string' ? { bornAt } : {}),
  ...(typeof gestationalAge === 'string' ? { gestationalAge } : {}),
});

const bad = (da: string, en: string): Refusal => refuse('VALIDATION', da, en);
const noNotice = bad(
  'Her står ingen fødselsmeddelelse med et id.',
  'There is no notice of a birth with an id here.',
);
const noNumber = bad('Moderens personnummer kan ikke læses.', "The mother's number cannot be read.");
const noMoment = bad(
  'Skal være et tidspunkt som 2026-03-02T10:15:00+01:00.',
  'Must be an instant like 2026-03-02T10:15:00+01:00.',
);
const noChildren = bad('Skal være en liste med mindst ét barn.', 'Must be a list of at least one child.');
