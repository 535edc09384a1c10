import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { readApiEnv } from '../../api/env.ts';
import { takeSecretsFromFiles } from '../../security/secret-files.ts';
import { findMistakes } from '../../worker/configuration/mistakes.ts';
import { projectRoot } from '../../worker/embedded/home.ts';
import { settingsOf } from '../services/support/compose-file.ts';
import { madeSecrets } from '../services/support/made-secrets.ts';
import { temporaryFolder } from './temporary-folder.ts';

const text = (path: string): string => readFileSync(join(projectRoot, path), 'utf8');
const root = temporaryFolder();
const secrets = madeSecrets(root);

/** Files of this machine in the places of those that the examples name, and an address that leads off it safely. */
function here(env: Record<string, string>): NodeJS.ProcessEnv {
  const file: Readonly<Record<string, string>> = {
    'master-key': 'master.key',
    'temporal-ca': 'inside-ca.pem',
    'temporal-ca.pem': 'inside-ca.pem',
    'database-ca': 'inside-ca.pem',
    'tls.crt': 'api.pem',
    'tls.key': 'api.key',
  };
  const given: NodeJS.ProcessEnv = {};
  for (const [name, value] of Object.entries(env)) {
    const last = value.split('/').at(-1) ?? '';
    const isFile = /_(FILE|PATH|CERTS)$/.test(name);
    given[name] = isFile ? join(secrets, file[last] ?? last) : value;
  }
  takeSecretsFromFiles(given);
  if (given.DATABASE_URL) given.DATABASE_URL += '?sslmode=verify-full';
  return { ...given, TOVHOLDER_HOME: root };
}

describe('the systemd units', () => {
  const folder = 'deploy/systemd';
  const units = readdirSync(join(projectRoot, folder)).filter((name) => name.endsWith('.service'));
  const ours = units.filter((name) => name.startsWith('tovholder-'));

  /** Every setting of a unit, by section and name; a name may stand more than once. */
  function settings(unit: string): Map<string, string[]> {
    const found = new Map<string, string[]>();
    let section = '';
    for (const line of text(join(folder, unit)).split('\n')) {
      section = /^\[(\w+)\]$/.exec(line)?.[1] ?? section;
      const [, name, value = ''] = /^([A-Za-z]+)=(.*)$/.exec(line) ?? [];
      if (name) found.set(`${section}.${name}`, [...(found.get(`${section}.${name}`) ?? []), value]);
    }
    return found;
  }
  const one = (unit: string, name: string): string => settings(unit).get(name)?.join(' ') ?? '';

  it('are those of two workers and two APIs, the schema before them, and each of Temporal’s services', () => {
    expect(units).toEqual([
      'temporal@.service',
      'tovholder-api@.service',
      'tovholder-migrate.service',
      'tovholder-worker@.service',
    ]);
    const wanted = /^Wants=(.+)$/m.exec(text(`${folder}/tovholder.target`))?.[1]?.split(' ') ?? [];
    expect(wanted).toEqual([
      'tovholder-migrate.service',
      'tovholder-worker@1.service',
      'tovholder-worker@2.service',
      'tovholder-api@1.service',
      'tovholder-api@2.service',
    ]);
    for (const unit of ours)
      expect(existsSync(join(projectRoot, one(unit, 'Service.ExecStart').split(' ')[2] ?? ''))).toBe(true);
    expect(text(`${folder}/Caddyfile`)).toContain('reverse_proxy 127.0.0.1:8081 127.0.0.1:8082 {');
  });

  it.each(units)(
    '%s runs as nobody in particular, shut in, with so much memory and so many tasks',
    (unit) => {
      for (const [name, value] of Object.entries({
        NoNewPrivileges: 'yes',
        CapabilityBoundingSet: '',
        ProtectSystem: 'strict',
        ProtectHome: 'yes',
        PrivateTmp: 'yes',
        PrivateDevices: 'yes',
        RestrictNamespaces: 'yes',
        SystemCallArchitectures: 'native',
      }))
        expect([name, settings(unit).get(`Service.${name}`)]).toEqual([name, [value]]);
      expect(one(unit, 'Service.User')).toMatch(/^(tovholder|temporal)$/);
      expect(one(unit, 'Service.MemoryMax')).toMatch(/^\d+[MG]$/);
      expect(Number(one(unit, 'Service.TasksMax'))).toBeGreaterThan(0);
      expect(one(unit, 'Service.Restart')).toMatch(/^(always|on-failure)$/);
    },
  );

  it.each(ours)(
    '%s gets its secrets as credentials, and together with the settings they are taken as they are',
    (unit) => {
      const own = one(unit, 'Service.Environment').replaceAll('%i', '1').split(' ');
      const env = {
        ...settingsOf(`${folder}/tovholder.env`),
        ...Object.fromEntries(own.map((each) => each.split('=') as [string, string])),
      };
      const loaded =
        settings(unit)
          .get('Service.LoadCredential')
          ?.map((each) => each.split(':')[0]) ?? [];
      const named = Object.values(env).flatMap((value) => /^%d\/(.+)$/.exec(value)?.[1] ?? []);
      expect(named.sort()).toEqual(loaded.sort());
      if (unit.includes('api')) expect(readApiEnv(here(env))).toMatchObject({ ok: true, notices: [] });
      const program = unit.includes('worker') ? 'worker' : 'cli';
      expect(findMistakes(here(env), program)).toEqual({ mistakes: [], notices: [] });
    },
  );

  it('give a worker longer to end than it asks for itself, as the containers do', () => {
    expect(Number(one('tovholder-worker@.service', 'Service.TimeoutStopSec'))).toBeGreaterThan(30);
  });
});

