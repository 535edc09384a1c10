import { exportJWK, generateKeyPair, type JWTPayload, SignJWT, UnsecuredJWT } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { agent } from './support/browser-agent.ts';
import { AUDIENCE, CLIENT } from './support/issuer.ts';
import { loginStage } from './support/stage.ts';

const stage = loginStage();
beforeAll(() => {
  stage.issuer.accounts.set('fr', { sub: 'fr', rights: ['esbjerg:FR'] });
});

const nowSeconds = () => Math.floor(Date.now() / 1000);

const claims = (more: JWTPayload = {}): JWTPayload => ({
  iss: stage.issuer.url,
  aud: AUDIENCE,
  sub: 'journal-system',
  iat: nowSeconds(),
  exp: nowSeconds() + 300,
  scope: 'tovholder:esbjerg:FR',
  ...more,
});

async function asked(token: string, headers: Record<string, string> = {}, path = '/v1/cases') {
  const answer = await fetch(`${stage.url}${path}`, {
    headers: { Authorization: `Bearer ${token}`, ...headers },
  });
  const body = (await answer.json()) as { code?: string; items?: unknown[] };
  return { status: answer.status, code: body.code, headers: answer.headers };
}

describe('a token', () => {
  it('of the client-credentials grant is taken, with the role and municipality of its scope', async () => {
    const token = await stage.issuer.systemToken('tovholder:esbjerg:FR');
    expect((await asked(token)).status).toBe(200);
    const opened = await fetch(`${stage.url}/v1/cases`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({
        kind: 'pregnancy',
        municipality: 'esbjerg',
        receivedAt: new Date().toISOString(),
        referrer: { role: 'GP', organisation: 'Lægehuset' },
        mother: { name: 'Prøve Person' },
      }),
    });
    expect(opened.status).toBe(201);
    const { id } = (await opened.json()) as { id: string };
    expect((await asked(token, {}, `/v1/cases/${id}`)).status).toBe(200);
    const aabenraa = await stage.issuer.systemToken('tovholder:aabenraa:FR');
    expect((await asked(aabenraa, {}, `/v1/cases/${id}`)).status).toBe(404);
  });

  it('with several roles has to say which, and gets no other', async () => {
    const token = await stage.issuer.systemToken('tovholder:esbjerg:FR tovholder:aabenraa:FR');
    expect(await asked(token)).toMatchObject({ status: 403, code: 'NOT_PERMITTED' });
    expect((await asked(token, { 'Tovholder-Right': 'aabenraa:FR' })).status).toBe(200);
    expect((await asked(token, { 'Tovholder-Right': 'esbjerg:FR-leader' })).status).toBe(403);
  });

  it('without a role that is known here is refused with 403', async () => {
    const token = await stage.issuer.sign(
      claims({ scope: 'read tovholder:syddanmark:FR tovholder:esbjerg:king' }),
    );
    expect(await asked(token)).toMatchObject({ status: 403, code: 'NOT_PERMITTED' });
  });

  it('may be up to thirty seconds past its end, for clocks that differ, and no more', async () => {
    expect((await asked(await stage.issuer.sign(claims({ exp: nowSeconds() - 10 })))).status).toBe(200);
    expect((await asked(await stage.issuer.sign(claims({ exp: nowSeconds() - 61 })))).status).toBe(401);
  });

  it.each([
    ['expired', () => stage.issuer.sign(claims({ exp: nowSeconds() - 300 }))],
    ['not valid yet', () => stage.issuer.sign(claims({ nbf: nowSeconds() + 300 }))],
    ['without an end', () => stage.issuer.sign({ ...claims(), exp: undefined as never })],
    ['for another audience', () => stage.issuer.sign(claims({ aud: 'https://elsewhere.invalid' }))],
    ['about a login', () => stage.issuer.sign(claims({ aud: CLIENT.id }))],
    ['of another issuer', () => stage.issuer.sign(claims({ iss: 'https://elsewhere.invalid' }))],
    ['about nobody', () => stage.issuer.sign({ ...claims(), sub: undefined as never })],
    ['unsigned', () => new UnsecuredJWT(claims()).encode()],
    [
      'signed with another key',
      async () => {
        const { privateKey } = await generateKeyPair('ES256');
        return new SignJWT(claims()).setProtectedHeader({ alg: 'ES256' }).sign(privateKey);
      },
    ],
    [
      'signed with a key that it brings itself',
      async () => {
        const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
        const jwk = await exportJWK(publicKey);
        return new SignJWT(claims()).setProtectedHeader({ alg: 'ES256', jwk }).sign(privateKey);
      },
    ],
    [
      'signed with what is public of the key',
      async () => {
        const keys = (await (await fetch(`${stage.issuer.url}/jwks`)).json()) as { keys: { kid: string }[] };
        const secret = new TextEncoder().encode(JSON.stringify(keys.keys[0]));
        return new SignJWT(claims())
          .setProtectedHeader({ alg: 'HS256', kid: keys.keys[0]?.kid ?? '' })
          .sign(secret);
      },
    ],
    [
      'changed after it was signed',
      async () => {
        const [head, , signature] = (await stage.issuer.sign(claims())).split('.');
        const bent = Buffer.from(JSON.stringify(claims({ scope: 'tovholder:esbjerg:director' }))).toString(
          'base64url',
        );
        return `${head}.${bent}.${signature}`;
      },
    ],
    ['about half a letter', () => stage.issuer.sign(claims({ sub: 'x\ud800' }))],
    ['a demo user', () => 'demo:esbjerg:FR'],
    ['no token', () => 'abc'],
    ['too long', () => 'a'.repeat(9_000)],
  ])('that is %s is refused with 401', async (_what, make) => {
    expect(await asked(await make())).toMatchObject({ status: 401, code: 'UNAUTHENTICATED' });
  });

  it('that is refused is not made good by a session beside it', async () => {
    const { by } = await stage.logIn('fr');
    const [head, body] = (await stage.issuer.sign(claims())).split('.');
    const answer = await by.send(`${stage.url}/v1/cases`, {
      headers: { Authorization: `Bearer ${head}.${body}.AAAA` },
    });
    expect(answer.status).toBe(401);
  });

  it('of new keys is taken after a rotation, one of the old keys no more', async () => {
    const old = await stage.issuer.sign(claims());
    expect((await asked(old)).status).toBe(200);
    await stage.issuer.rotate();
    expect((await asked(await stage.issuer.sign(claims()))).status).toBe(200);
    expect((await asked(old)).status).toBe(401);
  });
});

describe('while the login service is away', () => {
  it('sessions go on, known keys too, new logins get a page that says so, and nothing fails open', async () => {
    const { by } = await stage.logIn('fr');
    const token = await stage.issuer.sign(claims());
    expect((await asked(token)).status).toBe(200);
    await stage.issuer.stop();
    try {
      expect((await by.send(`${stage.url}/work`)).status).toBe(200);
      expect((await asked(token)).status).toBe(200);
      const { privateKey } = await generateKeyPair('ES256');
      const unknown = await new SignJWT(claims())
        .setProtectedHeader({ alg: 'ES256', kid: 'new' })
        .sign(privateKey);
      const answer = await asked(unknown);
      expect(answer).toMatchObject({ status: 503, code: 'UNAVAILABLE' });
      expect(Number(answer.headers.get('Retry-After'))).toBeGreaterThan(0);
      const back = await agent().send(`${stage.url}/login/callback?code=x&state=${'A'.repeat(43)}`);
      expect(back.status).toBe(400);
    } finally {
      await stage.issuer.start();
    }
  });
});
