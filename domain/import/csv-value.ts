import { atLocalMs, formatInstant, isCivilDate } from '../calendar/index.ts';
import type { Field } from '../case/field.ts';
import type { Json } from '../json.ts';

const YES = /^(ja|yes|true|1|x)$/i;
const NO = /^(nej|no|false|0)$/i;
const WHOLE = /^-?\d{1,15}$/;
const LOCAL = /^(\d{4}-\d{2}-\d{2})[T ]([01]\d|2[0-3]):([0-5]\d)$/;

/**
 * What a cell of a table says, by the field that its column stands for. What does not fit stays text, for the command
 * to refuse in its own words.
 */
export function csvValue(field: Field, cell: string): Json {
  switch (field.type) {
    case 'boolean':
      return YES.test(cell) ? true : NO.test(cell) ? false : cell;
    case 'integer':
    case 'eventId':
      return WHOLE.test(cell) ? Number(cell) : cell;
    case 'instant':
      return copenhagenTime(cell);
    case 'object':
      return written(cell) ?? cell;
    case 'list': {
      if (field.alternatively && !cell.includes('|') && WHOLE.test(cell))
        return csvValue(field.alternatively, cell);
      const { of } = field;
      return written(cell) ?? cell.split('|').map((one) => (of ? csvValue(of, one.trim()) : one.trim()));
    }
    default:
      return field.alternatively?.type === 'list' && (cell.includes('|') || cell.startsWith('['))
        ? csvValue(field.alternatively, cell)
        : cell;
  }
}

/** A table seldom says an offset: a time without one is Copenhagen's. */
function copenhagenTime(cell: string): string {
  const [, on, hour, minute] = LOCAL.exec(cell) ?? [];
  return isCivilDate(on) ? formatInstant(atLocalMs(on, Number(hour), Number(minute))) : cell;
}

/** JSON in a cell; undefined when it is none. */
function written(cell: string): Json | undefined {
  if (!/^[[{]/.test(cell)) return undefined;
  try {
    return JSON.parse(cell) as Json;
  } catch {
    return undefined;
  }
}
