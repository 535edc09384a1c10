import { z } from 'zod';
import { tovholderHome } from '../worker/embedded/home.ts';

/** What the API process was told by its environment, checked. */
export interface ApiEnv {
  port: number;
  databaseUrl: string;
  home: string;
  /** Where the embedded mail catcher keeps what it caught; undefined with a real mail server. */
  mailFolder: string | undefined;
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
  // Never quietly in demo mode where somebody asked for a login.
  OIDC_ISSUER: z
    .never(
      'names a login server, but this version has no login; leave it out to run in demo mode on this machine',
    )
    .optional(),
  TOVHOLDER_MAIL_FOLDER: z.string().optional(),
});

/** Reads the environment; all mistakes at once, by name. Empty values count as left out. */
export function readApiEnv(
  env: NodeJS.ProcessEnv,
): { ok: true; env: ApiEnv } | { ok: false; mistakes: string[] } {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const result = environment.safeParse(given);
  if (!result.success)
    return { ok: false, mistakes: result.error.issues.map((one) => `${one.path.join('.')} ${one.message}`) };
  const { PORT, DATABASE_URL, TOVHOLDER_MAIL_FOLDER } = result.data;
  return {
    ok: true,
    env: {
      port: Number(PORT),
      databaseUrl: DATABASE_URL,
      home: tovholderHome(given),
      mailFolder: TOVHOLDER_MAIL_FOLDER,
    },
  };
}
