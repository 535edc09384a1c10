import { AsyncResource } from 'node:async_hooks';
import { stringify } from 'csv-stringify/sync';
import type { Call } from './call.ts';

export type Cell = string | number | null;

export const CSV = 'text/csv';

/** Whether the caller asks for CSV rather than JSON. */
export const wantsCsv = ({ c }: Call): boolean => /\btext\/csv\b/i.test(c.req.header('Accept') ?? '');

/** A table for Danish spreadsheets: semicolons, a byte order mark, and no cell that is read as a formula. */
export function csvResponse(
  name: string,
  header: readonly string[],
  rows: readonly (readonly Cell[])[],
): Response {
  return new Response(csvOf([header, ...rows], true), { headers: headersOf(name) });
}

/** The same, sent batch by batch. What refuses the first batch refuses the whole; it is read before anything is answered. */
export async function csvStream(
  name: string,
  header: readonly string[],
  batches: AsyncIterator<readonly (readonly Cell[])[]>,
): Promise<Response> {
  const first = await batches.next();
  // On behalf of the caller still, whoever pulls the rest.
  const next = AsyncResource.bind(() => batches.next());
  const body = new ReadableStream<Uint8Array>({
    start(to) {
      to.enqueue(bytes(csvOf([header, ...(first.done ? [] : first.value)], true)));
    },
    async pull(to) {
      const batch = first.done ? first : await next();
      if (batch.done) to.close();
      else to.enqueue(bytes(csvOf(batch.value, false)));
    },
    async cancel() {
      await batches.return?.();
    },
  });
  return new Response(body, { headers: headersOf(name) });
}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

const csvOf = (rows: readonly (readonly Cell[])[], begins: boolean): string =>
  stringify(
    rows.map((row) => [...row]),
    { delimiter: ';', bom: begins, escape_formulas: true, record_delimiter: 'windows' },
  );

const headersOf = (name: string): Record<string, string> => ({
  'Content-Type': `${CSV}; charset=utf-8`,
  'Content-Disposition': `attachment; filename="${name}.csv"`,
});
