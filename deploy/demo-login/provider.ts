import { exportJWK, generateKeyPair } from 'jose';
import Provider from 'oidc-provider';
import { people } from './people.ts';

/** What the provider is told about the product. */
export interface DemoClient {
  /** The provider's own address, as browsers and the product know it. */
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** Where people reach the product. */
  publicUrl: string;
}

const DAY_SECONDS = 86_400;

/** An OpenID provider over the invented people. Its keys and sessions live as long as the process. */
export async function demoProvider(client: DemoClient): Promise<Provider> {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  const signing = { ...(await exportJWK(privateKey)), kid: crypto.randomUUID(), alg: 'ES256', use: 'sig' };
  return new Provider(client.issuer, {
    clients: [
      {
        client_id: client.clientId,
        client_secret: client.clientSecret,
        id_token_signed_response_alg: 'ES256',
        redirect_uris: [new URL('/login/callback', client.publicUrl).href],
        post_logout_redirect_uris: [new URL('/logged-out', client.publicUrl).href],
      },
    ],
    jwks: { keys: [signing] },
    cookies: { keys: [crypto.randomUUID()] },
    claims: { openid: ['sub', 'tovholder_rights'], profile: ['name'] },
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    ttl: { Session: DAY_SECONDS, Grant: DAY_SECONDS, Interaction: 3_600, AccessToken: 600, IdToken: 600 },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_ctx: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
    findAccount: (_ctx: unknown, id: string) => {
      const person = people.find((one) => one.id === id);
      return (
        person && {
          accountId: id,
          claims: () => ({ sub: id, name: person.name, tovholder_rights: person.rights }),
        }
      );
    },
    loadExistingGrant: grantWithoutAsking,
  });
}

/** What the provider hands to `loadExistingGrant`, as far as it is used here. */
interface GrantQuestion {
  oidc: {
    client: { clientId: string };
    session: { accountId: string };
    provider: { Grant: new (of: object) => { addOIDCScope(scope: string): void; save(): Promise<string> } };
  };
}

/** The product is the provider's only client: nobody is asked whether it may know who they are. */
async function grantWithoutAsking({ oidc }: GrantQuestion): Promise<object> {
  const { clientId } = oidc.client;
  const grant = new oidc.provider.Grant({ clientId, accountId: oidc.session.accountId });
  grant.addOIDCScope('openid profile');
  await grant.save();
  return grant;
}
