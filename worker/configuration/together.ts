import { readFileSync } from 'node:fs';
import { createSecureContext } from 'node:tls';
import { SECRET_SETTINGS } from '../../security/secret-files.ts';
import type { Program } from './variables.ts';

/** What one setting demands of another; looked at whether or not each is well-formed, so that nothing is reported late. */
export function mistakesTogether(given: NodeJS.ProcessEnv, program: Program): string[] {
  return [
    ...(given.DATABASE_URL || given.DATABASE_URL_FILE || program === 'start' || program === 'cli'
      ? []
      : ['DATABASE_URL is needed: the address of the PostgreSQL that holds the cases']),
    ...(given.DATABASE_URL && given.TOVHOLDER_BACKUP_FOLDER
      ? [
          'TOVHOLDER_BACKUP_FOLDER is for the embedded PostgreSQL: back the one of DATABASE_URL up with its own tools (docs/runbooks/restore.md)',
        ]
      : []),
    ...SECRET_SETTINGS.flatMap((name) =>
      given[name] && given[`${name}_FILE`]
        ? [`${name}_FILE stands beside ${name}: one of them, not both`]
        : [],
    ),
    ...pair(given, 'TEMPORAL_TLS_CLIENT_CERT_PATH', 'TEMPORAL_TLS_CLIENT_KEY_PATH'),
    ...(program === 'start' || program === 'worker'
      ? pair(given, 'DIGITAL_POST_CERT_FILE', 'DIGITAL_POST_KEY_FILE')
      : []),
    ...(program === 'start' || program === 'api' ? [...issuerMissing(given), ...strangers(given)] : []),
  ];
}

const pair = (given: NodeJS.ProcessEnv, one: string, other: string): string[] => {
  if (!given[one] === !given[other]) return [];
  const [missing, there] = given[one] ? [other, one] : [one, other];
  return [`${missing} is needed beside ${there}`];
};

/** Settings of a login without a login service would silently be a demo, where anybody chooses who to be. */
function issuerMissing(given: NodeJS.ProcessEnv): string[] {
  const set = Object.keys(given).filter((name) => name.startsWith('OIDC_'));
  return given.OIDC_ISSUER || set.length === 0
    ? []
    : [`OIDC_ISSUER is needed beside ${set.join(', ')}: without it nobody logs in`];
}

/** A certificate and a key that can be read, and are not each other's. That they can be read is looked at elsewhere. */
function strangers({
  TOVHOLDER_TLS_CERT_FILE: cert,
  TOVHOLDER_TLS_KEY_FILE: key,
}: NodeJS.ProcessEnv): string[] {
  if (!cert || !key) return [];
  const [certificate, secret] = [bytes(cert), bytes(key)];
  if (!certificate || !secret) return [];
  try {
    createSecureContext({ cert: certificate, key: secret });
    return [];
  } catch {
    return [
      'TOVHOLDER_TLS_KEY_FILE must be the key (PEM) of the certificate (PEM) of TOVHOLDER_TLS_CERT_FILE',
    ];
  }
}

function bytes(path: string): Buffer | null {
  try {
    return readFileSync(path);
  } catch {
    return null;
  }
}
