import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { freePort } from '../../../worker/embedded/free-port.ts';
import { projectRoot } from '../../../worker/embedded/home.ts';
import { type ComposeService, composeFile, eachString, environmentOf } from './compose-file.ts';

/** A service of the Compose file as a process of this machine. */
export interface ServiceProcess {
  name: string;
  /** As `docker kill` does. */
  kill: () => Promise<void>;
  /** As `docker stop` does: SIGTERM, and the end of the patience after the service's own `stop_grace_period`. */
  stop: () => Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
  log: () => string;
}

/** The Compose file's services, with this machine's addresses in the places of those inside. */
export interface ComposeProcesses {
  secrets: string;
  web: { port: number; product: string; login: string };
  /** Runs a service that ends by itself; answers what it wrote. */
  once: (name: string, more?: NodeJS.ProcessEnv) => Promise<string>;
  start: (name: string) => ServiceProcess;
  /** Gives a service's health check until it succeeds, while the process lives. */
  healthy: (running: ServiceProcess) => Promise<void>;
  /** What the Caddyfile says here. */
  caddyfile: string;
  /** The proxy by its very command, with the Caddy of this path; well by its own health check when it resolves. */
  startCaddy: (program: string) => Promise<void>;
  /** Ends what still runs. */
  end: () => Promise<void>;
}

export interface Surroundings {
  folder: string;
  /** As make-secrets.sh filled it. */
  secrets: string;
  temporalAddress: string;
  /** What the files of secrets say here: other servers have other passwords. */
  databaseUrl: string;
  appDatabaseUrl: string;
}

const SETTINGS = 'deploy/compose/demo.env';

/**
 * Where the product is started from: this project, or a tree that was put together as the Dockerfile does it, without what only
 * tests need. The demo's login service is an image of its own, with all of it.
 */
const treeOf = (name: string): string =>
  (name === 'login' ? undefined : process.env.TOVHOLDER_TEST_TREE) ?? projectRoot;

/** Where each service listens in its own container, and what tells it so. */
const portInside: Readonly<Record<string, string>> = {
  'api-1': '8080',
  'api-2': '8080',
  'worker-1': '9090',
  'worker-2': '9090',
  mail: '1025',
  login: '8080',
};

