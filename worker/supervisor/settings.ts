import { givenBy } from '../configuration/given.ts';
import { findMistakes, mistakeReport } from '../configuration/mistakes.ts';
import { tovholderHome } from '../embedded/home.ts';
import { StartRefused } from '../embedded/say.ts';

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
  /** The whole environment, with what files hold in place of their names: what the processes are given. */
  env: NodeJS.ProcessEnv;
  /** What the environment names and nothing reads. */
  notices: readonly string[];
}

/**
 * Reads the environment; all mistakes of all parts are reported at once, by name, in one StartRefused. Empty values count
 * as left out.
 */
export function readSettings(env: NodeJS.ProcessEnv): Settings {
  const { mistakes, notices } = findMistakes(env, 'start');
  if (mistakes.length > 0) throw new StartRefused(mistakeReport(mistakes));
  const given = givenBy(env, 'start');
  const demo = given.OIDC_ISSUER === undefined;
  return {
    port: Number(given.PORT ?? 8080),
    home: tovholderHome(given),
    databaseUrl: given.DATABASE_URL,
    temporalAddress: given.TEMPORAL_ADDRESS,
    temporalNamespace: given.TEMPORAL_NAMESPACE ?? 'default',
    smtpUrl: given.SMTP_URL,
    digitalPostUrl: given.DIGITAL_POST_URL,
    mailFrom: given.MAIL_FROM ?? 'tovholder@example.invalid',
    publicUrl: given.PUBLIC_URL,
    masterKeyFile: given.TOVHOLDER_MASTER_KEY_FILE,
    env: given,
    demoData: demo && given.TOVHOLDER_DEMO_DATA !== '0',
    demo,
    https: given.TOVHOLDER_TLS_CERT_FILE !== undefined,
    notices,
  };
}
