import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import postgres from 'postgres';
import { afterAll, describe, expect, it } from 'vitest';
import { keptPort } from '../../worker/embedded/free-port.ts';
import { type EmbeddedPostgres, startPostgres } from '../../worker/embedded/postgres.ts';
import { postgresAccount } from '../../worker/embedded/postgres-account.ts';
import { runPostgresProgram } from '../../worker/embedded/postgres-programs.ts';
import { nodeCommand } from '../../worker/supervisor/node-service.ts';
import { temporaryFolder } from './temporary-folder.ts';

const root = temporaryFolder();
const folder = join(root, 'postgres');
const said: string[] = [];
const say = (line: string) => said.push(line);
const started: EmbeddedPostgres[] = [];

async function start(place = folder): Promise<EmbeddedPostgres> {
  const server = await startPostgres({ folder: place, say });
  started.push(server);
  return server;
}

async function query(url: string, text: string): Promise<readonly postgres.Row[]> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    return await sql.unsafe(text);
  } finally {
    await sql.end();
  }
}

afterAll(async () => {
  for (const server of started) await server.stop();
});

describe('the embedded PostgreSQL', () => {
  it('creates its store at the first start, closed to others, and keeps the data over a stop', async () => {
    const first = await start();
    await query(first.url, 'create table kept (n int); insert into kept values (1)');
    expect(await query(first.url, 'show fsync')).toEqual([{ fsync: 'on' }]);
    expect(await query(first.url, 'show server_encoding')).toEqual([{ server_encoding: 'UTF8' }]);
    expect(statSync(join(folder, 'password')).mode & 0o777).toBe(0o600);
    await first.stop();
    expect(await first.ended).toBe('ended');

    const second = await start();
    expect(second.url).toBe(first.url);
    expect(await query(second.url, 'select n from kept')).toEqual([{ n: 1 }]);
  });

  it('tries another port when somebody else was quicker to take its own', async () => {
    const other = createServer();
    const taken = await new Promise<number>((done) =>
      other.listen(0, '127.0.0.1', () => done((other.address() as AddressInfo).port)),
    );
    for (const server of started.splice(0)) await server.stop();
    said.length = 0;
    const ports = [taken];
    const server = await startPostgres({
      folder,
      say,
      // Chosen when it was free; the other came between.
      choosePort: async (place) => ports.shift() ?? keptPort(place),
    });
    started.push(server);
    expect(said[0]).toBe(`PostgreSQL: another program was quicker to take port ${taken}, trying another`);
    expect(server.url).not.toContain(`:${taken}/`);
    expect(await query(server.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    other.close();
  });

  it('refuses a caller without the password', async () => {
    const server = await start();
    const url = server.url.replace(/:[0-9a-f]+@/, ':wrong@');
    await expect(query(url, 'select 1')).rejects.toThrow(/password authentication failed/);
  });

  it('keeps what was committed when the server itself is killed', async () => {
    const server = await start();
    await query(server.url, 'insert into kept values (2)');
    process.kill(server.pid, 'SIGKILL');
    await server.ended;
    const again = await start();
    expect(await query(again.url, 'select n from kept order by n')).toEqual([{ n: 1 }, { n: 2 }]);
    await again.stop();
  });

  it('is adopted when the process that started it was killed', async () => {
    const script = join(root, 'start-and-die.mts');
    const module = join(import.meta.dirname, '../../worker/embedded/postgres.ts');
    writeFileSync(
      script,
      `import { startPostgres } from ${JSON.stringify(module)};
       const { pid } = await startPostgres({ folder: ${JSON.stringify(folder)}, say: () => {} });
       process.stdout.write(String(pid), () => process.kill(process.pid, 'SIGKILL'));`,
    );
    const { command, args } = nodeCommand(script);
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    let pid = '';
    child.stdout.on('data', (chunk: Buffer) => {
      pid += chunk.toString();
    });
    const signal = await new Promise((done) => child.once('close', (_code, name) => done(name)));
    expect(signal).toBe('SIGKILL');

    said.length = 0;
    const adopted = await start();
    expect(adopted.pid).toBe(Number(pid));
    expect(said.join('\n')).toContain('adopted');
    expect(await query(adopted.url, 'select count(*)::int as n from kept')).toEqual([{ n: 2 }]);
    await adopted.stop();
  });

  it('starts although the number in a stale pid file belongs to somebody else by now', async () => {
    writeFileSync(
      join(folder, 'data', 'postmaster.pid'),
      `${process.pid}\n${join(folder, 'data')}\n0\n5432\n\n\n`,
    );
    const server = await start();
    expect(await query(server.url, 'select count(*)::int as n from kept')).toEqual([{ n: 2 }]);
    await server.stop();
  });
});

describe('a PostgreSQL folder that is not whole', () => {
  it('is created anew when the first start was interrupted before its store was there', async () => {
    const place = join(root, 'half');
    const half = join(place, 'data.new-1');
    mkdirSync(half, { recursive: true });
    writeFileSync(join(half, 'PG_VERSION'), '18\n');
    said.length = 0;
    const server = await start(place);
    expect(said.filter((line) => line.includes('interrupted'))).toHaveLength(1);
    expect(existsSync(half)).toBe(false);
    expect(await query(server.url, 'select current_database() as name')).toEqual([{ name: 'tovholder' }]);
    await server.stop();

    rmSync(join(place, 'data', 'global', 'pg_control'));
    await expect(start(place)).rejects.toThrow(/only half there: put a backup back, or move it away/);
    expect(existsSync(join(place, 'data', 'base'))).toBe(true);
  });

  it('is refused in one sentence when another version wrote it', async () => {
    const place = join(root, 'older');
    mkdirSync(join(place, 'data', 'global'), { recursive: true });
    writeFileSync(join(place, 'password'), 'secret\n');
    writeFileSync(join(place, 'data', 'PG_VERSION'), '16\n');
    writeFileSync(join(place, 'data', 'global', 'pg_control'), '');
    await expect(start(place)).rejects.toThrow(/written by version 16, this is version 18/);
  });
});

describe('the account PostgreSQL runs as', () => {
  it('is not root, and reaches programs and data under a folder that is closed to others', async () => {
    const closed = join(root, 'closed');
    mkdirSync(closed);
    const program = join(closed, 'program');
    writeFileSync(program, '');
    chmodSync(program, 0o755);
    chmodSync(closed, 0o700);
    const look = `
      require('node:fs').accessSync(${JSON.stringify(program)}, require('node:fs').constants.X_OK);
      process.stdout.write(String(process.getuid()));`;
    const account = postgresAccount(join(closed, 'data'));
    const { code, output } = await runPostgresProgram(account, process.execPath, ['-e', look], [program]);
    expect([code, output]).toEqual([0, String(account?.uid ?? process.getuid?.())]);
    expect(output).not.toBe('0');
  });
});
