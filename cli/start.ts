// `npm start`: everything on this machine, from nothing to the first command.
import { spawn } from 'node:child_process';
import { openSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { projectRoot } from '../worker/embedded/home.ts';
import { StartRefused } from '../worker/embedded/say.ts';
import { nodeCommand } from '../worker/supervisor/node-service.ts';
import { readSettings, type Settings } from '../worker/supervisor/settings.ts';
import { stopOnSignal } from '../worker/supervisor/stop-on-signal.ts';
import { createSystem } from '../worker/supervisor/system.ts';

const say = (line: string) => process.stdout.write(`${line}\n`);

async function main(): Promise<void> {
  const settings = readSettings(process.env);
  for (const notice of settings.notices) say(notice);
  const system = createSystem(
    settings,
    {
      migrate: async (url) => (await import('../db/migrate.ts')).migrate(url),
      worker: 'worker/main.ts',
      api: 'api/main.ts',
    },
    say,
  );
  let stopping = false;
  stopOnSignal(async (why) => {
    stopping = true;
    say(`stopping (${why}) …`);
    await system.stop();
    say('stopped');
  });
  try {
    const { url, env } = await system.start();
    if (settings.demo) sayDemoUsers(url);
    say(`ready ${url}`);
    if (settings.demoData) loadDemoData(env, settings);
  } catch (error) {
    // A start that was interrupted fails in many places; the signal's own stop is the one that speaks.
    if (stopping) return;
    await system.stop();
    throw error;
  }
}

function sayDemoUsers(url: string): void {
  say(`demo mode: no login server is set, so anyone at this machine may choose who to be on ${url}`);
  const users: [string, string][] = [
    ['esbjerg:FR', 'family counselling, Esbjerg: notifications, investigations, decisions'],
    ['esbjerg:FR-leader', 'its leader: the unit and what is overdue'],
    ['syddanmark:SSR', 'social worker of the family clinic: referrals, meetings, discharge'],
    ['aabenraa:FR', 'family department, Aabenraa: sees its own cases only'],
    ['esbjerg:SP', 'health visitor, Esbjerg'],
    ['esbjerg:dpo', 'data protection officer: logs, no case content'],
  ];
  for (const [user, what] of users) say(`  ${user.padEnd(20)}${what}`);
}

/** Fills an empty store beside the running system; it is no part of being ready, and its failure ends nothing. */
function loadDemoData(env: NodeJS.ProcessEnv, settings: Settings): void {
  const log = openSync(join(settings.home, 'logs', 'demo-data.log'), 'a', 0o600);
  const { command, args } = nodeCommand('cli/demo-data.ts');
  const child = spawn(command, args, { cwd: projectRoot, env, stdio: ['ignore', 'pipe', log] });
  if (child.stdout) createInterface({ input: child.stdout }).on('line', (line) => say(`demo cases: ${line}`));
  child.once('error', (error) => say(`demo cases: could not be loaded (${error.message})`));
  child.once('exit', (code) => {
    if (code !== 0 && code !== null)
      say(`demo cases: could not be loaded, ${join(settings.home, 'logs', 'demo-data.log')} says why`);
  });
}

main().catch((error: unknown) => {
  if (error instanceof StartRefused) process.stderr.write(`${error.message}\n`);
  else
    process.stderr.write(
      `Tovholder could not start: ${error instanceof Error ? error.stack : String(error)}\n`,
    );
  process.exit(1);
});
