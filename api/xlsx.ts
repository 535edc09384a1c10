import writeXlsx from 'write-excel-file/node';
import type { Cell } from './csv.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Most rows of one workbook: it is put together in memory. CSV has no such limit. */
export const MOST_XLSX_ROWS = 5_000;

/** Spreadsheets read a cell that begins like this as a formula where it is copied or saved as CSV. */
const FORMULA = /^[=+\-@\t\r]/;

/** A workbook with one sheet. Every text is a text cell, and one that looks like a formula is quoted. */
export async function xlsxResponse(
  name: string,
  header: readonly string[],
  rows: readonly (readonly Cell[])[],
): Promise<Response> {
  const bold = header.map((value) => ({ value, fontWeight: 'bold' as const }));
  const data = rows.map((row) => row.map(cellOf));
  const body = await writeXlsx([bold, ...data], { stickyRowsCount: 1 }).toBuffer();
  return new Response(new Uint8Array(body), {
    headers: { 'Content-Type': XLSX, 'Content-Disposition': `attachment; filename="${name}.xlsx"` },
  });
}

function cellOf(value: Cell) {
  if (value === null) return null;
  if (typeof value === 'number') return { type: Number, value };
  return { type: String, value: FORMULA.test(value) ? `'${value}` : value };
}
