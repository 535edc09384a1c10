import type { Json } from '../json.ts';
import type { Text } from '../text.ts';

/**
 * The description of one field of a command: from it come the check of the input, the JSON Schema, the OpenAPI
 * document, the form on the page and the documentation. Plain data, so that the workflow can hold it.
 */
export interface Field {
  type:
    | 'slug' // a short name chosen by a caller: letters, digits, - _ . :
    | 'text'
    | 'instant'
    | 'date'
    | 'boolean'
    | 'integer'
    | 'choice'
    | 'gestationalAge'
    | 'cpr'
    | 'eventId'
    | 'object'
    | 'list';
  label: Text;
  optional?: true;
  help?: Text;
  /** choice: the values with their names. */
  values?: Readonly<Record<string, Text>>;
  /** integer: bounds; text and list: least and greatest length. */
  min?: number;
  max?: number;
  /** object: its fields. */
  fields?: Fields;
  /** list: its element. */
  of?: Field;
  /** Another form in which the same may be told (a number of times, or each of the times). */
  alternatively?: Field;
  /** instant or date: a plan, may lie in the future. */
  plan?: true;
  /** Kept in the journal and the register only, never in the live case: free text, names, numbers of persons. */
  personal?: true;
  /** Kept in the register of persons: where a gateway took it out, its object says `personId` instead. */
  registered?: 'name' | 'number' | 'address';
  /** Proposed by the form. */
  initial?: Json;
}

export type Fields = Readonly<Record<string, Field>>;

type More = Omit<Partial<Field>, 'type' | 'label'>;

const make =
  (type: Field['type'], fixed: More = {}) =>
  (da: string, en: string, more: More = {}): Field => ({ type, label: { da, en }, ...fixed, ...more });

/** Builders, one per type: `date('Termin', 'Due date', { plan: true })`. */
export const slug = make('slug', { max: 64 });
export const longText = make('text', { personal: true, max: 20_000 });
/** A short text that is no personal data (an organisation, a provision of law, a place). */
export const shortText = make('text', { max: 200 });
export const personName = make('text', { personal: true, registered: 'name', max: 200 });
export const homeAddress = make('text', { personal: true, registered: 'address', max: 500 });
export const instant = make('instant');
export const date = make('date');
export const boolean = make('boolean');
export const integer = make('integer');
export const gestationalAgeField = make('gestationalAge');
export const cpr = make('cpr', { personal: true, registered: 'number' });
export const eventId = make('eventId');

export const choice = (da: string, en: string, values: Record<string, Text>, more: More = {}): Field => ({
  type: 'choice',
  label: { da, en },
  values,
  ...more,
});

export const object = (da: string, en: string, fields: Fields, more: More = {}): Field => ({
  type: 'object',
  label: { da, en },
  fields,
  ...more,
});

export const list = (da: string, en: string, of: Field, more: More = {}): Field => ({
  type: 'list',
  label: { da, en },
  of,
  max: 100,
  ...more,
});

/** The same field, not required. */
export const optional = (field: Field): Field => ({ ...field, optional: true });
