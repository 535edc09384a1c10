import { fieldsOf } from '../../domain/case/read-command.ts';
import type { Refusal } from '../../domain/case/refusal.ts';
import { commandByName } from '../../domain/case/registry.ts';
import { fieldAt } from '../../domain/import/field-at.ts';
import { type ImportRow, mistakeOf, type RowMistake } from '../../domain/import/import-row.ts';

/** A refused fact as a mistake in its row: the field's own column where the refusal names a field of the command. */
export function mistakeInFact(
  row: ImportRow,
  { fact, refusal }: { fact: number; refusal: Refusal },
): RowMistake {
  const given = row.facts[fact];
  const spec = given && commandByName(given.command);
  const { reason } = refusal;
  // A place in a list (`exposure.0.substance`) is a field all the same.
  const field = reason?.replaceAll(/\.\d+(?=\.|$)/g, '');
  const isField =
    spec && field !== undefined && fieldAt(fieldsOf(spec), field.split('.')[0] ?? '') !== undefined;
  const place = given?.place ?? null;
  return mistakeOf(row.row, isField ? `${place}.${reason}` : place, refusal);
}
