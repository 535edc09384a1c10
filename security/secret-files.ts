import { readFileSync } from 'node:fs';

/** Settings that hold a secret, and may name a file with it instead: `DATABASE_URL_FILE` for `DATABASE_URL`. */
export const SECRET_SETTINGS = ['DATABASE_URL', 'SMTP_URL', 'TEMPORAL_API_KEY'] as const;

/**
 * Puts what such files hold in the place of their names, once, before anything else reads the environment: a secret in a file is
 * seen by whoever may read that file, one in the environment of a container by whoever may look at the container. White space
 * around it does not count. A file that cannot be read, is empty, or stands beside the setting itself keeps its name there, and is
 * found among the mistakes.
 */
export function takeSecretsFromFiles(env: NodeJS.ProcessEnv): void {
  for (const name of SECRET_SETTINGS) {
    const path = env[`${name}_FILE`];
    if (!path || env[name]) continue;
    const secret = contentOf(path);
    if (secret === '') continue;
    env[name] = secret;
    delete env[`${name}_FILE`];
  }
}

function contentOf(path: string): string {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    return '';
  }
}
