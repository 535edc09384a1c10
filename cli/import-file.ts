import { readFileSync } from 'node:fs';
import { CsvError, parse } from 'csv-parse/sync';
import { isMunicipality } from '../api/identity/region.ts';
import { type Refusal, refuse } from '../domain/case/refusal.ts';
import { readColumns } from '../domain/import/csv-columns.ts';
import { type ImportRow, mistakeOf, type RowMistake } from '../domain/import/import-row.ts';
import { readCsvRow } from '../domain/import/read-csv-row.ts';
import { readJsonRows } from '../domain/import/read-json-rows.ts';
import { type RawRow, readRow } from '../domain/import/read-row.ts';

/** A file of cases: those that can be tried, and what is wrong with the others. */
export interface ImportFile {
  rows: number;
  readable: readonly ImportRow[];
  mistakes: readonly RowMistake[];
}

export type ReadImport = { ok: true; file: ImportFile } | { ok: false; refusal: Refusal };

/**
 * Reads a file of cases, JSON or a table, by how it begins. A parser's own words repeat what stands in the file, so only
 * the place of a mistake is handed on.
 */
export function readImportFile(path: string, municipality: string | null): ReadImport {
  let content: string;
  try {
    content = readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
  } catch {
    return no('Filen kan ikke læses.', 'The file cannot be read.', 'file');
  }
  if (content.includes('\uFFFD'))
    return no('Filen er ikke gemt som UTF-8.', 'The file is not saved as UTF-8.', 'encoding');
  const raw = /^\s*[[{]/.test(content) ? rowsOfJson(content) : rowsOfTable(content);
  if (!raw.ok) return raw;
  const mistakes = [...raw.mistakes];
  const readable: ImportRow[] = [];
  const seen = new Set<string>();
  for (const one of raw.rows) {
    const read = readRow(one, { municipality, isMunicipality });
    if (!read.ok) {
      mistakes.push(...read.mistakes);
      continue;
    }
    const name = JSON.stringify([read.row.municipality, read.row.id]);
    if (seen.has(name)) mistakes.push(mistakeOf(one.row, 'id', twice));
    else readable.push(read.row);
    seen.add(name);
  }
  return { ok: true, file: { rows: raw.rows.length, readable, mistakes } };
}

type RawRows = { ok: true; rows: readonly RawRow[]; mistakes: readonly RowMistake[] };

function rowsOfJson(content: string): RawRows | { ok: false; refusal: Refusal } {
  let document: unknown;
  try {
    document = JSON.parse(content);
  } catch {
    return no('Filen er ikke gyldig JSON.', 'The file is no valid JSON.', 'file');
  }
  const read = readJsonRows(document);
  return read.ok ? { ...read, mistakes: [] } : { ok: true, rows: [], mistakes: read.mistakes };
}

function rowsOfTable(content: string): RawRows | { ok: false; refusal: Refusal } {
  const [first = ''] = content.split(/\r?\n/, 1);
  const delimiter = first.includes(';') ? ';' : first.includes('\t') ? '\t' : ',';
  let lines: string[][];
  try {
    lines = parse(content, { delimiter, skipEmptyLines: true, trim: true });
  } catch (error) {
    const line = error instanceof CsvError && typeof error.lines === 'number' ? error.lines : 0;
    return no(
      `Tabellen kan ikke læses ved linje ${line}: er alle anførselstegn lukket, og har alle linjer lige mange felter?`,
      `The table cannot be read at line ${line}: are all quotation marks closed, and do all lines have as many fields?`,
      `line ${line}`,
    );
  }
  const [header = [], ...rest] = lines;
  const read = readColumns(header);
  if (!read.ok) return { ok: true, rows: [], mistakes: read.mistakes };
  return { ok: true, rows: rest.map((cells, i) => readCsvRow(read.columns, cells, i + 1)), mistakes: [] };
}

const no = (da: string, en: string, reason: string): { ok: false; refusal: Refusal } => ({
  ok: false,
  refusal: refuse('VALIDATION', da, en, { reason }),
});

const twice = refuse(
  'DUPLICATE',
  'Samme id står i en tidligere række.',
  'The same id stands in an earlier row.',
);
