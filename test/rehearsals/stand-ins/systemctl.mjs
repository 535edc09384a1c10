// In the place of systemctl: `start|stop|restart UNIT…` with the units of deploy/systemd, read as systemd reads them as
// far as the runbooks need it: working folder, settings, credentials, command line, time to stop. A machine is a folder
// ($MACHINE); the units' ports are its own, and instead of a login there are demo identities. `*` is instance 1.
import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const machine = process.env.MACHINE ?? '';
const units = join(dirname(fileURLToPath(import.meta.url)), '../../../deploy/systemd');
const here = (path) =>
  path.replaceAll(/(^|[=:])\/(opt|etc|var\/lib)\/tovholder/g, `$1${machine}/$2/tovholder`);

function unitOf(given) {
  const [, name, instance] = /^(tovholder-(?:worker|api))@(\*|\d)(?:\.service)?$/.exec(given) ?? [];
  const file = join(units, `${name}@.service`);
  if (!existsSync(file)) {
    process.stderr.write(`Unit ${given} could not be found.\n`);
    process.exit(5);
  }
  const i = instance === '*' ? '1' : instance;
  const lines = readFileSync(file, 'utf8').split('\n');
  const all = (key) =>
    lines
      .filter((line) => line.startsWith(`${key}=`))
      .map((line) => line.slice(key.length + 1).replaceAll('%i', i));
  const credentials = new Map(all('LoadCredential').map((one) => one.split(':')));
  const secret = (text) => text.replaceAll(/%d\/([\w-]+)/g, (_, id) => credentials.get(id) ?? '');
  const told = all('EnvironmentFile').flatMap((path) => readFileSync(here(path), 'utf8').split('\n'));
  const assigned = [...told, ...all('Environment').flatMap((line) => line.split(' '))]
    .filter((line) => /^\w+=/.test(line))
    .map((line) => line.split(/=(.*)/s).slice(0, 2))
    .map(([key, value]) => [key, here(secret(value))])
    .filter(([key]) => key !== 'NODE_ENV' && !key.startsWith('OIDC_') && key !== 'PUBLIC_URL');
  const env = Object.fromEntries(assigned);
  for (const [key, kept] of [
    ['PORT', 'api-port'],
    ['TOVHOLDER_WORKER_PORT', 'worker-port'],
  ])
    if (key in env) env[key] = readFileSync(join(machine, kept), 'utf8');
  const [command] = all('ExecStart');
  return {
    env,
    folder: here(all('WorkingDirectory')[0]),
    command: command.split(' '),
    graceMs: Number(all('TimeoutStopSec')[0]) * 1_000,
    pidFile: join(machine, `${name}.pid`),
    log: join(machine, `${name}.log`),
  };
}

const runs = (pid) => {
  try {
    return !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
};

async function stop({ pidFile, graceMs }) {
  if (!existsSync(pidFile)) return;
  const pid = Number(readFileSync(pidFile, 'utf8'));
  const limit = Date.now() + graceMs;
  if (runs(pid)) process.kill(pid, 'SIGTERM');
  while (runs(pid) && Date.now() < limit) await new Promise((done) => setTimeout(done, 50));
  if (runs(pid)) process.kill(pid, 'SIGKILL');
  rmSync(pidFile, { force: true });
}

function start({ env, folder, command, pidFile, log }) {
  if (existsSync(pidFile) && runs(Number(readFileSync(pidFile, 'utf8')))) return;
  const to = openSync(log, 'a', 0o600);
  const [program, ...args] = command;
  const { PATH, HOME } = process.env;
  const child = spawn(program === '/usr/bin/node' ? process.execPath : program, args, {
    cwd: folder,
    env: { PATH, HOME, ...env },
    detached: true,
    stdio: ['ignore', to, to],
  });
  child.unref();
  closeSync(to);
  writeFileSync(pidFile, String(child.pid));
}

const [verb, ...given] = process.argv.slice(2);
for (const one of given.map(unitOf)) {
  if (verb === 'stop' || verb === 'restart') await stop(one);
  if (verb === 'start' || verb === 'restart') start(one);
}
if (!['start', 'stop', 'restart'].includes(verb)) {
  process.stderr.write(`Unknown command verb ${verb}.\n`);
  process.exit(1);
}
