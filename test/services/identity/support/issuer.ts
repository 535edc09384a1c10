import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import Provider from 'oidc-provider';

/** A person of the login service: what they type, who they are, and what they may be. */
export interface Account {
  sub: string;
  name?: string;
  rights?: unknown;
}

/** A real OpenID provider on this machine. */
export interface TestIssuer {
  url: string;
  accounts: Map<string, Account>;
  /** Signs a token with the provider's present key, whatever it says. */
  sign(claims: JWTPayload, header?: object): Promise<string>;
  /** A token of the client-credentials grant. */
  systemToken(scope: string): Promise<string>;
  /** Changes what the token endpoint answers; null for nothing. */
  bend: ((answer: Record<string, string>) => Promise<Record<string, string>>) | null;
  /** Other keys, as after a rotation. */
  rotate(): Promise<void>;
  stop(): Promise<void>;
  start(): Promise<void>;
}

export const CLIENT = { id: 'tovholder', secret: 'a-secret-made-up-for-tests-0001' };
const SYSTEM = { id: 'fagsystem', secret: 'a-secret-made-up-for-tests-0002' };
export const AUDIENCE = 'https://tovholder.example.dk/v1';

export async function startIssuer(
  port: number,
  redirect: string,
  keys?: { jwks: unknown },
): Promise<TestIssuer> {
  const url = `http://127.0.0.1:${port}`;
  const accounts = new Map<string, Account>();
  let listener: RequestListener = () => {};
  let signing = await newKey();
  const build = () => {
    const provider = new Provider(url, configuration(accounts, signing.jwk, redirect, keys?.jwks));
    listener = provider.callback();
  };
  build();
  let server: Server | undefined;
  const start = () =>
    new Promise<void>((done) => {
      server = createServer((request, response) => {
        const { bend } = issuer;
        if (bend && request.url === '/token') bendAnswer(response, bend);
        listener(request, response);
      }).listen(port, '127.0.0.1', done);
    });
  const stop = () =>
    new Promise<void>((done) => {
      server?.close(() => done());
      server?.closeAllConnections();
    });
  const issuer: TestIssuer = {
    url,
    accounts,
    bend: null,
    start,
    stop,
    sign: (claims, header = {}) =>
      new SignJWT(claims)
        .setProtectedHeader({ alg: 'ES256', kid: signing.kid, ...header })
        .sign(signing.privateKey),
    async systemToken(scope) {
      const answer = await fetch(`${url}/token`, {
        method: 'POST',
        headers: {
          Authorization: `Basic ${btoa(`${SYSTEM.id}:${encodeURIComponent(SYSTEM.secret)}`)}`,
          'Content-Type': 'application/x-www-form-urlencoded',
        },
        body: new URLSearchParams({ grant_type: 'client_credentials', resource: AUDIENCE, scope }),
      });
      const { access_token } = (await answer.json()) as { access_token?: string };
      if (!access_token) throw new Error(`no token (${answer.status})`);
      return access_token;
    },
    async rotate() {
      signing = await newKey();
      build();
    },
  };
  await start();
  return issuer;
}

/** Holds back the answer's body until it has been changed. */
function bendAnswer(response: ServerResponse, bend: NonNullable<TestIssuer['bend']>): void {
  const end = response.end.bind(response);
  const late = (body: unknown) => {
    void bend(JSON.parse(String(body))).then((bent) => {
      const said = JSON.stringify(bent);
      response.setHeader('Content-Length', Buffer.byteLength(said));
      end(said);
    });
    return response;
  };
  response.end = late as never;
}

async function newKey() {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  const kid = crypto.randomUUID();
  return { privateKey, kid, jwk: { ...(await exportJWK(privateKey)), kid, alg: 'ES256', use: 'sig' } };
}

function configuration(accounts: Map<string, Account>, jwk: object, redirect: string, clientKeys: unknown) {
  const common = {
    id_token_signed_response_alg: 'ES256',
    redirect_uris: [redirect],
    post_logout_redirect_uris: [new URL('/logged-out', redirect).href],
  };
  return {
    clients: [
      {
        ...common,
        client_id: CLIENT.id,
        ...(clientKeys
          ? { token_endpoint_auth_method: 'private_key_jwt', jwks: clientKeys }
          : { client_secret: CLIENT.secret }),
      },
      {
        client_id: SYSTEM.id,
        client_secret: SYSTEM.secret,
        grant_types: ['client_credentials'],
        response_types: [],
        redirect_uris: [],
        id_token_signed_response_alg: 'ES256',
      },
    ],
    jwks: { keys: [jwk] },
    cookies: { keys: ['a key of the test'] },
    claims: { openid: ['sub', 'tovholder_rights'], profile: ['name'] },
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    ttl: { Session: 3_600, Grant: 3_600, Interaction: 600, AccessToken: 600, IdToken: 600 },
    features: {
      clientCredentials: { enabled: true },
      resourceIndicators: {
        enabled: true,
        getResourceServerInfo: () => ({
          scope: 'tovholder:esbjerg:FR tovholder:aabenraa:FR read',
          audience: AUDIENCE,
          accessTokenFormat: 'jwt',
          jwt: { sign: { alg: 'ES256' } },
        }),
      },
    },
    findAccount: (_ctx: unknown, login: string) => {
      const account = accounts.get(login);
      if (!account) return undefined;
      const { sub, name, rights } = account;
      return {
        accountId: login,
        claims: async () => ({
          sub,
          ...(name === undefined ? {} : { name }),
          ...(rights === undefined ? {} : { tovholder_rights: rights }),
        }),
      };
    },
  };
}
