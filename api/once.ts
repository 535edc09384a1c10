import { createHash } from 'node:crypto';
import type { Once } from '../db/recorded-once.ts';
import type { Json } from '../domain/json.ts';
import type { CallOptions } from '../worker/gateway/case-gateway.ts';
import type { Call } from './call.ts';
import { no } from './refused.ts';

const KEY = /^[\x21-\x7e]{1,200}$/;

/**
 * The `Idempotency-Key` of a request as the engine keeps it: a hash, so that nothing a caller writes there is stored,
 * and the caller's own, so that two callers that both count from 1 never meet. Without a key the request is new.
 */
export function onceOf({ c, caller }: Call, said: Json): Pick<CallOptions, 'key' | 'bodyHash'> {
  const given = c.req.header('Idempotency-Key');
  if (given !== undefined && !KEY.test(given))
    throw no(
      null,
      'VALIDATION',
      'Idempotency-Key skal være 1–200 synlige ASCII-tegn.',
      'Idempotency-Key must be 1–200 visible ASCII characters.',
      { reason: 'Idempotency-Key' },
    );
  if (given === undefined) return {};
  return { key: digest(`${caller.subject}\n${given}`), bodyHash: digest(canonical(said)) };
}

/** The same for what the API records itself, without a case. */
export function storedOnceOf(call: Call, said: Json): Once {
  const { key, bodyHash } = onceOf(call, said);
  return key === undefined || bodyHash === undefined ? {} : { keyHash: key, bodyHash };
}

/** The expected version of `If-Match`, undefined without one. `*` matches whatever is there. */
export function ifMatchOf({ c }: Call): number | undefined {
  const given = c.req.header('If-Match')?.trim();
  if (given === undefined || given === '*') return undefined;
  const version = /^(?:W\/)?"(\d{1,9})"$/.exec(given)?.[1];
  if (version === undefined)
    throw no(
      412,
      'VERSION_CONFLICT',
      'If-Match skal være sagens version i anførselstegn.',
      'If-Match must be the version of the case in quotes.',
      { reason: 'If-Match' },
    );
  return Number(version);
}

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');

/** JSON with sorted names: the same content gives the same text however it was written. */
function canonical(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const object = value as { readonly [key: string]: Json };
  const names = Object.keys(object).sort();
  return `{${names.map((name) => `${JSON.stringify(name)}:${canonical(object[name] as Json)}`).join(',')}}`;
}
