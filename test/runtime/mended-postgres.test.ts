import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import postgres from 'postgres';
import { expect, it, vi } from 'vitest';

// How the mistakes show is a matter of microseconds; that the mend is in the code that runs is not.
it.each(['src', 'cjs/src'])('the database library that is loaded is the mended one: %s', (folder) => {
  const main = createRequire(import.meta.url).resolve('postgres');
  const code = readFileSync(join(main, '../../..', folder, 'connection.js'), 'utf8');
  const flush = code.slice(code.indexOf('function nextWrite('), code.indexOf('function connectTimedOut('));
  expect(flush).toMatch(/^function nextWrite\(fn\) \{\s+if \(socket === null\) return/);
  const closed = code.slice(code.indexOf('async function closed('));
  expect(closed.slice(0, closed.indexOf('socket = null'))).toContain('chunk = nextWriteTimer = null');
});

it('a server that goes away while a connection asks for its types makes queries fail, not the process', async () => {
  const uncaught = vi.fn();
  process.on('unhandledRejection', uncaught);
  const welcome = Buffer.from([...letter('R', [0, 0, 0, 0]), ...letter('Z', [0x49])]);
  const server = createServer((socket) => {
    socket.once('data', () => {
      socket.write(welcome);
      socket.once('data', () => {
        server.close();
        socket.destroy();
      });
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  const sql = postgres({ host: '127.0.0.1', port, user: 'nobody', database: 'none', backoff: () => 0.01 });
  await expect(sql`select 1`).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  await new Promise((turn) => setTimeout(turn, 50));
  process.off('unhandledRejection', uncaught);
  expect(uncaught).not.toHaveBeenCalled();
  await sql.end({ timeout: 0 });
});

it('a query that is asked after a connection failed and before it is closed fails too, and does not wait for ever', async () => {
  const ready = letter('Z', [0x49]);
  const done = [...letter('C', [...Buffer.from('SELECT 0'), 0]), ...ready];
  const server = createServer((socket) => {
    const answers = [[...letter('R', [0, 0, 0, 0]), ...ready], done];
    socket.on('data', () => {
      const answer = answers.shift();
      if (answer) socket.write(Buffer.from(answer));
      else socket.resetAndDestroy();
    });
  });
  await new Promise<void>((listens) => server.listen(0, '127.0.0.1', listens));
  const { port } = server.address() as AddressInfo;
  const to = { host: '127.0.0.1', port, user: 'nobody', database: 'none', fetch_types: false, max: 1 };
  const sql = postgres({ ...to, backoff: () => 0.01 });
  const ask = () => sql.unsafe('select').simple();
  await ask();
  const codes: string[] = [];
  const noted = () => ask().catch((error) => codes.push(error.code));
  await noted().then(noted);
  expect(codes).toEqual(['ECONNRESET', 'CONNECTION_CLOSED']);
  await sql.end({ timeout: 0 });
  server.close();
});

/** A message of PostgreSQL's protocol: its letter, its length, its body. */
const letter = (name: string, body: number[]) => [name.charCodeAt(0), 0, 0, 0, body.length + 4, ...body];
