import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { DataKey } from './data-key.ts';
import { Tampered } from './key-unavailable.ts';

// AES-256-GCM. Sealed: one byte for the form, 12 for the nonce, 16 for the tag, then the ciphertext. What it is for, whose
// it is, its key and its form are authenticated with it, so that nothing can be moved to where it does not belong.
const PLAIN = 1;
const DEFLATED = 2;
const IV_BYTES = 12;
const TAG_BYTES = 16;
const HEAD_BYTES = 1 + IV_BYTES + TAG_BYTES;
/** Below this, compressing costs more than it saves. */
const WORTH_COMPRESSING = 2_048;

const bound = ({ owner, id }: DataKey, purpose: string, form: number): Buffer =>
  Buffer.from(`tovholder sealed|${purpose}|${owner}|${id}|${form}`);

/** Seals bytes for a purpose. `compress: false` for what is read once and thrown away. */
export function sealBytes(
  key: DataKey,
  purpose: string,
  bytes: Uint8Array,
  { compress = true }: { compress?: boolean } = {},
): Buffer {
  const form = compress && bytes.length >= WORTH_COMPRESSING ? DEFLATED : PLAIN;
  const content = form === DEFLATED ? deflateRawSync(bytes, { level: 1 }) : bytes;
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key.secret, iv).setAAD(bound(key, purpose, form));
  const sealed = cipher.update(content);
  const rest = cipher.final();
  return Buffer.concat([Buffer.of(form), iv, cipher.getAuthTag(), sealed, rest]);
}

/** Opens what `sealBytes` made with the same key for the same purpose. Throws Tampered for anything else. */
export function openBytes(key: DataKey, purpose: string, sealed: Uint8Array): Buffer {
  const form = sealed[0] ?? 0;
  if (sealed.length < HEAD_BYTES || (form !== PLAIN && form !== DEFLATED))
    throw new Tampered(key.owner, key.id);
  try {
    const decipher = createDecipheriv('aes-256-gcm', key.secret, sealed.subarray(1, 1 + IV_BYTES), {
      authTagLength: TAG_BYTES,
    })
      .setAAD(bound(key, purpose, form))
      .setAuthTag(sealed.subarray(1 + IV_BYTES, HEAD_BYTES));
    const content = Buffer.concat([decipher.update(sealed.subarray(HEAD_BYTES)), decipher.final()]);
    return form === DEFLATED ? inflateRawSync(content) : content;
  } catch {
    throw new Tampered(key.owner, key.id);
  }
}

const MARK = 'sealed:';

/** Text as a column of the store holds it: `sealed:<key id>:<base64>`. */
export const sealText = (key: DataKey, purpose: string, text: string): string =>
  `${MARK}${key.id}:${sealBytes(key, purpose, Buffer.from(text)).toString('base64')}`;

/** The id of the key that a sealed text names; null for text that is not sealed. */
export const keyIdOf = (text: string): string | null =>
  text.startsWith(MARK) ? text.slice(MARK.length, text.indexOf(':', MARK.length)) : null;

export function openText(key: DataKey, purpose: string, text: string): string {
  if (keyIdOf(text) !== key.id) throw new Tampered(key.owner, key.id);
  const content = text.slice(MARK.length + key.id.length + 1);
  return openBytes(key, purpose, Buffer.from(content, 'base64')).toString('utf8');
}
