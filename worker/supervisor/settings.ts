import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import { readLoginSettings } from '../../api/identity/login-settings.ts';
import { readListenSettings } from '../../api/listen-settings.ts';
import { KEY_BYTES } from '../../security/master-key.ts';
import { MasterKeyMistake, readMasterKeyRing } from '../../security/master-key-ring.ts';
import { projectRoot, tovholderHome } from '../embedded/home.ts';
import { StartRefused } from '../embedded/say.ts';
import { plainConnections } from '../plain-connections.ts';

/** What `npm start` was told by the environment, checked. */
export interface Settings {
  /** 0: any free port. */
  port: number;
  home: string;
  databaseUrl: string | undefined;
  temporalAddress: string | undefined;
  temporalNamespace: string;
  smtpUrl: string | undefined;
  digitalPostUrl: string | undefined;
  mailFrom: string;
  publicUrl: string | undefined;
  masterKeyFile: string | undefined;
  demoData: boolean;
  /** Nobody logs in: whoever is at this machine chooses who to be. */
  demo: boolean;
  /** The API holds a certificate of its own. */
  https: boolean;
}

const url = (protocols: string[], example: string) =>
  z.string().refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol), {
    error: `must be an address like ${example}`,
  });

const environment = z.object({
  PORT: z
    .string()
    .refine(
      (text) => /^\d{1,5}$/.test(text) && Number(text) < 65_536,
      'must be a port number from 0 to 65535',
    )
    .default('8080'),
  DATABASE_URL: url(['postgres:', 'postgresql:'], 'postgres://user:password@host:5432/tovholder').optional(),
  TEMPORAL_ADDRESS: z
    .string()
    .regex(/^[^\s:/]+:\d{1,5}$/, 'must be host:port, like 127.0.0.1:7233')
    .optional(),
  TEMPORAL_NAMESPACE: z.string().min(1).default('default'),
  SMTP_URL: url(['smtp:', 'smtps:'], 'smtp://user:password@host:587').optional(),
  SMTP_TLS: z.enum(['required', 'opportunistic'], 'must be required or opportunistic').optional(),
  SMTP_CA_FILE: z
    .string()
    .refine((path) => existsSync(path), 'must name a file of certificates (PEM)')
    .optional(),
  SMTP_CONNECTIONS: z
    .string()
    .regex(/^([1-9]|[1-4]\d|50)$/, 'must be a number from 1 to 50')
    .optional(),
  DIGITAL_POST_URL: url(['http:', 'https:'], 'https://digital-post.example.dk').optional(),
  SMS_URL: url(['http:', 'https:'], 'https://sms.example.dk').optional(),
  MAIL_FROM: z.string().regex(/@/, 'must be a mail address').default('tovholder@example.invalid'),
  PUBLIC_URL: url(['http:', 'https:'], 'https://tovholder.example.dk').optional(),
  TOVHOLDER_MASTER_KEY_FILE: z
    .string()
    .transform((path) => resolve(projectRoot, path))
    .refine((path) => existsSync(path) && statSync(path).size === KEY_BYTES, {
      error: `must name a file of exactly ${KEY_BYTES} random bytes`,
    })
    .optional(),
  TOVHOLDER_DEMO_DATA: z.enum(['0', '1'], 'must be 0 or 1').default('1'),
});

/** Stands for the key in the file while the old ones are looked at. */
const STAND_IN = Buffer.alloc(KEY_BYTES).toString('base64');

/** What one setting demands of another; looked at whether or not each is well-formed, so that nothing is reported late. */
function missingBeside(given: NodeJS.ProcessEnv): string[] {
  const missing: string[] = [];
  // The key of the embedded store lies beside it; a store elsewhere must not depend on a file that one machine made up.
  if (given.DATABASE_URL && !given.TOVHOLDER_MASTER_KEY_FILE && !given.TOVHOLDER_MASTER_KEY) {
    missing.push(
      `TOVHOLDER_MASTER_KEY_FILE is needed beside DATABASE_URL: make one with "head -c ${KEY_BYTES} /dev/urandom > master.key"`,
    );
  }
  if (given.TOVHOLDER_MASTER_KEY || given.TOVHOLDER_OLD_MASTER_KEYS || given.TOVHOLDER_OLD_MASTER_KEY_FILES) {
    const mistake = mistakeInKeys(given);
    if (mistake) missing.push(mistake);
  }
  return missing;
}

/** What is wrong with the old keys, or with a key given as text. A mistake in the file is reported by itself. */
function mistakeInKeys(given: NodeJS.ProcessEnv): string | null {
  const beside = { ...given, TOVHOLDER_MASTER_KEY: given.TOVHOLDER_MASTER_KEY || STAND_IN };
  try {
    readMasterKeyRing(beside);
    return null;
  } catch (error) {
    if (error instanceof MasterKeyMistake) return error.message;
    throw error;
  }
}

/** Reads the environment; all mistakes are reported at once, by name, in one StartRefused. Empty values count as left out. */
export function readSettings(env: NodeJS.ProcessEnv): Settings {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const result = environment.safeParse(given);
  const malformed = result.success
    ? []
    : result.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`);
  const login = readLoginSettings(given);
  const listen = readListenSettings(given);
  const mistakes = [
    ...malformed,
    ...missingBeside(given),
    ...(login.ok ? [] : login.mistakes),
    ...(listen.ok ? [] : listen.mistakes),
    ...plainConnections(given),
  ];
  if (!result.success || !login.ok || !listen.ok || mistakes.length > 0) {
    const lines = mistakes.map((mistake) => `  ${mistake}`);
    throw new StartRefused(
      ['The environment has mistakes; correct them and start again:', ...lines].join('\n'),
    );
  }
  const values = result.data;
  return {
    port: Number(values.PORT),
    home: tovholderHome(given),
    databaseUrl: values.DATABASE_URL,
    temporalAddress: values.TEMPORAL_ADDRESS,
    temporalNamespace: values.TEMPORAL_NAMESPACE,
    smtpUrl: values.SMTP_URL,
    digitalPostUrl: values.DIGITAL_POST_URL,
    mailFrom: values.MAIL_FROM,
    publicUrl: values.PUBLIC_URL,
    masterKeyFile: values.TOVHOLDER_MASTER_KEY_FILE,
    demoData: login.login === null && values.TOVHOLDER_DEMO_DATA === '1',
    demo: login.login === null,
    https: listen.listen.tls !== undefined,
  };
}
