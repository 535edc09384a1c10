import { formatInstant } from '../../../domain/calendar/index.ts';
import type { CommandSpec } from '../../../domain/case/command-spec.ts';
import { commands } from '../../../domain/case/registry.ts';
import type { CaseState } from '../../../domain/case/state.ts';
import { dataFor } from '../../domain/support/random-life.ts';

/** A number from 0 up to 1, the same series for the same seed. */
export type Random = () => number;

export const pick = <T>(random: Random, from: readonly T[]): T =>
  from[Math.floor(random() * from.length)] as T;

/** A payload as it lies on the wire: encoding and bytes. */
export interface RawPayload {
  metadata?: Record<string, Uint8Array>;
  data?: Uint8Array;
}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** JSON as a client that follows no rule would send it: `text` need not even be JSON. */
const jsonPayload = (text: string): RawPayload => ({
  metadata: { encoding: bytes('json/plain') },
  data: bytes(text),
});

const ENCODINGS = [
  'json/plain',
  'binary/plain',
  'binary/null',
  'json/protobuf',
  'binary/protobuf',
  'zip',
  '',
  '\u0000',
];
const NFD = 'æøå Åse'.normalize('NFD');
const NASTY = [
  '',
  '\u0000',
  'a\u0000b',
  '\ud800',
  'x\udc00y',
  '\u202eenod',
  '\u200f\u0590',
  NFD,
  '__proto__',
  'constructor',
  'toString',
  '9'.repeat(400),
  '🦆'.repeat(300),
  '2025-02-30T25:61:00+99:99',
  '0000-01-01T00:00:00Z',
  '9999-12-31T23:59:59Z',
  '../../etc/passwd',
  "'; drop table journal; --",
];

/** Any JSON value, most of them nobody's. */
export function junk(random: Random, depth = 0): unknown {
  const kind = Math.floor(random() * (depth > 3 ? 6 : 9));
  switch (kind) {
    case 0:
      return null;
    case 1:
      return random() < 0.5;
    case 2:
      return pick(random, [0, -1, 1.5, 1e308, -0, 2 ** 53, 1e-9, Math.floor(random() * 1e6)]);
    case 3:
    case 4:
      return pick(random, NASTY);
    case 5:
      return formatInstant(Math.floor(random() * 4e12));
    case 6:
      return Array.from({ length: Math.floor(random() * 4) }, () => junk(random, depth + 1));
    default:
      return Object.fromEntries(
        Array.from({ length: Math.floor(random() * 4) }, () => [
          random() < 0.3
            ? pick(random, NASTY)
            : pick(random, ['id', 'at', 'command', 'events', 'child', 'ref', 'on']),
          junk(random, depth + 1),
        ]),
      );
  }
}

/** Bytes that are hardly a message, of every kind that faults are known to come from. */
export function rawJunk(random: Random): RawPayload {
  const kind = Math.floor(random() * 12);
  const noise = Uint8Array.from({ length: Math.floor(random() * 64) }, () => Math.floor(random() * 256));
  switch (kind) {
    case 0:
      return { metadata: { encoding: bytes(pick(random, ENCODINGS)) }, data: noise };
    case 1:
      return { data: noise };
    case 2:
      return { metadata: {} };
    case 3:
      return { metadata: { encoding: bytes('json/plain') } };
    case 4:
      return jsonPayload('['.repeat(20_000));
    case 5: {
      const depth = 1 + Math.floor(random() * 5_000);
      return jsonPayload(`${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`);
    }
    case 6:
      return jsonPayload(
        '{"__proto__":{"keyHash":"k","bodyHash":"b"},"command":{"__proto__":{"name":"refer"}}}',
      );
    case 7:
      return jsonPayload(
        '{"command":{"name":"\\ud800","data":{"\\u0000":1},"at":"x","role":"FR"},"keyHash":"\\ud800","bodyHash":"b"}',
      );
    case 8:
      return random() < 0.1
        ? jsonPayload(JSON.stringify({ keyHash: 'x'.repeat(2_000_000) }))
        : jsonPayload('{');
    default:
      return jsonPayload(JSON.stringify(junk(random)) ?? 'null');
  }
}

/** A command that could be one: of the registry, with data that fits or almost does, and often one thing wrong. */
export function almostCommand(random: Random, state: CaseState, nowMs: number, key: string): unknown {
  const spec = pick(random, commands);
  const envelope: Record<string, unknown> = {
    keyHash: key,
    bodyHash: 'b',
    command: {
      name: spec.name,
      role: random() < 0.7 ? 'FR' : 'FR-leader',
      at: formatInstant(nowMs),
      data: fittingData(random, spec, state, nowMs),
    },
  };
  return random() < 0.4 ? envelope : spoiled(random, envelope);
}

/** What a linked case could tell: events by known names with data that nobody checked there. */
export function almostRelay(random: Random, state: CaseState, nowMs: number): unknown {
  const events = Array.from({ length: 1 + Math.floor(random() * 2) }, () => {
    const spec = pick(random, commands);
    const data = random() < 0.5 ? fittingData(random, spec, state, nowMs) : junkObject(random);
    return {
      id: 1 + Math.floor(random() * 100_000),
      type: random() < 0.9 ? spec.event : pick(random, NASTY),
      at: formatInstant(nowMs - Math.floor(random() * 1e9)),
      recordedAt: formatInstant(nowMs),
      by: 'FR',
      version: 1,
      data,
    };
  });
  const relay = { fromRef: pick(random, ['child:1', 'child:2', 'x']), at: formatInstant(nowMs), events };
  return random() < 0.6 ? relay : spoiled(random, relay);
}

const junkObject = (random: Random): Record<string, unknown> => ({
  [pick(random, ['children', 'events', 'consents', 'holders', 'notificationId', 'until', 'plan', 'to'])]:
    junk(random),
  [pick(random, ['on', 'at', 'bornAt', 'edd', 'nextOn', 'receivedAt', 'heldOn', 'from'])]: junk(random),
});

function fittingData(random: Random, spec: CommandSpec, state: CaseState, nowMs: number): unknown {
  return dataFor(spec, state, nowMs, random);
}

/** One place of a value, any depth, replaced by junk. */
function spoiled(random: Random, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || random() < 0.15) return junk(random);
  const copy: Record<string, unknown> | unknown[] = Array.isArray(value) ? [...value] : { ...value };
  const names = Object.keys(copy);
  const name = names.length > 0 && random() < 0.9 ? pick(random, names) : pick(random, NASTY);
  (copy as Record<string, unknown>)[name] = spoiled(random, (copy as Record<string, unknown>)[name]);
  return copy;
}