describe("Temporal's configuration", () => {
  it.each(['deploy/temporal/server.yaml', 'deploy/systemd/temporal.yaml'])(
    '%s is YAML with 512 shards and no password',
    (path) => {
      const { persistence, services } = parse(text(path), { merge: true });
      expect(persistence.numHistoryShards).toBe(512);
      for (const { sql } of Object.values(persistence.datastores) as { sql: Record<string, unknown> }[])
        expect([sql.password, sql.passwordCommand]).toEqual([
          undefined,
          expect.objectContaining({ command: 'cat' }),
        ]);
      expect(Object.keys(services)).toEqual(['frontend', 'history', 'matching', 'worker']);
    },
  );
});

describe('the Kubernetes manifests', () => {
  const folder = 'deploy/kubernetes';
  interface Container {
    name: string;
    args: string[];
    env: { name: string; value: string }[];
    envFrom: { configMapRef: { name: string } }[];
    livenessProbe?: object;
    readinessProbe?: object;
    resources: { limits: object; requests: object };
    securityContext: object;
    volumeMounts: { name: string }[];
  }
  interface Manifest {
    kind: string;
    metadata: { name: string };
    data?: Record<string, string>;
    spec: {
      replicas?: number;
      template: {
        spec: {
          containers: Container[];
          enableServiceLinks: boolean;
          automountServiceAccountToken: boolean;
          securityContext: object;
          volumes: { name: string; secret?: { secretName: string } }[];
          terminationGracePeriodSeconds?: number;
        };
      };
    };
  }
  const { resources } = parse(text(`${folder}/kustomization.yaml`)) as { resources: string[] };
  const manifests = resources.flatMap((name) =>
    parseAllDocuments(text(`${folder}/${name}`)).map((document) => {
      expect(document.errors).toEqual([]);
      return document.toJS() as Manifest;
    }),
  );
  const running = manifests.filter(({ kind }) => ['Job', 'StatefulSet', 'Deployment'].includes(kind));
  const settings = manifests.find(({ kind }) => kind === 'ConfigMap')?.data ?? {};
  const [migrate, worker, api] = running.map(({ spec }) => spec.template.spec);

  it('name every file there, and start two of each behind the schema', () => {
    const files = readdirSync(join(projectRoot, folder)).filter((name) => /\.yaml$/.test(name));
    expect([...resources, 'kustomization.yaml'].sort()).toEqual(files.sort());
    expect(running.map(({ kind, metadata, spec }) => [kind, metadata.name, spec.replicas])).toEqual([
      ['Job', 'tovholder-migrate', undefined],
      ['StatefulSet', 'tovholder-worker', 2],
      ['Deployment', 'tovholder-api', 2],
    ]);
    for (const spec of [migrate, worker, api])
      for (const { args } of spec?.containers ?? [])
        expect(existsSync(join(projectRoot, args[2] ?? ''))).toBe(true);
  });

  it('are as shut in as the cluster’s level "restricted" asks, with limits', () => {
    for (const { spec } of running) {
      const { template } = spec;
      expect(template.spec).toMatchObject({
        enableServiceLinks: false,
        automountServiceAccountToken: false,
        securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
      });
      for (const container of template.spec.containers) {
        expect(container.securityContext).toEqual({
          allowPrivilegeEscalation: false,
          readOnlyRootFilesystem: true,
          capabilities: { drop: ['ALL'] },
        });
        expect(container.resources.limits).toMatchObject({
          cpu: expect.anything(),
          memory: expect.anything(),
        });
        const known = template.spec.volumes.map(({ name }) => name).concat('home');
        for (const mount of container.volumeMounts) expect(known).toContain(mount.name);
      }
    }
  });

  it('ask API and worker whether they live, and leave a worker its time to end', () => {
    for (const spec of [worker, api])
      expect(spec?.containers[0]).toMatchObject({ livenessProbe: {}, readinessProbe: {}, startupProbe: {} });
    expect(worker?.terminationGracePeriodSeconds).toBeGreaterThan(30);
  });

  it('tell each process nothing that is wrong or secret', () => {
    const envOf = (container: Container | undefined): NodeJS.ProcessEnv =>
      here({
        ...settings,
        ...Object.fromEntries((container?.env ?? []).map(({ name, value }) => [name, value])),
      });
    expect(readApiEnv(envOf(api?.containers[0]))).toMatchObject({ ok: true, notices: [] });
    expect(findMistakes(envOf(worker?.containers[0]), 'worker')).toEqual({ mistakes: [], notices: [] });
    expect(findMistakes(envOf(migrate?.containers[0]), 'cli')).toEqual({ mistakes: [], notices: [] });
    expect(JSON.stringify(manifests)).not.toMatch(/:\/\/[^/"]*@/);
    expect(manifests.map(({ kind }) => kind)).not.toContain('Secret');
  });
});
