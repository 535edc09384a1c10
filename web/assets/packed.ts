import { gzipSync } from 'node:zlib';

const TEXT = /\.(css|js|svg)$/;
const kept = new Map<string, Uint8Array<ArrayBuffer>>();

/**
 * A file as it travels: text is packed once, at its first visit, for whoever takes it so. Only files that are the same
 * for everybody are: an answer that mixes a secret with what was asked for would tell of the secret by its length.
 */
export function packed(
  address: string,
  body: Uint8Array,
  accepted: string | undefined,
): { body: Uint8Array<ArrayBuffer>; headers: Record<string, string> } {
  if (!TEXT.test(address)) return { body: new Uint8Array(body), headers: {} };
  const headers = { Vary: 'Accept-Encoding' };
  if (!/\bgzip\b/.test(accepted ?? '')) return { body: new Uint8Array(body), headers };
  const small = kept.get(address) ?? new Uint8Array(gzipSync(body, { level: 9 }));
  kept.set(address, small);
  return { body: small, headers: { ...headers, 'Content-Encoding': 'gzip' } };
}
