import { createHash } from 'node:crypto';

/**
 * The MeMo messageUUID of one copy of one message: the same again after every retry and restart, so that the provider
 * recognises it. Made of the message's own key by hashing, but in the form of version 4, the only one that MeMo's schema
 * takes. `messageKey` is the Message-ID of the outbox, which holds no personal data.
 */
export function memoUuid(messageKey: string, who: string): string {
  const bytes = createHash('sha256')
    .update(JSON.stringify([messageKey, who]))
    .digest()
    .subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
