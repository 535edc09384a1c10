import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readApiEnv } from '../../api/env.ts';
import { defaultMapping, readClaimMapping } from '../../api/identity/claim-mapping.ts';
import { readLoginSettings } from '../../api/identity/login-settings.ts';
import { rightsOfClaims } from '../../api/identity/rights-of-claims.ts';
import { plainConnections } from '../../worker/plain-connections.ts';

const folder = mkdtempSync(join(tmpdir(), 'tovholder-settings-'));
const secret = join(folder, 'secret');
writeFileSync(secret, 'x');
afterAll(() => rmSync(folder, { recursive: true }));

const login = {
  OIDC_ISSUER: 'https://login.example.dk/realm',
  OIDC_CLIENT_ID: 'tovholder',
  OIDC_CLIENT_SECRET_FILE: secret,
  PUBLIC_URL: 'https://tovholder.example.dk',
};

function mistakesOf(env: NodeJS.ProcessEnv): string {
  const read = readLoginSettings(env);
  return read.ok ? '' : read.mistakes.join('\n');
}

describe('a demo', () => {
  it('is what runs on one machine without a login service', () => {
    expect(readLoginSettings({})).toEqual({ ok: true, login: null });
    expect(readLoginSettings({ PUBLIC_URL: 'http://127.0.0.1:8080' })).toEqual({ ok: true, login: null });
  });

  it.each([
    ['in production', { NODE_ENV: 'production' }],
    ['under an address of a network', { PUBLIC_URL: 'https://tovholder.example.dk' }],
    ['under an address that only looks like this machine', { PUBLIC_URL: 'http://localhost.example.dk' }],
  ])('does not start %s', (_where, env) => {
    expect(mistakesOf(env)).toMatch(/^OIDC_ISSUER is needed/);
  });

  it('does not listen to a network', () => {
    const read = readApiEnv({
      DATABASE_URL: 'postgres://a:b@127.0.0.1/c',
      TOVHOLDER_MASTER_KEY: randomBytes(32).toString('base64'),
      TOVHOLDER_HOST: '0.0.0.0',
    });
    expect(read.ok ? [] : read.mistakes.map((one) => one.split(' ')[0])).toEqual([
      'TOVHOLDER_HOST',
      'TOVHOLDER_HOST',
    ]);
  });
});

describe('a login', () => {
  it('needs a client, one proof of who we are, and an address over https', () => {
    const read = readLoginSettings(login);
    expect(read.ok && read.login).toMatchObject({
      clientId: 'tovholder',
      idleSeconds: 1_800,
      absoluteSeconds: 36_000,
    });
    expect(mistakesOf({ ...login, OIDC_CLIENT_ID: undefined })).toMatch(/^OIDC_CLIENT_ID is needed/);
    expect(mistakesOf({ ...login, PUBLIC_URL: undefined })).toMatch(/^PUBLIC_URL is needed/);
    expect(mistakesOf({ ...login, PUBLIC_URL: 'http://tovholder.example.dk' })).toMatch(
      /^PUBLIC_URL must be an https/,
    );
    expect(mistakesOf({ ...login, OIDC_ISSUER: 'http://login.example.dk' })).toMatch(
      /^OIDC_ISSUER must be an https/,
    );
    expect(mistakesOf({ ...login, OIDC_CLIENT_SECRET_FILE: undefined })).toMatch(/one of them, not both/);
    expect(mistakesOf({ ...login, OIDC_PRIVATE_KEY_FILE: secret })).toMatch(/one of them, not both/);
    expect(mistakesOf({ ...login, OIDC_CLIENT_SECRET_FILE: join(folder, 'none') })).toMatch(
      /file that exists/,
    );
    expect(mistakesOf({ ...login, OIDC_AUDIENCE: 'tovholder' })).toMatch(
      /^OIDC_AUDIENCE must not be the client id/,
    );
    expect(mistakesOf({ ...login, OIDC_SCOPE: 'profile' })).toMatch(/^OIDC_SCOPE must contain openid/);
    expect(mistakesOf({ ...login, TOVHOLDER_SESSION_IDLE_MINUTES: '0' })).toMatch(
      /^TOVHOLDER_SESSION_IDLE_MINUTES/,
    );
    expect(mistakesOf({ ...login, TOVHOLDER_SESSION_HOURS: '100' })).toMatch(/^TOVHOLDER_SESSION_HOURS/);
  });
});

