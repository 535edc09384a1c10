import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { projectRoot } from '../../../worker/embedded/home.ts';

/** Lets deploy/compose/make-secrets.sh fill a folder below `root`; answers the folder. */
export function madeSecrets(root: string, names: string[] = []): string {
  const folder = join(root, 'secrets');
  execFileSync('sh', [join(projectRoot, 'deploy/compose/make-secrets.sh'), ...names], {
    env: { PATH: process.env.PATH, SECRETS_FOLDER: folder },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return folder;
}
