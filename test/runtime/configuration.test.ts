// Over 300 lines: one table with a wrong value of every variable, and what each program says of it.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findMistakes } from '../../worker/configuration/mistakes.ts';
import { distance, isServiceLink } from '../../worker/configuration/unknown-names.ts';
import { isInternal, type Program, variables } from '../../worker/configuration/variables.ts';
import { projectRoot } from '../../worker/embedded/home.ts';
import { mayMount, smallDisk } from '../services/support/small-disk.ts';
import { productCode } from './product-code.ts';
import { runScript } from './run-script.ts';
import { certificate } from './stand-ins/certificate.ts';
import { temporaryFolder } from './temporary-folder.ts';

const folder = temporaryFolder();
const put = (name: string, content: string | Buffer): string => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};
const some = put('some', 'something');
const key = put('master.key', Buffer.alloc(32, 7));
const cert = put('api.pem', certificate.cert);
const certKey = put('api.key', certificate.key);
const mapping = put('claims.json', '{"rights":"realm_access.roles"}');
const tokens = put('tokens', 'somebody abcdefghijklmnopqrstuvwxyz');
const absent = join(folder, 'zebra-is-not-there');

/** Something that marks a value, so that a report that repeats it gives itself away. */
const SECRET = 'zebra';

/** A wrong value for each variable that does not take any. */
const wrong: Record<string, string> = {
  PORT: SECRET,
  TOVHOLDER_HOME: join(some, SECRET),
  DATABASE_URL: `mysql://${SECRET}@host/x`,
  DATABASE_URL_FILE: absent,
  TEMPORAL_ADDRESS: `http://${SECRET}:7233`,
  TEMPORAL_API_KEY_FILE: absent,
  TEMPORAL_TLS: SECRET,
  TEMPORAL_TLS_CLIENT_CERT_PATH: absent,
  TEMPORAL_TLS_CLIENT_KEY_PATH: absent,
  TEMPORAL_TLS_SERVER_CA_CERT_PATH: absent,
  TEMPORAL_CLI_PATH: absent,
  TEMPORAL_TEST_SERVER_PATH: absent,
  SMTP_URL: `http://${SECRET}`,
  SMTP_URL_FILE: absent,
  SMTP_TLS: SECRET,
  SMTP_CA_FILE: absent,
  SMTP_CONNECTIONS: '51',
  MAIL_FROM: SECRET,
  PUBLIC_URL: `ftp://${SECRET}`,
  DIGITAL_POST_URL: SECRET,
  DIGITAL_POST_CERT_FILE: absent,
  DIGITAL_POST_KEY_FILE: absent,
  DIGITAL_POST_CA_FILE: absent,
  DIGITAL_POST_TOKEN_FILE: absent,
  SMS_URL: SECRET,
  SMS_TOKEN_FILE: absent,
  TOVHOLDER_MASTER_KEY_FILE: some,
  TOVHOLDER_MASTER_KEY: SECRET,
  TOVHOLDER_OLD_MASTER_KEY_FILES: `${key},${absent}`,
  TOVHOLDER_OLD_MASTER_KEYS: SECRET,
  TOVHOLDER_CODEC_TOKENS_FILE: some,
  TOVHOLDER_ANCHOR_FILE: join(some, SECRET, 'journal.jsonl'),
  TOVHOLDER_ANCHOR_SECONDS: '0',
  TOVHOLDER_ANCHOR_URL: SECRET,
  TOVHOLDER_ANCHOR_TOKEN_FILE: absent,
  TOVHOLDER_DEAD_MAN_SECONDS: '1.5',
  TOVHOLDER_VERIFY_HOURS: '-1',
  TOVHOLDER_WORKER_PORT: '70000',
  TOVHOLDER_CACHE_MIB: SECRET,
  TOVHOLDER_COLD_CASES: '0',
  TOVHOLDER_DEMO_DATA: SECRET,
  LOG_LEVEL: SECRET,
  OTEL_EXPORTER_OTLP_ENDPOINT: SECRET,
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: SECRET,
  OTEL_TRACES_SAMPLER_ARG: '2',
  TOVHOLDER_BACKUP_FOLDER: join(some, SECRET),
  TOVHOLDER_BACKUP_HOURS: '0',
  TOVHOLDER_BACKUP_KEEP_DAYS: SECRET,
  OIDC_ISSUER: `http://${SECRET}.example.dk`,
  OIDC_CLIENT_SECRET_FILE: absent,
  OIDC_PRIVATE_KEY_FILE: some,
  OIDC_AUDIENCE: 'tovholder',
  OIDC_SCOPE: SECRET,
  OIDC_CLAIM_MAPPING: SECRET,
  OIDC_CLAIM_MAPPING_FILE: some,
  TOVHOLDER_SESSION_IDLE_MINUTES: '0',
  TOVHOLDER_SESSION_HOURS: '25',
  TOVHOLDER_HOST: '0.0.0.0',
  TOVHOLDER_TLS_CERT_FILE: absent,
  TOVHOLDER_TLS_KEY_FILE: absent,
  TOVHOLDER_PROXIES: SECRET,
  TOVHOLDER_RATE_PERSON: '0',
  TOVHOLDER_RATE_SYSTEM: SECRET,
  TOVHOLDER_RATE_ADDRESS: '-1',
};

