import { createHash } from 'node:crypto';
import type { CallOptions } from './case-gateway.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** How a call is told from others: by its key, and by the body that was first given with it. */
export function recognise(key: string, body: unknown, options: CallOptions) {
  return { keyHash: sha256(key), bodyHash: options.bodyHash ?? sha256(JSON.stringify(body)) };
}

/** The same key opens the same case: its id follows from it, and tells nothing of it. */
export const caseIdOf = (key: string): string => `c_${sha256(`case ${key}`).slice(0, 32)}`;
