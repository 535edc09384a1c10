import { resolve } from 'node:path';
import { takeSecretsFromFiles } from '../../security/secret-files.ts';
import { projectRoot } from '../embedded/home.ts';
import type { Program } from './variables.ts';

/**
 * The environment as a program reads it: without what is empty, which counts as left out, and with what files hold in place
 * of their names. Doing it again changes nothing.
 */
export function givenBy(env: NodeJS.ProcessEnv, program: Program): NodeJS.ProcessEnv {
  const given: NodeJS.ProcessEnv = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== ''),
  );
  takeSecretsFromFiles(given);
  const { TOVHOLDER_MASTER_KEY_FILE: key } = given;
  // `npm start` reads its key from where the project lies, wherever it is called.
  if (key !== undefined && program === 'start') given.TOVHOLDER_MASTER_KEY_FILE = resolve(projectRoot, key);
  return given;
}