/** Those that take any value. */
const free = [
  'TEMPORAL_NAMESPACE',
  'TEMPORAL_API_KEY',
  'TEMPORAL_TLS_SERVER_NAME',
  'TOVHOLDER_BUILD_ID',
  'TOVHOLDER_DEPLOYMENT',
  'NODE_ENV',
  'OIDC_CLIENT_ID',
  'OIDC_PRIVATE_KEY_ID',
  'OIDC_ACR',
  'TOVHOLDER_ALLOW_PLAIN',
];

/** Folders that only these write to. */
const writers: Record<string, readonly Program[]> = {
  TOVHOLDER_HOME: ['start', 'worker'],
  TOVHOLDER_ANCHOR_FILE: ['start', 'worker'],
};

/** What an example needs to be a whole configuration: files that are there, and what belongs beside it. */
const login = {
  OIDC_ISSUER: 'https://login.example.dk/realms/kommune',
  OIDC_CLIENT_ID: 'tovholder',
  OIDC_CLIENT_SECRET_FILE: some,
  PUBLIC_URL: 'https://tovholder.example.dk',
};
const store = { DATABASE_URL: 'postgres://a:b@127.0.0.1/c', TOVHOLDER_MASTER_KEY_FILE: key };

const programs: readonly Program[] = ['start', 'worker', 'api', 'cli'];
const soundFor = (program: Program, name = ''): NodeJS.ProcessEnv => ({
  ...store,
  ...(name === 'DATABASE_URL_FILE' ? { DATABASE_URL: '' } : {}),
  TOVHOLDER_HOME: folder,
  ...(/^OIDC_|SESSION|^TOVHOLDER_HOST$/.test(name) && program !== 'worker' && program !== 'cli' ? login : {}),
});
const mistakesOf = (env: NodeJS.ProcessEnv, program: Program): readonly string[] =>
  findMistakes(env, program).mistakes;

