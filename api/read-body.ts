import { isJsonObject, type JsonObject } from '../domain/json.ts';
import type { Call } from './call.ts';
import { no } from './refused.ts';

/** The greatest body that is read at all. */
export const MAX_BODY_BYTES = 256 * 1024;

const decoder = new TextDecoder('utf-8', { fatal: true });

/** The JSON object of the request's body. Anything else is VALIDATION: 415 for its type, 413 for its size, 400 unreadable. */
export async function readBody({ c }: Call): Promise<JsonObject> {
  const declared = c.req.header('Content-Type');
  const bytes = await c.req.arrayBuffer();
  if (bytes.byteLength === 0 && declared === undefined) return {};
  if (!/^application\/json\s*(;|$)/i.test(declared ?? '')) {
    throw no(
      415,
      'VALIDATION',
      'Indholdet skal være application/json.',
      'The content must be application/json.',
      {
        reason: 'Content-Type',
      },
    );
  }
  let value: unknown;
  try {
    value = JSON.parse(decoder.decode(bytes));
  } catch {
    throw no(400, 'VALIDATION', 'Indholdet kan ikke læses som JSON.', 'The content cannot be read as JSON.', {
      reason: 'body',
    });
  }
  if (!isJsonObject(value))
    throw no(null, 'VALIDATION', 'Indholdet skal være et objekt.', 'The content must be an object.', {
      reason: 'body',
    });
  return value;
}

/** Thrown by the size limit before a body is read further. */
export const tooLarge = (most: string) =>
  no(413, 'VALIDATION', `Indholdet må højst fylde ${most}.`, `The content may be at most ${most}.`, {
    reason: 'body',
  });
