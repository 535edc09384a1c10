import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  type KeyObject,
  randomBytes,
} from 'node:crypto';

/** Length of a master key, and of a data key, in bytes. */
export const KEY_BYTES = 32;

/**
 * The port to whatever holds a master key: a file, the environment, or a key management service. `about` is bound to
 * what is wrapped: the same must be said to unwrap it. Both calls may go over a network.
 */
export interface MasterKey {
  /** Names the key wherever something is wrapped by it; tells nothing of it. */
  readonly id: string;
  wrap(key: Uint8Array, about: string): Promise<string>;
  /** Rejects when `wrapped` was not made by this key for `about`. */
  unwrap(wrapped: string, about: string): Promise<Uint8Array>;
}

const IV_BYTES = 12;
const TAG_BYTES = 16;

/** A master key that this process holds itself: AES-256-GCM. Throws a RangeError for a key of another length. */
export function localMasterKey(secret: Uint8Array): MasterKey {
  if (secret.length !== KEY_BYTES) throw new RangeError(`a master key has ${KEY_BYTES} bytes`);
  const key = createSecretKey(secret);
  return {
    id: `mk_${createHmac('sha256', key).update('tovholder master key id').digest('hex').slice(0, 16)}`,
    wrap: async (plain, about) => wrap(key, plain, about),
    unwrap: async (wrapped, about) => unwrap(key, wrapped, about),
  };
}

function wrap(key: KeyObject, plain: Uint8Array, about: string): string {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(about));
  const sealed = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64');
}

function unwrap(key: KeyObject, wrapped: string, about: string): Uint8Array {
  const bytes = Buffer.from(wrapped, 'base64');
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, IV_BYTES), {
    authTagLength: TAG_BYTES,
  })
    .setAAD(Buffer.from(about))
    .setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
  return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]);
}
