import { jwtVerify } from 'jose';
import {
  authorizationCodeGrant,
  buildAuthorizationUrl,
  buildEndSessionUrl,
  type Configuration,
  calculatePKCECodeChallenge,
  fetchUserInfo,
} from 'openid-client';
import type { Sql } from '../../db/connect.ts';
import { forgetOldLogins, insertLoginAttempt, takeLoginAttempt } from '../../db/login-attempts.ts';
import { CLOCK_SKEW_SECONDS, type Issuer, SIGNATURES, saysAway } from './issuer.ts';
import type { LoginSettings } from './login-settings.ts';
import { rightsOfClaims } from './rights-of-claims.ts';
import { derivedFrom, hashOfToken, isToken, newToken } from './secret-token.ts';
import type { SessionStore } from './session-store.ts';
import type { FindSubject } from './subject.ts';

/** How a login that came back ended. `code` says to operations what was wrong, never to a page. */
export type Finished =
  | { kind: 'in'; token: string; next: string; acr?: string }
  | { kind: 'no-role' }
  | { kind: 'refused'; code: string }
  | { kind: 'away' };

/** Logging in and out with the login service, by the code flow with PKCE, state and nonce. */
export interface LoginService {
  /** Where the browser has to go; null while the login service is away. */
  begin(browser: string, next: string): Promise<URL | null>;
  /** Takes the browser's return; each attempt once, from the browser that began it. */
  finish(query: URLSearchParams, browser: string | undefined): Promise<Finished>;
  /** Where the browser logs out of the login service; null when it offers that nowhere or is away. */
  farewell(): Promise<URL | null>;
}

export interface LoginParts {
  settings: LoginSettings;
  issuer: Issuer;
  sql: Sql;
  sessions: SessionStore;
  findSubject: FindSubject;
}

export const CALLBACK_PATH = '/login/callback';

export function loginService({ settings, issuer, sql, sessions, findSubject }: LoginParts): LoginService {
  const redirect = new URL(CALLBACK_PATH, settings.publicUrl);
  // Made from what only the browser holds: the store knows neither verifier nor nonce, and another browser cannot make them.
  const verifierOf = (browser: string, state: string) => derivedFrom(browser, `pkce ${state}`);
  const nonceOf = (browser: string, state: string) => derivedFrom(browser, `nonce ${state}`);

  async function claimsOf(config: Configuration, current: URL, browser: string, state: string) {
    const tokens = await authorizationCodeGrant(config, current, {
      pkceCodeVerifier: verifierOf(browser, state),
      expectedState: state,
      expectedNonce: nonceOf(browser, state),
      idTokenExpected: true,
    });
    const claims = tokens.claims();
    if (!claims || tokens.id_token === undefined) throw new Error('a login without an ID token');
    // Not only the connection it came over: the signature too, with keys that are fetched anew after a rotation.
    const { name, keys } = await issuer.signer();
    await jwtVerify(tokens.id_token, keys, {
      issuer: name,
      audience: settings.clientId,
      algorithms: SIGNATURES,
      clockTolerance: CLOCK_SKEW_SECONDS,
    });
    const known = rightsOfClaims(claims, settings.mapping);
    if (known.length > 0 || !config.serverMetadata().userinfo_endpoint) return claims;
    // Some login services tell rights there alone; who somebody is stays what the ID token said.
    const more = await fetchUserInfo(config, tokens.access_token, claims.sub);
    return { ...more, ...claims };
  }

  return {
    async begin(browser, next) {
      await forgetOldLogins(sql);
      const state = newToken();
      try {
        const config = await issuer.configuration();
        const url = buildAuthorizationUrl(config, {
          redirect_uri: redirect.href,
          scope: settings.oauthScope,
          state,
          nonce: nonceOf(browser, state),
          code_challenge: await calculatePKCECodeChallenge(verifierOf(browser, state)),
          code_challenge_method: 'S256',
          ...(settings.acr.length > 0 ? { acr_values: settings.acr.join(' ') } : {}),
        });
        await insertLoginAttempt(sql, {
          stateHash: hashOfToken(state),
          browserHash: hashOfToken(browser),
          next,
        });
        return url;
      } catch (error) {
        if (saysAway(error)) return null;
        throw error;
      }
    },

    async finish(query, browser) {
      const state = query.get('state') ?? undefined;
      if (!isToken(state) || !isToken(browser)) return { kind: 'refused', code: 'no-attempt' };
      const next = await takeLoginAttempt(sql, hashOfToken(state), hashOfToken(browser));
      if (next === null) return { kind: 'refused', code: 'no-attempt' };
      const current = new URL(redirect);
      current.search = query.toString();
      let claims: Awaited<ReturnType<typeof claimsOf>>;
      try {
        claims = await claimsOf(await issuer.configuration(), current, browser, state);
      } catch (error) {
        if (saysAway(error)) return { kind: 'away' };
        return { kind: 'refused', code: codeOf(error) };
      }
      if (settings.acr.length > 0 && !settings.acr.includes(String(claims.acr)))
        return { kind: 'refused', code: 'acr' };
      const subject = await findSubject(claims.iss, claims.sub);
      if (subject === null) return { kind: 'refused', code: 'sub' };
      const rights = rightsOfClaims(claims, settings.mapping);
      if (rights.length === 0) return { kind: 'no-role' };
      const called = (claims as Record<string, unknown>)[settings.mapping.name];
      const name = typeof called === 'string' && called !== '' ? called.slice(0, 200) : undefined;
      const acr = typeof claims.acr === 'string' ? { acr: claims.acr.slice(0, 200) } : {};
      return { kind: 'in', token: await sessions.begin({ subject, name, rights }), next, ...acr };
    },

    async farewell() {
      try {
        const config = await issuer.configuration();
        if (!config.serverMetadata().end_session_endpoint) return null;
        // Without the ID token as a hint: it names a person, and addresses end up in logs.
        return buildEndSessionUrl(config, {
          post_logout_redirect_uri: new URL('/logged-out', settings.publicUrl).href,
        });
      } catch (error) {
        if (saysAway(error)) return null;
        throw error;
      }
    },
  };
}

/** The machine-readable part of what openid-client found wrong; its message may quote what was sent. */
function codeOf(error: unknown): string {
  const { error: said, code, name } = error as { error?: string; code?: string; name?: string };
  return [said, code, name].find((one) => typeof one === 'string' && /^[\w-]{1,60}$/.test(one)) ?? 'unknown';
}
