import { readFileSync } from 'node:fs';
import { localMasterKey, type MasterKey } from './master-key.ts';

/** The master keys that are known at once: new keys are wrapped by the current one, old ones still open theirs. */
export interface MasterKeyRing {
  readonly current: MasterKey;
  find(id: string): MasterKey | undefined;
}

/** A setting that names no usable key. The message names the variable, never the value. */
export class MasterKeyMistake extends Error {
  override name = 'MasterKeyMistake';
}

export function ringOf(current: MasterKey, old: readonly MasterKey[] = []): MasterKeyRing {
  const byId = new Map([...old, current].map((key) => [key.id, key]));
  return { current, find: (id) => byId.get(id) };
}

/**
 * The ring that the environment describes: TOVHOLDER_MASTER_KEY (base64) or TOVHOLDER_MASTER_KEY_FILE (32 raw bytes),
 * beside it TOVHOLDER_OLD_MASTER_KEYS and TOVHOLDER_OLD_MASTER_KEY_FILES, separated by commas. Throws MasterKeyMistake.
 */
export function readMasterKeyRing(env: NodeJS.ProcessEnv): MasterKeyRing {
  const [current, ...old] = keysNamed(env).map((read) => read());
  if (!current) throw new MasterKeyMistake(needed);
  return ringOf(current, old);
}

/** Everything that is wrong with the keys that the environment names; `needed`: it is a mistake to name no current one. */
export function mistakesInKeys(env: NodeJS.ProcessEnv, must: { needed: boolean }): string[] {
  const none = !env.TOVHOLDER_MASTER_KEY && !env.TOVHOLDER_MASTER_KEY_FILE;
  const wrong = keysNamed(env).flatMap((read) => {
    try {
      read();
      return [];
    } catch (error) {
      if (error instanceof MasterKeyMistake && error.message !== needed) return [error.message];
      return [];
    }
  });
  return [...(none && must.needed ? [needed] : []), ...new Set(wrong)];
}

const needed =
  'TOVHOLDER_MASTER_KEY_FILE is needed: a file of 32 random bytes; without the key nothing can be read or written.';

/** The current key first, then the old ones, each read when asked. */
function keysNamed(env: NodeJS.ProcessEnv): (() => MasterKey)[] {
  const { TOVHOLDER_MASTER_KEY: text, TOVHOLDER_MASTER_KEY_FILE: file } = env;
  const current = (): MasterKey => {
    if (text) return fromText(text, 'TOVHOLDER_MASTER_KEY');
    if (file) return fromFile(file, 'TOVHOLDER_MASTER_KEY_FILE');
    throw new MasterKeyMistake(needed);
  };
  return [
    current,
    ...listed(env.TOVHOLDER_OLD_MASTER_KEYS).map((one) => () => fromText(one, 'TOVHOLDER_OLD_MASTER_KEYS')),
    ...listed(env.TOVHOLDER_OLD_MASTER_KEY_FILES).map(
      (one) => () => fromFile(one, 'TOVHOLDER_OLD_MASTER_KEY_FILES'),
    ),
  ];
}

const listed = (text: string | undefined): string[] =>
  (text ?? '')
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');

const fromText = (text: string, variable: string): MasterKey =>
  keyFrom(() => Buffer.from(text, 'base64'), `${variable} must be the base64 of 32 random bytes`);

const fromFile = (path: string, variable: string): MasterKey =>
  keyFrom(() => readFileSync(path), `${variable} must name a file of exactly 32 random bytes`);

function keyFrom(read: () => Uint8Array, mistake: string): MasterKey {
  try {
    return localMasterKey(read());
  } catch {
    throw new MasterKeyMistake(mistake);
  }
}
