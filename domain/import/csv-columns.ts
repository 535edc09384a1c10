import type { CommandSpec } from '../case/command-spec.ts';
import type { Field } from '../case/field.ts';
import { fieldsOf } from '../case/read-command.ts';
import { refuse } from '../case/refusal.ts';
import { commandByName } from '../case/registry.ts';
import { fieldAt } from './field-at.ts';
import { mistakeOf, type RowMistake } from './import-row.ts';

/** What a column of a table stands for: a property of the row, or one field of one fact. */
export type Column =
  | { kind: 'row'; name: 'id' | 'kind' | 'municipality' | 'facts' }
  | { kind: 'field'; place: string; case: string | null; command: CommandSpec; path: string; field: Field };

// `receive-notification#2.notifier.role`, `child:1/record-examination.code`
const FACT = /^(?:([a-z]+(?::\d{1,2})?)\/)?([a-z][a-z-]*)(#\d{1,3})?\.([A-Za-z]+(?:\.[A-Za-z]+)*)$/;
const OF_ROW = ['id', 'kind', 'municipality', 'facts'] as const;

/**
 * Reads the first line of a table. A column that cannot be read is named by its number: where a table has no first line
 * of names, what stands there are somebody's data.
 */
export function readColumns(
  header: readonly string[],
): { ok: true; columns: readonly Column[] } | { ok: false; mistakes: readonly RowMistake[] } {
  const mistakes: RowMistake[] = [];
  const columns = header.flatMap((name, i): Column[] => {
    const column = readColumn(name.trim());
    const twice = column !== null && header.findIndex((other) => other.trim() === name.trim()) < i;
    if (column === null || twice) mistakes.push(mistakeOf(0, `#${i + 1}`, twice ? repeated : unknownColumn));
    return column ? [column] : [];
  });
  const named = columns.some((column) => column.kind === 'row' && column.name === 'id');
  if (mistakes.length === 0 && !named) mistakes.push(mistakeOf(0, 'id', noId));
  return mistakes.length === 0 ? { ok: true, columns } : { ok: false, mistakes };
}

function readColumn(name: string): Column | null {
  const ofRow = OF_ROW.find((one) => one === name);
  if (ofRow) return { kind: 'row', name: ofRow };
  const [, ref, command, nth = '', path] = FACT.exec(name) ?? [];
  const spec = command === undefined ? undefined : commandByName(command);
  const field = spec && path !== undefined ? fieldAt(fieldsOf(spec), path) : undefined;
  if (!spec || !field || path === undefined) return null;
  const place = `${ref === undefined ? '' : `${ref}/`}${command}${nth}`;
  return { kind: 'field', place, case: ref ?? null, command: spec, path, field };
}

const unknownColumn = refuse(
  'VALIDATION',
  'Kolonnens navn kendes ikke: skriv id, kind, municipality, facts eller kommando.felt som refer.receivedAt.',
  'The name of the column is not known: write id, kind, municipality, facts or command.field like refer.receivedAt.',
);
const repeated = refuse('VALIDATION', 'Kolonnen findes to gange.', 'The column is there twice.');
const noId = refuse(
  'VALIDATION',
  'Kolonnen id mangler: sagens navn i det system, den kommer fra.',
  "The column id is missing: the case's name in the system that it comes from.",
);
