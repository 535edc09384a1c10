import { createPrivateKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRemoteJWKSet, importPKCS8, type JWTVerifyGetKey } from 'jose';
import {
  allowInsecureRequests,
  type ClientAuth,
  ClientError,
  ClientSecretBasic,
  type Configuration,
  clockTolerance,
  discovery,
  PrivateKeyJwt,
} from 'openid-client';
import type { LoginSettings } from './login-settings.ts';

/** Clocks may differ by this much, in seconds. */
export const CLOCK_SKEW_SECONDS = 30;

/** Signatures of a public key only: a secret that signs could be any string the issuer publishes. */
export const SIGNATURES = [
  'PS256',
  'PS384',
  'PS512',
  'RS256',
  'RS384',
  'RS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
];

const TIMEOUT_SECONDS = 5;
/** After a failure the issuer is left alone for this long, so that its return is not made harder. */
const PAUSE_MS = 2_000;
const JWKS_AGE_MS = 600_000;
const JWKS_COOLDOWN_MS = 10_000;

/** The login service does not answer, or not as one. Nothing is decided without it. */
export class IssuerAway extends Error {
  override name = 'IssuerAway';
}

/** Who signs tokens: the issuer's name exactly as they carry it, and its keys. */
export interface Signer {
  name: string;
  keys: JWTVerifyGetKey;
}

/** The login service as it describes itself; asked when first needed, so that this system starts without it. */
export interface Issuer {
  /** Throws IssuerAway. */
  configuration(): Promise<Configuration>;
  /** The keys that sign its tokens, fetched anew when a token names one that is not known. Throws IssuerAway. */
  signer(): Promise<Signer>;
}

export function issuerOf(settings: LoginSettings, jwksCooldownMs = JWKS_COOLDOWN_MS): Issuer {
  let known: Promise<Configuration> | undefined;
  let signer: Signer | undefined;

  const discover = async (): Promise<Configuration> => {
    const found = await discovery(
      settings.issuer,
      settings.clientId,
      { [clockTolerance]: CLOCK_SKEW_SECONDS },
      await proofOf(settings),
      {
        timeout: TIMEOUT_SECONDS,
        execute: settings.issuer.protocol === 'http:' ? [allowInsecureRequests] : [],
      },
    );
    const { jwks_uri } = found.serverMetadata();
    if (jwks_uri === undefined || new URL(jwks_uri).protocol !== settings.issuer.protocol)
      throw new Error('the issuer names no safe address of its keys');
    const keys = createRemoteJWKSet(new URL(jwks_uri), {
      timeoutDuration: TIMEOUT_SECONDS * 1_000,
      cooldownDuration: jwksCooldownMs,
      cacheMaxAge: JWKS_AGE_MS,
    });
    signer = { name: found.serverMetadata().issuer, keys };
    return found;
  };

  async function configuration(): Promise<Configuration> {
    known ??= discover();
    const asked = known;
    try {
      return await asked;
    } catch (error) {
      setTimeout(() => {
        if (known === asked) known = undefined;
      }, PAUSE_MS).unref();
      throw new IssuerAway('the login service could not be asked', { cause: error });
    }
  }

  return {
    configuration,
    async signer() {
      await configuration();
      return signer as Signer;
    },
  };
}

const algorithms: Readonly<Record<string, string>> = { rsa: 'PS256', ec: 'ES256', ed25519: 'EdDSA' };

/** How we prove who we are: a signature of our own key, or a shared secret. */
async function proofOf({ privateKey, clientSecretFile }: LoginSettings): Promise<ClientAuth> {
  if (!privateKey) return ClientSecretBasic(readFileSync(clientSecretFile ?? '', 'utf8').trim());
  const pem = readFileSync(privateKey.file, 'utf8');
  const key = createPrivateKey(pem);
  const alg = algorithms[key.asymmetricKeyType ?? ''];
  if (!alg) throw new Error('the private key is neither RSA, EC P-256 nor Ed25519');
  const pkcs8 = key.export({ type: 'pkcs8', format: 'pem' }).toString();
  const imported = await importPKCS8(pkcs8, alg);
  return PrivateKeyJwt(privateKey.id === undefined ? imported : { key: imported, kid: privateKey.id });
}

/** Whether a failure says that the login service is out of reach, and not that it said no. */
export function saysAway(error: unknown): boolean {
  if (error instanceof IssuerAway) return true;
  const { name, code, cause } = error as { name?: string; code?: string; cause?: unknown };
  if (name === 'TypeError' || name === 'TimeoutError' || name === 'AbortError') return true;
  if (code === 'OAUTH_TIMEOUT' || code === 'ERR_JWKS_TIMEOUT' || code === 'ERR_JOSE_GENERIC') return true;
  if (cause instanceof Response) return cause.status >= 500;
  return error instanceof ClientError && cause !== undefined && cause !== error && saysAway(cause);
}
