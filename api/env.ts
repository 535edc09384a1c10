import { z } from 'zod';
import { tovholderHome } from '../worker/embedded/home.ts';
import { plainConnections } from '../worker/plain-connections.ts';
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

const isPort = (text: string): boolean => /^\d{1,5}$/.test(text) && Number(text) < 65_536;
const isPostgres = (text: string): boolean =>
  URL.canParse(text) && ['postgres:', 'postgresql:'].includes(new URL(text).protocol);

const environment = z.object({
  PORT: z.string().refine(isPort, 'must be a port number from 0 to 65535').default('8080'),
  DATABASE_URL: z
    .string('is needed: an address like postgres://user:password@host:5432/tovholder')
    .refine(isPostgres, 'must be an address like postgres://user:password@host:5432/tovholder'),
  TEMPORAL_ADDRESS: z
    .string()
    .regex(/^[^\s:/]+:\d{1,5}$/, 'must be host:port, like 127.0.0.1:7233')
    .optional(),
  TOVHOLDER_MAIL_FOLDER: z.string().optional(),
  TOVHOLDER_POST_FOLDER: z.string().optional(),
});

/** Reads the environment; all mistakes at once, by name. Empty values count as left out. */
export function readApiEnv(
  env: NodeJS.ProcessEnv,
): { ok: true; env: ApiEnv } | { ok: false; mistakes: string[] } {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const result = environment.safeParse(given);
  const login = readLoginSettings(given);
  const listen = readListenSettings(given);
  const mistakes = [
    ...(result.success ? [] : result.error.issues.map((one) => `${one.path.join('.')} ${one.message}`)),
    ...(login.ok ? [] : login.mistakes),
    ...(listen.ok ? [] : listen.mistakes),
    ...plainConnections(given),
  ];
  if (!result.success || !login.ok || !listen.ok || mistakes.length > 0) return { ok: false, mistakes };
  const { PORT, DATABASE_URL, TOVHOLDER_MAIL_FOLDER, TOVHOLDER_POST_FOLDER } = result.data;
  return {
    ok: true,
    env: {
      port: Number(PORT),
      databaseUrl: DATABASE_URL,
      home: tovholderHome(given),
      mailFolder: TOVHOLDER_MAIL_FOLDER,
      postFolder: TOVHOLDER_POST_FOLDER,
      login: login.login,
      listen: listen.listen,
    },
  };
}
