// Mends four mistakes of postgres.js 3.4.9 after it is installed. When the server goes away between a query's writing
// and its flush, the flush finds no socket and throws past everybody, ending the process; a connection that lost its
// socket keeps the mark of a flush under way, so that it never sends anything again, not even after it reconnected; and
// a connection that is lost while it asks for the array types rejects where nobody listens, which ends the process too;
// and a query that is asked between a connection's failure and its end is answered by nobody, ever. The first and the third
// were seen with PostgreSQL killed under load, the fourth with a line on which packets vanish; the second was read in the
// code and fits a command that then never got through. A version whose text differs is left as it is, and test/runtime/mended-postgres.test.ts says so.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

const edits = [
  [
    'function nextWrite(fn) {\n    const x = socket.write(chunk, fn)',
    'function nextWrite(fn) {\n    if (socket === null) return (chunk = nextWriteTimer = null, false)\n    const x = socket.write(chunk, fn)',
  ],
  [
    'clearImmediate(nextWriteTimer)\n    socket.removeListener',
    'clearImmediate(nextWriteTimer)\n    chunk = nextWriteTimer = null\n    socket.removeListener',
  ],
  ['return fetchArrayTypes()\n', 'return fetchArrayTypes().catch(() => {})\n'],
  ['!hadError && (query || sent.length) && error(', ';(query || sent.length) && error('],
];

for (const folder of ['src', 'cjs/src', 'cf/src']) {
  const file = new URL(`../node_modules/postgres/${folder}/connection.js`, import.meta.url);
  if (!existsSync(file)) continue;
  let text = readFileSync(file, 'utf8');
  for (const [from, to] of edits) if (!text.includes(to)) text = text.replace(from, to);
  writeFileSync(file, text);
}
