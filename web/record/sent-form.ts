import { createHash, randomUUID } from 'node:crypto';
import type { Context } from 'hono';
import type { Caller } from '../../api/identity/caller.ts';
import { parseInstant } from '../../domain/calendar/index.ts';
import type { Json, JsonObject } from '../../domain/json.ts';
import type { CallOptions } from '../../worker/gateway/case-gateway.ts';
import { isShownAgain } from '../csrf.ts';
import type { Answers } from './form-node.ts';
import { localMinute } from './form-of-command.ts';

/** What a form carries beside its answers. */
export interface Envelope {
  /** The same form sent twice is one act. */
  key: string;
  /** Version of the case that its user saw; null for a new case. */
  version: number | null;
  /** When the form was opened: the moment proposed then stands for this very second. */
  openedMs: number;
  /** In a form of several steps: which one is shown, from 0. */
  step?: number;
}

export const newEnvelope = (version: number | null, nowMs: number): Envelope => ({
  key: randomUUID(),
  version,
  openedMs: nowMs,
});

/** Names of the fields of the envelope; no field of a command begins with an underscore. */
export const envelopeFields = ({
  key,
  version,
  openedMs,
  step,
}: Envelope): readonly (readonly [string, string])[] => [
  ['_key', key],
  ['_version', version === null ? '' : String(version)],
  ['_opened', String(openedMs)],
  ...(step === undefined ? [] : [['_at', String(step)] as const]),
];

export interface SentForm {
  envelope: Envelope;
  answers: Answers;
  /** Which button was pressed. */
  step: string;
}

/** Reads a form that was sent; what is missing of the envelope counts as a form just opened. */
export async function readSentForm(c: Context, nowMs: number): Promise<SentForm> {
  const body = await c.req.parseBody({ all: true });
  const answers: Record<string, string | readonly string[]> = {};
  for (const [name, value] of Object.entries(body)) {
    const values = [value].flat().filter((one): one is string => typeof one === 'string');
    answers[name] = values.length === 1 ? (values[0] ?? '') : values;
  }
  const { _key, _version, _opened, _at, _step, _csrf, ...own } = answers;
  const version = typeof _version === 'string' && /^\d{1,9}$/.test(_version) ? Number(_version) : null;
  const openedMs = typeof _opened === 'string' && /^\d{1,15}$/.test(_opened) ? Number(_opened) : nowMs;
  const key = typeof _key === 'string' && /^[\w-]{8,64}$/.test(_key) ? _key : randomUUID();
  // A form that could not be taken when it was sent is looked at again first, whatever button was pressed.
  const step = isShownAgain(c) ? 'change' : typeof _step === 'string' ? _step : '';
  const at = typeof _at === 'string' && /^\d{1,2}$/.test(_at) ? { step: Number(_at) } : {};
  return { envelope: { key, version, openedMs: Math.min(openedMs, nowMs), ...at }, answers: own, step };
}

/**
 * The browser's control knows minutes only. A moment left as it was proposed is the second at which the form was
 * opened, so that it never lies before what happened earlier in the same minute.
 */
export function withOpenedMoment(
  data: JsonObject,
  field: string | null,
  { openedMs }: Envelope,
  exact: string,
) {
  const value = field === null ? undefined : data[field];
  if (typeof value !== 'string' || parseInstant(value) === null) return data;
  return parseInstant(value) === parseInstant(`${localMinute(openedMs)}:00${exact.slice(19)}`)
    ? { ...data, [field as string]: exact }
    : data;
}

/** How the gateway knows this form again: per caller, by hash, whatever the key says. */
export const onceOf = (caller: Caller, key: string, said: Json): Pick<CallOptions, 'key' | 'bodyHash'> => ({
  key: digest(`${caller.subject}\nform\n${key}`),
  bodyHash: digest(JSON.stringify(said)),
});

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');
