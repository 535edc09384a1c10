import { givenBy } from '../worker/configuration/given.ts';
import { findMistakes } from '../worker/configuration/mistakes.ts';
import { tovholderHome } from '../worker/embedded/home.ts';
import { type LoginSettings, readLoginSettings } from './identity/login-settings.ts';
import { type ListenSettings, readListenSettings } from './listen-settings.ts';

/** What the API process was told by its environment, checked. */
export interface ApiEnv {
  port: number;
  databaseUrl: string;
  home: string;
  /** Where the embedded mail catcher keeps what it caught; undefined with a real mail server. */
  mailFolder: string | undefined;
  postFolder: string | undefined;
  /** How people and systems log in; null in demo mode. */
  login: LoginSettings | null;
  listen: ListenSettings;
}

/** Reads the environment; all mistakes at once, by name. `given`: all of it, with the secrets that files hold. */
export function readApiEnv(
  env: NodeJS.ProcessEnv,
):
  | { ok: true; env: ApiEnv; given: NodeJS.ProcessEnv; notices: readonly string[] }
  | { ok: false; mistakes: readonly string[] } {
  const { mistakes, notices } = findMistakes(env, 'api');
  const given = givenBy(env, 'api');
  const login = readLoginSettings(given);
  const listen = readListenSettings(given);
  const { DATABASE_URL: databaseUrl } = given;
  if (mistakes.length > 0 || databaseUrl === undefined || !login.ok || !listen.ok)
    return { ok: false, mistakes };
  return {
    ok: true,
    notices,
    given,
    env: {
      port: Number(given.PORT ?? 8080),
      databaseUrl,
      home: tovholderHome(given),
      mailFolder: given.TOVHOLDER_MAIL_FOLDER,
      postFolder: given.TOVHOLDER_POST_FOLDER,
      login: login.login,
      listen: listen.listen,
    },
  };
}
