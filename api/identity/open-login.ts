import { connect, longestSilenceMs } from '../../db/connect.ts';
import { openLog } from '../../worker/open-log.ts';
import { secretCookies } from './cookies.ts';
import type { Identify } from './identify.ts';
import { issuerOf } from './issuer.ts';
import { loginIdentity } from './login-identity.ts';
import { loginService } from './login-service.ts';
import type { LoginSettings } from './login-settings.ts';
import { orUnavailable } from './or-unavailable.ts';
import type { PageLogin } from './page-login.ts';
import { sessionsIn } from './session-store.ts';
import { subjectsIn } from './subject.ts';

/** What the API process needs to let people and systems in. */
export interface OpenedLogin {
  identify: Identify;
  pages: PageLogin;
  close: () => Promise<void>;
}

/** Login over PostgreSQL and the issuer; both are asked when first needed. */
export function openLogin(
  settings: LoginSettings,
  databaseUrl: string,
  jwksCooldownMs?: number,
): OpenedLogin {
  const log = openLog('login');
  const sql = connect(databaseUrl, {
    name: 'tovholder-login',
    max: 4,
    claim: 'none',
    silenceMs: longestSilenceMs.people,
  });
  const issuer = issuerOf(settings, jwksCooldownMs);
  const sessions = orUnavailable(sessionsIn(sql, settings));
  const { findSubject } = orUnavailable({ findSubject: subjectsIn(sql) });
  const cookies = secretCookies(settings.publicUrl.protocol === 'https:');
  return {
    identify: loginIdentity(sessions, cookies, {
      issuer,
      audience: settings.audience,
      mapping: settings.mapping,
      findSubject,
      onRefused: (code) => log.warn({ event: 'token-refused', code }, 'a token was refused'),
    }),
    pages: {
      service: orUnavailable(loginService({ settings, issuer, sql, sessions, findSubject })),
      sessions,
      cookies,
      onEvent: ({ what, ...details }) => log.info({ event: 'login', step: what, ...details }, what),
    },
    close: () => sql.end({ timeout: 1 }),
  };
}
