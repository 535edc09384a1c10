import type { SecretCookies } from './cookies.ts';
import type { LoginService } from './login-service.ts';
import type { SessionStore } from './session-store.ts';

/** What the pages need of the login service and the sessions. */
export interface PageLogin {
  service: LoginService;
  sessions: SessionStore;
  cookies: SecretCookies;
  /** Told what happened to a login, by code and opaque subject. */
  onEvent: (event: LoginEvent) => void;
}

export interface LoginEvent {
  what:
    | 'logged-in'
    | 'role-chosen'
    | 'no-role'
    | 'refused'
    | 'issuer-away'
    | 'logged-out'
    | 'ended-one'
    | 'ended-all';
  subject?: string;
  /** What was wrong with a login that was refused. */
  code?: string;
  /** The level of assurance that the login service told. */
  acr?: string;
  /** The right in use. */
  right?: string;
}
