import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { StartRefused } from './say.ts';

/** Who PostgreSQL's programs run as; without an account they run as whoever started this process. */
export interface Account {
  uid: number;
  gid: number;
}

const CAP_DAC_OVERRIDE = 1n;
const CAP_DAC_READ_SEARCH = 2n;

/**
 * PostgreSQL refuses to run as root. Started by root (a container, a test machine), it runs as the owner of the data
 * that is there, else as `postgres`, else as `nobody`: accounts that exist already, none is created.
 */
export function postgresAccount(dataFolder: string): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  if (existsSync(dataFolder)) {
    const { uid, gid } = statSync(dataFolder);
    if (uid !== 0) return { uid, gid };
  }
  for (const name of ['postgres', 'nobody']) {
    const account = lookUp(name);
    if (account) return account;
  }
  throw new StartRefused(
    'PostgreSQL does not run as root, and this machine has neither a user postgres nor nobody: start as an ordinary user, or set DATABASE_URL.',
  );
}

/** How to start `program` as `account`: the command, its arguments and the account for `spawn`. */
export interface Start {
  command: string;
  args: string[];
  uid?: number;
  gid?: number;
}

/**
 * The way to run `program` as `account`. A checkout under a folder that is closed to others (as /root is, or one made
 * by mktemp) cannot be entered by that account; there `setpriv` lends it the right to pass, and nothing else.
 */
export function startAs(
  account: Account | undefined,
  program: string,
  args: string[],
  folders: string[],
): Start {
  if (!account) return { command: program, args };
  const closed = [program, ...folders]
    .map((path) => closedFolder(path, account))
    .find((path) => path !== undefined);
  if (!closed) return { command: program, args, uid: account.uid, gid: account.gid };

  const capability = passingCapability();
  if (!capability || !existsSync('/usr/bin/setpriv')) {
    throw new StartRefused(
      `PostgreSQL does not run as root, and the account it would run as may not enter ${closed}: move the project to a folder that others may enter, start as an ordinary user, or set DATABASE_URL.`,
    );
  }
  const lent = `+${capability}`;
  return {
    command: '/usr/bin/setpriv',
    args: [
      `--reuid=${account.uid}`,
      `--regid=${account.gid}`,
      '--clear-groups',
      // access(2) looks past lent rights without this bit, and PostgreSQL's programs find each other by access(2).
      '--securebits=+no_setuid_fixup',
      `--inh-caps=${lent}`,
      `--ambient-caps=${lent}`,
      '--',
      program,
      ...args,
    ],
  };
}

/** The first folder above `path` that `account` may not pass through. */
function closedFolder(path: string, account: Account): string | undefined {
  const above: string[] = [];
  for (let folder = dirname(path); folder !== dirname(folder); folder = dirname(folder))
    above.unshift(folder);
  return above.find((folder) => {
    if (!existsSync(folder)) return false;
    const { mode, uid, gid } = statSync(folder);
    const bit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001;
    return (mode & bit) === 0;
  });
}

/** The weakest capability this process holds that lets another account pass closed folders. */
function passingCapability(): 'dac_read_search' | 'dac_override' | undefined {
  if (process.platform !== 'linux') return undefined;
  const line = /^CapEff:\s*([0-9a-f]+)/m.exec(readFileSync('/proc/self/status', 'utf8'));
  const held = BigInt(`0x${line?.[1] ?? '0'}`);
  if (held & (1n << CAP_DAC_READ_SEARCH)) return 'dac_read_search';
  return held & (1n << CAP_DAC_OVERRIDE) ? 'dac_override' : undefined;
}

function lookUp(name: string): Account | undefined {
  try {
    const id = (flag: string) =>
      Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    return undefined;
  }
}
