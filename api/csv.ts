import { stringify } from 'csv-stringify/sync';
import type { Call } from './call.ts';

type Cell = string | number | null;

export const CSV = 'text/csv';

/** Whether the caller asks for CSV rather than JSON. */
export const wantsCsv = ({ c }: Call): boolean => /\btext\/csv\b/i.test(c.req.header('Accept') ?? '');

/** A table for Danish spreadsheets: semicolons, a byte order mark, and no cell that is read as a formula. */
export function csvResponse(
  name: string,
  header: readonly string[],
  rows: readonly (readonly Cell[])[],
): Response {
  const body = stringify([[...header], ...rows.map((row) => [...row])], {
    delimiter: ';',
    bom: true,
    escape_formulas: true,
    record_delimiter: 'windows',
  });
  return new Response(body, {
    headers: {
      'Content-Type': `${CSV}; charset=utf-8`,
      'Content-Disposition': `attachment; filename="${name}.csv"`,
    },
  });
}
