import { isJsonObject, type Json, type JsonObject } from '../json.ts';
import type { Column } from './csv-columns.ts';
import { csvValue } from './csv-value.ts';
import { dayOfFact } from './fact-moment.ts';
import type { RawFact, RawRow } from './read-row.ts';

/**
 * A line of a table as a row: each group of columns of one command is a fact, in the order of the days on which they
 * happened, and on one day in the order of the columns. An empty cell says nothing, a group of empty cells is no fact.
 */
export function readCsvRow(columns: readonly Column[], cells: readonly string[], row: number): RawRow {
  const own: Record<string, string> = {};
  const facts = new Map<string, RawFact & { data: JsonObject }>();
  for (const [i, column] of columns.entries()) {
    const cell = (cells[i] ?? '').trim();
    if (cell === '') continue;
    if (column.kind === 'row') {
      own[column.name] = cell;
      continue;
    }
    const { place, command, path, field } = column;
    const fact = facts.get(place) ?? { command: command.name, place, data: {} };
    const value = csvValue(field, cell);
    facts.set(place, {
      ...fact,
      ...(column.case === null ? {} : { case: column.case }),
      data: withValue(fact.data, path.split('.'), value),
    });
  }
  const { id, kind, municipality, facts: more } = own;
  const [refer, ...rest] = [...facts.values()].sort(
    (a, b) => Number(b.command === 'refer') - Number(a.command === 'refer'),
  );
  const byDay = [...rest, ...written(more)]
    .map((fact, i) => ({ fact, i, on: dayOfFact(fact) }))
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.i - b.i))
    .map(({ fact }) => fact);
  return { row, id, kind, municipality, facts: refer ? [refer, ...byDay] : byDay };
}

function withValue(data: JsonObject, [step = '', ...rest]: readonly string[], value: Json): JsonObject {
  if (rest.length === 0) return { ...data, [step]: value };
  const inside = data[step];
  return { ...data, [step]: withValue(isJsonObject(inside) ? (inside as JsonObject) : {}, rest, value) };
}

/** The column `facts`: a JSON list of what has no columns. What cannot be read is one fact that is none. */
function written(cell: string | undefined): readonly RawFact[] {
  if (cell === undefined) return [];
  try {
    const list: unknown = JSON.parse(cell);
    if (Array.isArray(list))
      return list.map((one, i) => ({ ...(isJsonObject(one) ? one : {}), place: `facts.${i}` }));
  } catch {
    // Said below, with the place.
  }
  return [{ place: 'facts' }];
}
