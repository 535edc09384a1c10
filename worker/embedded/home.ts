import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Absolute folder of this checkout: what relative paths in the environment are resolved against. */
export const projectRoot = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Absolute folder for embedded data and downloaded programs: TOVHOLDER_HOME, or `.tovholder` in the project. */
export function tovholderHome(env: NodeJS.ProcessEnv = process.env): string {
  return env.TOVHOLDER_HOME ? resolve(projectRoot, env.TOVHOLDER_HOME) : join(projectRoot, '.tovholder');
}
