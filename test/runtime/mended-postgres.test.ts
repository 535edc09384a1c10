import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { expect, it } from 'vitest';

// How the mistakes show is a matter of microseconds; that the mend is in the code that runs is not.
it.each(['src', 'cjs/src'])('the database library that is loaded is the mended one: %s', (folder) => {
  const main = createRequire(import.meta.url).resolve('postgres');
  const code = readFileSync(join(main, '../../..', folder, 'connection.js'), 'utf8');
  const flush = code.slice(code.indexOf('function nextWrite('), code.indexOf('function connectTimedOut('));
  expect(flush).toMatch(/^function nextWrite\(fn\) \{\s+if \(socket === null\) return/);
  const closed = code.slice(code.indexOf('async function closed('));
  expect(closed.slice(0, closed.indexOf('socket = null'))).toContain('chunk = nextWriteTimer = null');
});