/** The names in the first column of the tables of these chapters of the operator's page. */
function documented(): string[] {
  const page = readFileSync(join(projectRoot, 'docs/operations.md'), 'utf8');
  const chapters = page.split(/^## /m).filter((one) => /^(Environment|Login)\n/.test(one));
  const rows = chapters.flatMap((chapter) => chapter.match(/^\| `.*$/gm) ?? []);
  return rows.flatMap((row) =>
    [...(row.split('|')[1] ?? '').matchAll(/`([A-Z][A-Z0-9_]+)`/g)].map(([, name = '']) => name),
  );
}

describe('the variables of the environment', () => {
  const names = variables.map(({ name }) => name);

  it('are those of the operator’s page, no more and no fewer', () => {
    expect([...new Set(documented())].sort()).toEqual([...names].sort());
    expect(new Set(names).size).toBe(names.length);
  });

  it('are all that the code speaks of', () => {
    const known = new Set(names);
    const spoken = productCode().flatMap(([path, text]) =>
      [...text.matchAll(/\b(?:TOVHOLDER|OIDC|SMTP|SMS_(?:URL|TOKEN)|DIGITAL_POST|TEMPORAL_TLS)_?[A-Z_]*\b/g)]
        .map(([name]) => name)
        .filter((name) => !name.endsWith('_') && /_/.test(name) && !known.has(name) && !isInternal(name))
        .map((name) => `${path}: ${name}`),
    );
    expect([...new Set(spoken)]).toEqual([]);
  });

  it('are each tried here with a wrong value, but for those that take any', () => {
    expect([...Object.keys(wrong), ...free].sort()).toEqual([...names].sort());
  });

  it.each(Object.keys(wrong))('%s is refused by name, with an example and without its value', (name) => {
    const { of = [], example } = variables.find((one) => one.name === name) ?? {};
    for (const program of programs) {
      const found = mistakesOf({ ...soundFor(program, name), [name]: wrong[name] }, program);
      const own = found.filter((one) => one.startsWith(`${name} `) || one.startsWith(`${name}:`));
      expect([program, own.length > 0]).toEqual([program, (writers[name] ?? of).includes(program)]);
      for (const one of own) expect(one).toContain(`(for example ${name}=${example})`);
      expect(found.join('\n').replaceAll(absent, '')).not.toContain(SECRET);
    }
  });

  it.each(variables.map(({ name }) => name))('the example of %s is taken', (name) => {
    const { example = '', of = [] } = variables.find((one) => one.name === name) ?? {};
    const files: Record<string, string> = {
      TOVHOLDER_HOME: folder,
      TOVHOLDER_BACKUP_FOLDER: join(folder, 'backup'),
      TOVHOLDER_MASTER_KEY_FILE: key,
      TOVHOLDER_OLD_MASTER_KEY_FILES: key,
      TOVHOLDER_MASTER_KEY: Buffer.alloc(32, 1).toString('base64'),
      TOVHOLDER_OLD_MASTER_KEYS: Buffer.alloc(32, 2).toString('base64'),
      TOVHOLDER_CODEC_TOKENS_FILE: tokens,
      TOVHOLDER_ANCHOR_FILE: join(folder, 'anchors', 'journal.jsonl'),
      TEMPORAL_CLI_PATH: process.execPath,
      TEMPORAL_TEST_SERVER_PATH: process.execPath,
      OIDC_PRIVATE_KEY_FILE: certKey,
      OIDC_CLAIM_MAPPING_FILE: mapping,
      TOVHOLDER_TLS_CERT_FILE: cert,
      TOVHOLDER_TLS_KEY_FILE: certKey,
      DATABASE_URL_FILE: put('url', store.DATABASE_URL),
      SMTP_URL_FILE: put('smtp', 'smtp://127.0.0.1:25'),
    };
    const value =
      files[name] ?? (/_(?:FILE|PATH)$/.test(name) ? some : example.replaceAll(/^['"]|['"]$/g, ''));
    const beside: NodeJS.ProcessEnv = {
      TEMPORAL_TLS: 'true',
      TOVHOLDER_HOST: '127.0.0.1',
      ...(name === 'NODE_ENV' || name === 'PUBLIC_URL' ? login : {}),
      ...(name === 'OIDC_PRIVATE_KEY_FILE' ? { OIDC_CLIENT_SECRET_FILE: '' } : {}),
      ...(/TLS_CLIENT/.test(name)
        ? { TEMPORAL_TLS_CLIENT_CERT_PATH: some, TEMPORAL_TLS_CLIENT_KEY_PATH: some }
        : {}),
      ...(/DIGITAL_POST_(CERT|KEY)/.test(name)
        ? { DIGITAL_POST_CERT_FILE: some, DIGITAL_POST_KEY_FILE: some }
        : {}),
      ...(/BACKUP/.test(name) ? { DATABASE_URL: '' } : {}),
      ...(/^TOVHOLDER_TLS/.test(name)
        ? { TOVHOLDER_TLS_CERT_FILE: cert, TOVHOLDER_TLS_KEY_FILE: certKey }
        : {}),
    };
    for (const program of of)
      expect(mistakesOf({ ...soundFor(program, name), ...beside, [name]: value }, program)).toEqual([]);
  });
});

describe('the mistakes of an environment', () => {
  it('are told all at once, those of login, mail, TLS, keys and folders together', () => {
    const { mistakes } = findMistakes({ ...wrong, OIDC_CLIENT_ID: 'tovholder' }, 'start');
    const told = new Set(mistakes.map((one) => /^\w+/.exec(one)?.[0]));
    const expected = variables.filter(({ name, of }) => of.includes('start') && wrong[name] !== undefined);
    // Of a key in the environment and one in a file only the first counts; so does a mapping.
    // Of a key in the environment and one in a file only the first counts, and so of a mapping; a host off this machine is
    // right beside a login and a certificate.
    const right = ['TOVHOLDER_MASTER_KEY_FILE', 'OIDC_CLAIM_MAPPING_FILE', 'TOVHOLDER_HOST'];
    expect(expected.map(({ name }) => name).filter((name) => !told.has(name))).toEqual(right);
    expect(mistakes.join('\n').replaceAll(absent, '')).not.toContain(SECRET);
  });

  it.each([
    ['a secret in two places', { DATABASE_URL_FILE: some }, /^DATABASE_URL_FILE stands beside DATABASE_URL/],
    [
      'half a pair',
      { TEMPORAL_TLS_CLIENT_CERT_PATH: some },
      /^TEMPORAL_TLS_CLIENT_KEY_PATH is needed beside/,
    ],
    [
      'half a pair of Digital Post',
      { DIGITAL_POST_KEY_FILE: some },
      /^DIGITAL_POST_CERT_FILE is needed beside/,
    ],
    [
      'a login without its service',
      { OIDC_CLIENT_ID: 'tovholder' },
      /^OIDC_ISSUER is needed beside OIDC_CLIENT_ID/,
    ],
    [
      'a certificate and a key that do not belong together',
      { TOVHOLDER_TLS_CERT_FILE: cert, TOVHOLDER_TLS_KEY_FILE: some },
      /^TOVHOLDER_TLS_KEY_FILE must be the key/,
    ],
    [
      'a store elsewhere without a key',
      { TOVHOLDER_MASTER_KEY_FILE: '' },
      /^TOVHOLDER_MASTER_KEY_FILE is needed/,
    ],
  ])('count %s', (_what, env: NodeJS.ProcessEnv, says) => {
    const found = mistakesOf({ ...soundFor('start'), ...env }, 'start');
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(says);
  });

  it('count a name that is nearly a known one, and no name of a newer version', () => {
    const slips = {
      TOVHOLDER_DEADMAN_SECONDS: 'TOVHOLDER_DEAD_MAN_SECONDS',
      TOVHOLDER_PORT: 'PORT',
      TOVHOLDER_MASTERKEY_FILE: 'TOVHOLDER_MASTER_KEY_FILE',
      TOVHOLDER_OIDC_ISSUER: 'OIDC_ISSUER',
    };
    for (const [name, meant] of Object.entries(slips))
      expect(mistakesOf({ ...soundFor('start'), [name]: '1' }, 'start')).toEqual([
        `${name} is known to nothing here: probably a typing error for ${meant}`,
      ]);
    const newer = findMistakes({ ...soundFor('start'), TOVHOLDER_QUANTUM_ENTANGLEMENT: '1' }, 'start');
    expect(newer).toEqual({
      mistakes: [],
      notices: ['TOVHOLDER_QUANTUM_ENTANGLEMENT is known to nothing here and is left out of account'],
    });
    expect([distance('kitten', 'sitting'), distance('', 'abc'), distance('same', 'same')]).toEqual([3, 3, 0]);
  });

  it('do not count what Kubernetes sets for a service, but say so where it takes a name of ours', () => {
    const links = {
      TOVHOLDER_SERVICE_HOST: '10.0.0.1',
      TOVHOLDER_API_SERVICE_PORT_HTTP: '8080',
      TOVHOLDER_PORT: 'tcp://10.0.0.1:8080',
      TOVHOLDER_PORT_8080_TCP_ADDR: '10.0.0.1',
    };
    for (const [name, value] of Object.entries(links))
      expect([name, isServiceLink(name, value)]).toEqual([name, true]);
    const sound = { ...soundFor('worker'), ...links };
    expect(findMistakes(sound, 'worker')).toEqual({ mistakes: [], notices: [] });
    expect(mistakesOf({ ...sound, TOVHOLDER_WORKER_PORT: 'tcp://10.0.0.2:9464' }, 'worker').join()).toMatch(
      /^TOVHOLDER_WORKER_PORT must be a port .*enableServiceLinks: false/,
    );
  });

  it('count a folder that cannot be made or written to, and make none by looking', () => {
    const [one] = mistakesOf({ TOVHOLDER_HOME: join(some, 'home') }, 'start');
    expect(one).toMatch(/^TOVHOLDER_HOME leads to a folder that cannot be used: .*some is no folder/);
    const home = join(folder, 'not-yet', 'home');
    expect(mistakesOf({ TOVHOLDER_HOME: home }, 'start')).toEqual([]);
    expect(existsSync(home)).toBe(false);
  });
});

describe.runIf(mayMount)('a disk', () => {
  it('that is full, or may only be read, is said before PostgreSQL stumbles over it', () => {
    const place = join(folder, 'small');
    const disk = smallDisk(place, 8);
    try {
      const [full] = mistakesOf({ TOVHOLDER_HOME: join(place, 'home') }, 'start');
      expect(full).toMatch(/^TOVHOLDER_HOME leads to .*the disk of \S+ is full \(\d MiB left\); make room/);
      execFileSync('mount', ['-o', 'remount,ro', place], { stdio: 'pipe' });
      const [readOnly] = mistakesOf({ TOVHOLDER_HOME: join(place, 'home') }, 'start');
      expect(readOnly).toMatch(/^TOVHOLDER_HOME leads to .*small cannot be written to \(EROFS\)/);
      execFileSync('mount', ['-o', 'remount,rw', place], { stdio: 'pipe' });
    } finally {
      disk.unmount();
    }
  });
});

describe('a program with mistakes in its environment ends with one report before anything starts:', () => {
  const home = join(folder, 'home');
  const shared = {
    TOVHOLDER_HOME: home,
    DATABASE_URL: '',
    OIDC_ISSUER: '',
    TEMPORAL_ADDRESS: `http://${SECRET}`,
    TOVHOLDER_MASTER_KEY_FILE: some,
    TOVHOLDER_DEADMAN_SECONDS: '60',
  };

  it.each([
    ['cli/start.ts', ['PORT', 'TEMPORAL_ADDRESS', 'SMTP_TLS', 'TOVHOLDER_MASTER_KEY_FILE', 'OIDC_ISSUER']],
    ['worker/main.ts', ['PORT', 'TEMPORAL_ADDRESS', 'SMTP_TLS', 'LOG_LEVEL', 'DATABASE_URL']],
    ['api/main.ts', ['PORT', 'TEMPORAL_ADDRESS', 'DATABASE_URL', 'OIDC_ISSUER', 'TOVHOLDER_PROXIES']],
  ])('%s', async (entry, names) => {
    const run = runScript(entry, [], {
      ...shared,
      PORT: 'eighty',
      SMTP_TLS: 'perhaps',
      LOG_LEVEL: 'loud',
      OIDC_CLIENT_ID: 'tovholder',
      TOVHOLDER_PROXIES: 'many',
    });
    expect(await run.ended).toBe(1);
    const [head, ...lines] = run.stderr().trim().split('\n');
    expect(head).toBe('The environment has mistakes; correct them and start again:');
    const told = lines.map((line) => /^ {2}(\w+)/.exec(line)?.[1]);
    expect(told).toEqual(expect.arrayContaining([...names, 'TOVHOLDER_DEADMAN_SECONDS']));
    expect(run.stderr() + run.stdout()).not.toContain(SECRET);
    expect(existsSync(home)).toBe(false);
  });

  it('the command line, with the names in its document', async () => {
    const run = runScript('cli/main.ts', ['verify-journal'], {
      ...shared,
      DATABASE_URL: `mysql://${SECRET}`,
    });
    expect(await run.ended).toBe(1);
    const { code, reason } = JSON.parse(run.stdout()) as { code: string; reason: string };
    expect([code, reason]).toEqual([
      'VALIDATION',
      'DATABASE_URL, TEMPORAL_ADDRESS, TOVHOLDER_MASTER_KEY_FILE, TOVHOLDER_DEADMAN_SECONDS',
    ]);
    expect(run.stderr()).toContain('  TEMPORAL_ADDRESS must be a host and a port');
    expect(run.stderr() + run.stdout()).not.toContain(SECRET);
  });
});
