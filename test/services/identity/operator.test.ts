import { execFile } from 'node:child_process';
import { createPrivateKey } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportJWK, exportPKCS8, generateKeyPair } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { call } from '../../../cli/program.ts';
import { connect } from '../../../db/connect.ts';
import { nodeCommand } from '../../../worker/supervisor/node-service.ts';
import { loginStage } from './support/stage.ts';

/** A key of our own, of which the login service knows the public half. */
async function clientKeys() {
  const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
  const file = join(mkdtempSync(join(tmpdir(), 'tovholder-key-')), 'client.pem');
  writeFileSync(file, await exportPKCS8(privateKey), { mode: 0o600 });
  const jwk = { ...(await exportJWK(publicKey)), kid: 'ours', alg: 'ES256', use: 'sig' };
  expect(createPrivateKey(await exportPKCS8(privateKey)).asymmetricKeyType).toBe('ec');
  return { jwks: { keys: [jwk] }, env: { OIDC_PRIVATE_KEY_FILE: file, OIDC_PRIVATE_KEY_ID: 'ours' } };
}

const stage = loginStage({ clientKeys });
beforeAll(() => {
  for (const sub of ['fr', 'other'])
    stage.issuer.accounts.set(sub, { sub, name: 'Prøve Rådgiver', rights: ['esbjerg:FR'] });
});

async function tovholder(...args: string[]) {
  const called = await call(args, { ...process.env, DATABASE_URL: stage.store.postgres.url }, () => {});
  if (!called) throw new Error('help was asked for');
  return { ok: called.outcome.ok, document: called.outcome.document as never, text: called.outcome.text() };
}

interface Listed {
  items: { sessionId: string; subject: string; right: string }[];
}

describe('an operator', () => {
  it('sees who is logged in, by opaque names, and ends one login or all of a person at once', async () => {
    const one = await stage.logIn('fr');
    const two = await stage.logIn('fr');
    const other = await stage.logIn('other');
    const status = async ({ by }: typeof one) => (await by.send(`${stage.url}/work`)).status;
    expect([await status(one), await status(two), await status(other)]).toEqual([200, 200, 200]);

    const listed = (await tovholder('sessions', 'list')).document as Listed;
    expect(listed.items.map(({ right }) => right)).toEqual(['esbjerg:FR', 'esbjerg:FR', 'esbjerg:FR']);
    expect(JSON.stringify(listed)).not.toMatch(/Prøve|Rådgiver/);
    const [newest, second] = listed.items;

    const ended = await tovholder('sessions', 'revoke', newest?.sessionId ?? '');
    expect(ended).toMatchObject({ ok: true, document: { revoked: [newest?.sessionId] } });
    expect([await status(one), await status(two), await status(other)]).toEqual([200, 200, 303]);
    expect((await tovholder('sessions', 'revoke', newest?.sessionId ?? '')).ok).toBe(false);

    await tovholder('sessions', 'revoke', '--subject', second?.subject ?? '');
    expect([await status(one), await status(two)]).toEqual([303, 303]);
    expect(((await tovholder('sessions', 'list')).document as Listed).items).toEqual([]);
  });

  it('has to say whom', async () => {
    expect((await tovholder('sessions', 'revoke')).ok).toBe(false);
    expect((await tovholder('sessions', 'revoke', 'ses_x', '--all')).ok).toBe(false);
    expect((await tovholder('sessions', 'revoke', '--all')).ok).toBe(true);
  });
});

describe('the API process', () => {
  const start = (env: NodeJS.ProcessEnv) =>
    new Promise<{ code: number; said: string }>((done) => {
      const { command, args } = nodeCommand('api/main.ts');
      const { OIDC_ISSUER: _none, ...inherited } = process.env;
      execFile(command, args, { env: { ...inherited, ...env }, timeout: 30_000 }, (error, _out, said) =>
        done({ code: error ? Number(error.code) : 0, said }),
      );
    });

  it('does not start in production without a login service', async () => {
    const { code, said } = await start({ NODE_ENV: 'production', DATABASE_URL: stage.store.postgres.url });
    expect(code).toBe(1);
    expect(said).toContain('OIDC_ISSUER is needed: with NODE_ENV=production there is no demo identity');
  });

  it('does not start when PostgreSQL on a network is to be reached without TLS', async () => {
    const { code, said } = await start({ DATABASE_URL: 'postgres://a:b@db.example.dk/tovholder' });
    expect(code).toBe(1);
    expect(said).toContain('DATABASE_URL leads off this machine without verified TLS');
  });
});

describe('a connection to PostgreSQL that has to be encrypted', () => {
  it('is not made in the clear to a server that knows no TLS', async () => {
    const sql = connect(`${stage.store.postgres.url}?sslmode=verify-full`, { max: 1 });
    await expect(sql`select 1`).rejects.toThrow();
    await sql.end({ timeout: 1 });
    const [plain] = await stage.store.sql`select 1 as one`;
    expect(plain).toEqual({ one: 1 });
  });
});
