import { refuse } from '../case/refusal.ts';
import { isJsonObject } from '../json.ts';
import { mistakeOf, type RowMistake } from './import-row.ts';
import type { RawRow } from './read-row.ts';

/**
 * A JSON document as rows: a list of `{ id, kind, municipality, refer, facts: [{ command, case?, role?, data }] }`, or
 * an object whose `cases` is that list. The facts are given in the order in which they stand.
 */
export function readJsonRows(
  document: unknown,
): { ok: true; rows: readonly RawRow[] } | { ok: false; mistakes: readonly RowMistake[] } {
  const list = isJsonObject(document) ? document.cases : document;
  if (!Array.isArray(list)) return { ok: false, mistakes: [mistakeOf(0, null, noList)] };
  return { ok: true, rows: list.map((one: unknown, i) => rowOf(one, i + 1)) };
}

function rowOf(one: unknown, row: number): RawRow {
  if (!isJsonObject(one)) return { row, facts: [] };
  const { id, kind, municipality, refer, facts } = one as Record<string, unknown>;
  const rest = Array.isArray(facts) ? facts : facts === undefined ? [] : [null];
  return {
    row,
    id,
    kind,
    ...(municipality === undefined || municipality === null ? {} : { municipality }),
    facts: [
      ...(refer === undefined ? [] : [{ command: 'refer', data: refer, place: 'refer' }]),
      ...rest.map((fact: unknown, i) => ({ ...(isJsonObject(fact) ? fact : {}), place: `facts.${i}` })),
    ],
  };
}

const noList = refuse(
  'VALIDATION',
  'Filen skal være en liste af sager, eller et objekt med «cases».',
  'The file must be a list of cases, or an object with “cases”.',
);
