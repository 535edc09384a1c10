import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto';

// A token of 32 random bytes that only one browser has. The store keeps its hash; whatever else has to be secret is made
// from the token itself, so that a copy of the store opens nothing.

const TOKEN = /^[\w-]{43}$/;
const IV_BYTES = 12;
const TAG_BYTES = 16;

export const newToken = (): string => randomBytes(32).toString('base64url');

/** Whether this can be a token of ours; anything else is not looked up at all. */
export const isToken = (text: string | undefined): text is string => text !== undefined && TOKEN.test(text);

export const hashOfToken = (token: string): Buffer => createHash('sha256').update(token).digest();

/** A value that only the holder of the token can know, for a purpose; 43 characters of base64url. */
export const derivedFrom = (token: string, purpose: string): string =>
  createHmac('sha256', token).update(purpose).digest('base64url');

const keyOf = (token: string, purpose: string): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', token, '', `tovholder ${purpose}`, 32));

/** Seals a text so that only the holder of the token can open it, for this purpose. */
export function sealWithToken(token: string, purpose: string, text: string): Buffer {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', keyOf(token, purpose), iv);
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]);
}

/** Opens what was sealed with the same token for the same purpose; null for anything else. */
export function openWithToken(token: string, purpose: string, sealed: Uint8Array): string | null {
  try {
    const decipher = createDecipheriv('aes-256-gcm', keyOf(token, purpose), sealed.subarray(0, IV_BYTES), {
      authTagLength: TAG_BYTES,
    }).setAuthTag(sealed.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
    const content = sealed.subarray(IV_BYTES + TAG_BYTES);
    return Buffer.concat([decipher.update(content), decipher.final()]).toString('utf8');
  } catch {
    return null;
  }
}
