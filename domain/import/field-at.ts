import type { Field, Fields } from '../case/field.ts';

/** The field that a dotted path names (`mother.name`); undefined for one that the command does not know. */
export function fieldAt(fields: Fields, path: string): Field | undefined {
  let here: Fields | undefined = fields;
  let field: Field | undefined;
  for (const step of path.split('.')) {
    field = here && Object.hasOwn(here, step) ? here[step] : undefined;
    here = field?.fields;
  }
  return field;
}