export async function composeProcesses(at: Surroundings): Promise<ComposeProcesses> {
  const compose = composeFile({ TOVHOLDER_SETTINGS: SETTINGS });
  const ports = Object.fromEntries(
    await Promise.all(Object.keys(portInside).map(async (name) => [name, String(await freePort())] as const)),
  );
  const [web, probe] = [await freePort(), await freePort()];
  const put = (name: string, content: string) => {
    writeFileSync(join(at.secrets, `${name}.here`), `${content}\n`);
    return join(at.secrets, `${name}.here`);
  };
  const here: Readonly<Record<string, string>> = {
    'database-url': put('database-url', at.databaseUrl),
    'app-database-url': put('app-database-url', at.appDatabaseUrl),
    'smtp-url': put(
      'smtp-url',
      readFileSync(join(at.secrets, 'smtp-url'), 'utf8')
        .trim()
        .replace('mail:1025', `127.0.0.1:${ports.mail}`),
    ),
  };
  const home = (volume: string) => {
    const folder = join(at.folder, volume);
    mkdirSync(folder, { recursive: true });
    return folder;
  };

  /** This machine's address, port, file or folder for each of those inside. */
  const outside = (text: string, name: string): string => {
    const own = portInside[name] ?? 'none';
    return text
      .replaceAll(/\/run\/secrets\/([\w-]+)/g, (_all, secret: string) => {
        const { file = '' } = compose.secrets[secret] ?? {};
        return here[secret] ?? file.replace('deploy/compose/secrets', at.secrets);
      })
      .replaceAll(/\/etc\/(?:tovholder|caddy)\/[\w.]+/g, (target) => {
        const { source = '' } = compose.services[name]?.configs?.find((one) => one.target === target) ?? {};
        return join(projectRoot, compose.configs[source]?.file ?? '');
      })
      .replaceAll('/home/node/tovholder', home(compose.services[name]?.volumes?.[0]?.split(':')[0] ?? 'none'))
      .replaceAll('login.tovholder.localhost:8443', `localhost:${web}`)
      .replaceAll('tovholder.localhost:8443', `127.0.0.1:${web}`)
      .replaceAll('temporal:7233', at.temporalAddress)
      .replaceAll('0.0.0.0', '127.0.0.1')
      .replaceAll(new RegExp(`(?<=^|[:=])${own}(?=$|/)`, 'g'), ports[name] ?? own);
  };
  const serviceHere = (name: string): ComposeService => {
    const service = compose.services[name];
    if (!service) throw new Error(`no service ${name}`);
    return eachString(service, (text) => outside(text, name));
  };
  const envHere = (name: string): NodeJS.ProcessEnv => ({
    PATH: process.env.PATH,
    ...(process.env.TMPDIR ? { TMPDIR: process.env.TMPDIR } : {}),
    ...eachString(environmentOf(compose.services[name] as ComposeService), (text) => outside(text, name)),
  });
  const commandOf = ({ entrypoint = [], command = [] }: ComposeService): [string, string[]] => {
    const [program = '', ...args] = [...entrypoint, ...command];
    return [program === 'node' ? process.execPath : program, args];
  };

  const running = new Set<ChildProcess>();
  function start(name: string, given = commandOf(serviceHere(name))): ServiceProcess {
    const service = serviceHere(name);
    const [program, args] = given;
    const child = spawn(program, args, {
      cwd: treeOf(name),
      env: envHere(name),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    running.add(child);
    let said = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => {
        said += chunk.toString('utf8');
      });
    const ended = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((done) =>
      child.once('close', (code, signal) => {
        running.delete(child);
        done({ code, signal });
      }),
    );
    return {
      name,
      log: () => said,
      async kill() {
        child.kill('SIGKILL');
        await ended;
      },
      async stop() {
        child.kill('SIGTERM');
        const graceMs = Number.parseInt(service.stop_grace_period ?? '10s', 10) * 1_000;
        const patience = setTimeout(() => child.kill('SIGKILL'), graceMs);
        const how = await ended;
        clearTimeout(patience);
        return how;
      },
    };
  }

  const caddyfile = outside(readFileSync(join(projectRoot, 'deploy/compose/Caddyfile'), 'utf8'), 'proxy')
    .replace(/^:8443 \{$/m, `:${web} {`)
    .replace('127.0.0.1:2020', `127.0.0.1:${probe}`)
    .replace('host login.tovholder.localhost', 'host localhost')
    .replace('https://login:8080', `https://localhost:${ports.login}`)
    .replace(/https:\/\/(api-\d):8080/g, (_all, name: string) => `https://localhost:${ports[name]}`);

  return {
    secrets: at.secrets,
    caddyfile,
    async startCaddy(program) {
      const file = join(at.folder, 'Caddyfile');
      // Here it listens on this machine alone.
      writeFileSync(file, caddyfile.replace(`:${web} {`, `:${web} {\n\tbind 127.0.0.1`));
      const { command = [], healthcheck } = serviceHere('proxy');
      const proxy = start('proxy', [
        program,
        command.slice(1).map((one) => (one.endsWith('/Caddyfile') ? file : one)),
      ]);
      const [, asked = '', ...args] = (healthcheck?.test ?? []).map((one) =>
        one.replace('2020', String(probe)),
      );
      await untilWell(proxy, () => promisify(execFile)(asked, args));
    },
    web: { port: web, product: `https://127.0.0.1:${web}`, login: `https://localhost:${web}` },
    start,
    async once(name, more = {}) {
      const [program, args] = commandOf(serviceHere(name));
      const env = { ...envHere(name), ...more };
      const { stdout, stderr } = await promisify(execFile)(program, args, { cwd: treeOf(name), env });
      return `${stdout}${stderr}`;
    },
    async healthy(service) {
      const { name } = service;
      const [kind, program = '', ...args] = serviceHere(name).healthcheck?.test ?? [];
      if (kind !== 'CMD' || program !== 'node') throw new Error(`${name} is asked in another way`);
      await untilWell(service, () =>
        promisify(execFile)(process.execPath, args, { cwd: treeOf(name), env: envHere(name) }),
      );
    },
    async end() {
      for (const child of running) child.kill('SIGKILL');
      await Promise.all([...running].map((child) => new Promise((done) => child.once('close', done))));
    },
  };
}

async function untilWell({ name, log }: ServiceProcess, ask: () => Promise<unknown>): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await ask();
      return;
    } catch (error) {
      if (attempt === 60) throw new Error(`${name}: ${String(error)}\n${log().slice(-1_000)}`);
      // As often as a container engine would ask while a service starts.
      await pause(2_000);
    }
  }
}
