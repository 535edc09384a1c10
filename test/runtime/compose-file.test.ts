import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { readApiEnv } from '../../api/env.ts';
import { takeSecretsFromFiles } from '../../security/secret-files.ts';
import { findMistakes } from '../../worker/configuration/mistakes.ts';
import { projectRoot } from '../../worker/embedded/home.ts';
import {
  type ComposeFile,
  type ComposeService,
  composeFile,
  eachString,
  environmentOf,
  rawComposeFile,
} from '../services/support/compose-file.ts';
import { madeSecrets } from '../services/support/made-secrets.ts';
import { temporaryFolder } from './temporary-folder.ts';

const compose = composeFile();
const all = Object.entries(compose.services);
const text = (path: string): string => readFileSync(join(projectRoot, path), 'utf8');

/** The Compose Specification's own schema; where it is from stands in docs/decisions/0029-containers.md. */
const { $schema: _draft, ...schema } = JSON.parse(text('test/runtime/compose-spec.schema.json'));
// It marks things that Ajv knows nothing of (deprecated, formats of its own).
const fits = new Ajv2020({ strict: false, validateFormats: false, allowUnionTypes: true }).compile(schema);

/** Names of the services of which something does not hold. */
const names = (wrong: (service: ComposeService, name: string) => boolean): string[] =>
  all.filter(([name, service]) => wrong(service, name)).map(([name]) => name);

const isOurs = ({ command = [] }: ComposeService): boolean => command[1] === 'bin/launch.mjs';