describe('a connection off this machine', () => {
  const far = 'postgres://a:b@db.example.dk/tovholder';
  it.each([
    ['PostgreSQL without TLS', { DATABASE_URL: far }, ['DATABASE_URL']],
    [
      'PostgreSQL whose certificate nobody looks at',
      { DATABASE_URL: `${far}?sslmode=require` },
      ['DATABASE_URL'],
    ],
    ['PostgreSQL with verified TLS', { DATABASE_URL: `${far}?sslmode=verify-full` }, []],
    ['PostgreSQL on this machine', { DATABASE_URL: 'postgres://a:b@127.0.0.1/tovholder' }, []],
    ['Temporal without TLS', { TEMPORAL_ADDRESS: 'temporal.example.dk:7233' }, ['TEMPORAL_ADDRESS']],
    ['Temporal with TLS', { TEMPORAL_ADDRESS: 'temporal.example.dk:7233', TEMPORAL_TLS: 'true' }, []],
    ['what a service mesh carries', { DATABASE_URL: far, TOVHOLDER_ALLOW_PLAIN: 'DATABASE_URL' }, []],
  ])('to %s is refused or not', (_what, env, refused) => {
    expect(plainConnections(env as NodeJS.ProcessEnv).map((one) => one.split(' ')[0])).toEqual(refused);
  });
});

describe('the rights of a login', () => {
  const names = (claims: Record<string, unknown>, mapping = defaultMapping) =>
    rightsOfClaims(claims, mapping).map(({ scope, role }) => `${scope}:${role}`);

  it('are read from strings, objects and OAuth scopes, each once', () => {
    expect(names({ tovholder_rights: 'esbjerg:FR' })).toEqual(['esbjerg:FR']);
    expect(
      names({
        tovholder_rights: [
          'esbjerg:FR',
          { role: 'FR', scope: 'esbjerg' },
          { role: 'SSR', scope: 'syddanmark' },
        ],
        scope: 'openid tovholder:varde:SP',
      }),
    ).toEqual(['esbjerg:FR', 'syddanmark:SSR', 'varde:SP']);
  });

  it.each([
    ['an unknown role', ['esbjerg:king']],
    ['an unknown municipality', ['gotham:FR']],
    ['a municipal role for a whole region', ['syddanmark:FR']],
    ['a member of a family', ['esbjerg:mother']],
    ['a role without a place', ['FR']],
    ['a limit that cannot be read', [{ role: 'FR', scope: 'esbjerg', cases: 'all' }]],
    ['a place that cannot be read', [{ role: 'FR', scope: 7 }]],
    [
      'names of the language itself',
      ['esbjerg:constructor', '__proto__:FR', { role: 'toString', scope: 'esbjerg' }],
    ],
    ['no list at all', { role: 'FR' }],
    ['nothing', undefined],
  ])('are none for %s', (_what, rights) => {
    expect(names({ tovholder_rights: rights })).toEqual([]);
  });

  it('may be limited to some cases', () => {
    const cases = [`c_${'0'.repeat(32)}`];
    expect(
      rightsOfClaims({ tovholder_rights: [{ role: 'FR', scope: 'esbjerg', cases }] }, defaultMapping),
    ).toEqual([{ role: 'FR', scope: 'esbjerg', organisation: 'esbjerg', cases }]);
  });

  it('follow the mapping of job functions and data scopes of a login service', () => {
    const read = readClaimMapping({
      OIDC_CLAIM_MAPPING: JSON.stringify({
        rights: 'realm_access.roles',
        scopeClaim: 'cvr',
        organisationClaim: 'unit',
        roles: {
          'http://esbjerg.dk/roles/jobrole/familieraadgiver/1': 'FR',
          'clinic-social-worker': { role: 'SSR', scope: 'syddanmark' },
        },
        scopes: { '29189803': 'esbjerg' },
      }),
    });
    if (!read.ok) throw new Error(read.mistakes.join());
    const roles = [
      'http://esbjerg.dk/roles/jobrole/familieraadgiver/1',
      'clinic-social-worker',
      'offline_access',
    ];
    expect(
      rightsOfClaims({ realm_access: { roles }, cvr: '29189803', unit: 'Team Øst' }, read.mapping),
    ).toEqual([
      { role: 'FR', scope: 'esbjerg', organisation: 'Team Øst' },
      { role: 'SSR', scope: 'syddanmark', organisation: 'Team Øst' },
    ]);
  });

  it.each([
    ['not JSON', '{', /one JSON object/],
    ['an unknown member', '{"claims":{}}', /Unrecognized key/],
    ['a role that does not exist', '{"roles":{"x":"KING"}}', /roles\.x is no role/],
    ['a municipality that does not exist', '{"scopes":{"1":"gotham"}}', /scopes\.1 is no municipality/],
  ])('cannot come of a mapping with %s', (_what, text, why) => {
    const read = readClaimMapping({ OIDC_CLAIM_MAPPING: text });
    expect(read.ok ? '' : read.mistakes.join()).toMatch(why);
  });
});