describe('the Compose file', () => {
  it("fits the Compose Specification's schema, which notices what does not", () => {
    expect([fits(rawComposeFile()), fits.errors]).toEqual([true, null]);
    const misspelt = rawComposeFile() as { services: Record<string, object> };
    Object.assign(misspelt.services.proxy ?? {}, { restrat: 'always' });
    expect(fits(misspelt)).toBe(false);
  });

  it('has two APIs and two workers that differ in nothing, behind a proxy that knows both APIs', () => {
    const { services } = compose;
    expect(services['api-2']).toEqual(services['api-1']);
    expect(services['worker-2']).toEqual(services['worker-1']);
    expect(text('deploy/compose/Caddyfile')).toContain(
      'reverse_proxy https://api-1:8080 https://api-2:8080 {',
    );
  });

  it.each(['compose', 'systemd'])(
    'lets nobody through the proxy to what is for operations only (%s)',
    (kind) => {
      // `handle`, and first: Caddy sorts what stands outside of one by kind, and would ask the APIs before it.
      const blocks = [...text(`deploy/${kind}/Caddyfile`).matchAll(/^\thandle\b(.*)\{$/gm)].map(([, of]) =>
        of?.trim(),
      );
      expect([blocks[0], blocks.at(-1)]).toEqual(['@inner', '']);
      expect(text(`deploy/${kind}/Caddyfile`)).toContain(
        '@inner path /metrics /readyz /docs /docs/*\n\thandle @inner {\n\t\trespond 404',
      );
    },
  );

  it('publishes one port, that of the proxy, and shares no network with the machine', () => {
    expect(names(({ ports }) => ports !== undefined)).toEqual(['proxy']);
    expect(compose.services.proxy?.ports).toEqual(['127.0.0.1:8443:8443']);
    expect(composeFile({ TOVHOLDER_WEB: '443' }).services.proxy?.ports).toEqual(['443:8443']);
    expect(names(({ network_mode }) => network_mode !== undefined)).toEqual([]);
  });

  it('keeps the stores and Temporal on networks without a way out', () => {
    const isInside = (name: string) => compose.networks[name]?.internal === true;
    const closed = ['tovholder-db', 'temporal-db', 'temporal', 'temporal-ui', 'migrate', 'mail'];
    for (const name of closed) {
      const { networks = [] } = compose.services[name] ?? {};
      expect([name, Array.isArray(networks) && networks.every(isInside)]).toEqual([name, true]);
    }
    expect(names(({ networks }) => JSON.stringify(networks).includes('"engine"'))).toEqual([
      'temporal-db',
      'temporal-schema',
      'temporal',
    ]);
  });

  it('lets every container have so much and no more: processors, memory, processes', () => {
    const unlimited = names(({ deploy }) => {
      const { cpus, memory, pids } = deploy?.resources.limits ?? {};
      return !(Number(cpus) > 0 && /^\d+M$/.test(memory ?? '') && Number(pids) > 0);
    });
    expect(unlimited).toEqual([]);
  });

  it('starts nothing as root, with rights of the system, or with files that it could change', () => {
    expect(names(({ user = 'root' }) => /^(root|0)(:|$)/.test(user))).toEqual([]);
    expect(names(({ read_only }) => read_only !== true)).toEqual([]);
    expect(names(({ cap_drop = [] }) => !cap_drop.includes('ALL'))).toEqual([]);
    expect(names(({ cap_add = [] }) => cap_add.length > 0)).toEqual(['proxy']);
    expect(names(({ privileged }) => privileged !== undefined)).toEqual([]);
    expect(names(({ security_opt = [] }) => !security_opt.includes('no-new-privileges:true'))).toEqual([]);
  });

  it('asks every service that stays whether it is well; what runs once is tried a few times', () => {
    const once = ['migrate', 'temporal-schema', 'temporal-namespace'];
    expect(names(({ restart }) => restart !== 'unless-stopped')).toEqual(once);
    expect(names(({ healthcheck }) => healthcheck === undefined)).toEqual(once);
    expect(once.map((name) => compose.services[name]?.restart)).toEqual(once.map(() => 'on-failure:5'));
  });

  it('starts nothing before what it needs', () => {
    const { services } = compose;
    for (const name of ['api-1', 'worker-2'])
      expect(services[name]?.depends_on).toEqual({
        migrate: { condition: 'service_completed_successfully' },
        'temporal-namespace': { condition: 'service_completed_successfully' },
      });
    const unknown = all.flatMap(([name, { depends_on = {} }]) =>
      Object.keys(depends_on)
        .filter((other) => !services[other])
        .map((other) => `${name}: ${other}`),
    );
    expect(unknown).toEqual([]);
  });

  it('takes each image in one version, Temporal as server and admin-tools of the same, never auto-setup', () => {
    expect(names(({ image }) => !/:\d[\w.-]*$/.test(image) && !image.startsWith('tovholder'))).toEqual([]);
    expect(names(({ image }) => image.includes('auto-setup'))).toEqual([]);
    const version = (name: string) => compose.services[name]?.image.split(':')[1];
    expect(version('temporal-schema')).toBe(version('temporal'));
    expect(version('temporal-namespace')).toBe(version('temporal'));
  });

  it('leaves mail catcher and demo login out unless asked for', () => {
    expect(names(({ profiles }) => profiles !== undefined)).toEqual(['mail', 'login']);
  });

  it('runs entries of ours that are there', () => {
    const ours = all.filter(([, service]) => isOurs(service));
    expect(ours.map(([name]) => name)).toEqual(
      expect.arrayContaining(['migrate', 'worker-1', 'worker-2', 'api-1', 'api-2', 'mail', 'login']),
    );
    expect(ours.filter(([, { command = [] }]) => !existsSync(join(projectRoot, command[2] ?? '')))).toEqual(
      [],
    );
  });
});

describe('secrets', () => {
  const folder = madeSecrets(temporaryFolder());

  it('stand in no environment, neither as a word nor as an address with a password', () => {
    const told = [
      ...all.flatMap(([name, service]) =>
        Object.entries(environmentOf({ ...service, env_file: undefined })).map((one) => [name, ...one]),
      ),
      ...['settings.example.env', 'demo.env'].flatMap((file) =>
        Object.entries(environmentOf({ image: '', env_file: [`deploy/compose/${file}`] })).map((one) => [
          file,
          ...one,
        ]),
      ),
    ];
    expect(told.length).toBeGreaterThan(40);
    const secret = told.filter(
      ([, variable = '', value = '']) =>
        /:\/\/[^/]*@/.test(value) ||
        (/PASSWORD|PWD|SECRET|TOKEN|KEY/.test(variable) && !value.startsWith('/run/secrets/')),
    );
    expect(secret).toEqual([]);
  });

  it('are files that make-secrets.sh makes, each used, and each there for whoever names it', () => {
    const defined = Object.entries(compose.secrets);
    expect(
      defined.filter(([, { file }]) => !existsSync(file.replace('deploy/compose/secrets', folder))),
    ).toEqual([]);
    const used = new Set(all.flatMap(([, { secrets = [] }]) => secrets));
    expect([...used].sort()).toEqual(defined.map(([name]) => name).sort());
    const unlisted = all.flatMap(([name, service]) =>
      [...JSON.stringify(service).matchAll(/\/run\/secrets\/([\w-]+)/g)]
        .filter(([, secret = '']) => !service.secrets?.includes(secret))
        .map(([path]) => `${name}: ${path}`),
    );
    expect(unlisted).toEqual([]);
    for (const { file } of Object.values(compose.configs))
      expect(existsSync(join(projectRoot, file))).toBe(true);
  });

  it.each(['deploy/compose/demo.env', 'deploy/compose/settings.example.env'])(
    'and %s together are an environment that API and worker take as it is',
    (settings) => {
      const filled = eachString(composeFile({ TOVHOLDER_SETTINGS: settings }), (one) =>
        one.replaceAll(/\/run\/secrets\/([\w-]+)/g, (_all, name: string) =>
          (compose.secrets[name]?.file ?? '').replace('deploy/compose/secrets', folder),
        ),
      ) as ComposeFile;
      const envOf = (name: string): NodeJS.ProcessEnv => {
        const env = environmentOf(filled.services[name] as ComposeService);
        // Whatever the settings name is there for the API alone: the worker only wants to know that there is a login.
        takeSecretsFromFiles(env);
        return {
          ...eachString(env, (one) =>
            one.replace('/run/secrets/oidc-client-secret', join(folder, 'oidc-client-secret')),
          ),
          TOVHOLDER_HOME: folder,
        };
      };
      const api = readApiEnv(envOf('api-1'));
      expect(api).toMatchObject({ ok: true, notices: [], env: { listen: { host: '0.0.0.0' } } });
      expect(findMistakes(envOf('worker-1'), 'worker')).toEqual({ mistakes: [], notices: [] });
      expect(findMistakes(envOf('migrate'), 'cli')).toEqual({ mistakes: [], notices: [] });
      // The application's login in what serves people, the owner's in what changes the schema.
      const userOf = (name: string) => new URL(envOf(name).DATABASE_URL ?? '').username;
      expect(['api-2', 'worker-2', 'migrate'].map(userOf)).toEqual([
        'tovholder_app',
        'tovholder_app',
        'tovholder',
      ]);
    },
  );
});

describe('the Dockerfile', () => {
  const file = text('Dockerfile');
  const stages = file.split(/^FROM /m).slice(1);

  it('builds in stages on Debian slim, the product last, and leaves out what only tests need', () => {
    expect(stages.map((stage) => stage.split('\n')[0])).toEqual([
      'node:24-bookworm-slim AS base',
      'base AS manifests',
      'manifests AS dependencies',
      'manifests AS demo-dependencies',
      'base AS demo-login',
      'base AS tovholder',
    ]);
    expect(stages[2]).toContain('npm install --omit=dev');
    expect(stages[5]).toContain('COPY --from=dependencies ');
  });

  it('ends every image that runs with a user who is not root, and builds every program that Compose starts', () => {
    for (const stage of [stages[4], stages[5]]) expect(stage).toMatch(/\nUSER node\nCMD /);
    const built = /--build (.+)/.exec(file)?.[1]?.split(' ') ?? [];
    const started = all
      .filter(([, service]) => isOurs(service))
      .map(([, { command = [] }]) => command[2])
      // No program of the product: read as it stands.
      .filter((entry) => entry !== 'deploy/demo-login/main.ts');
    expect([...new Set(started)].sort()).toEqual([...built].sort());
  });

  it('is given no secret and no source control to copy', () => {
    const ignored = text('.dockerignore').split('\n');
    expect(ignored).toEqual(
      expect.arrayContaining(['.git', 'deploy/compose', '**/*.key', '**/*.pem', '**/*.env']),
    );
  });
});
