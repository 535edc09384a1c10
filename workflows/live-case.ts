import { parseInstant } from '../domain/calendar/index.ts';
import type { Accepted, ChildOpening, DeadlineChanges, Message, Relay } from '../domain/case/command.ts';
import { advance, handle, receive } from '../domain/case/engine.ts';
import type { CaseEvent } from '../domain/case/fact.ts';
import { type Refusal, refuse } from '../domain/case/refusal.ts';
import type { CaseState, Link } from '../domain/case/state.ts';
import type { JsonObject } from '../domain/json.ts';
import type { CommandEnvelope, Receipt, RelayEnvelope } from './messages.ts';

const DAY_MS = 86_400_000;
/** Keys younger than this are remembered by the live case itself. */
export const LEDGER_DAYS = 30;

/** One accepted command or relay whose events are not yet in the journal. */
export interface PendingEntry {
  command?: { keyHash: string; bodyHash: string; changes: DeadlineChanges; result?: JsonObject };
  /** The moment of the command. */
  at: string;
  events: readonly CaseEvent[];
  relays: readonly Relay[];
  births: readonly ChildOpening[];
  withdrawn: readonly Link[];
}

/** A key of the last 30 days; older ones are found in the store before the update is sent. */
export interface LedgerEntry {
  keyHash: string;
  bodyHash: string;
  version: number;
  lastEventId: number;
  atMs: number;
}

/** A case in memory: `base` is what the journal has, `state` what has been accepted, `pending` what lies between. */
export interface LiveCase {
  base: CaseState;
  state: CaseState;
  pending: readonly PendingEntry[];
  messages: readonly Message[];
  ledger: readonly LedgerEntry[];
}

/** What a run hands to the next: plain JSON. `base` is left out while nothing is pending, being `state`. */
export type CarriedCase = Omit<LiveCase, 'base'> & { base?: CaseState };

export type Judgement =
  | { kind: 'known'; receipt: Receipt }
  | { kind: 'refused'; refusal: Refusal }
  | { kind: 'accepted'; accepted: Accepted };

/** A case that the journal has up to `state`. */
export const liveFrom = (state: CaseState): LiveCase => ({
  base: state,
  state,
  pending: [],
  messages: [],
  ledger: [],
});

export const carry = ({ base, ...live }: LiveCase): CarriedCase =>
  live.pending.length === 0 ? live : { ...live, base };

export const resume = (carried: CarriedCase): LiveCase => ({
  ...carried,
  base: carried.base ?? carried.state,
});

export const hasNews = (live: LiveCase): boolean => live.pending.length > 0 || live.messages.length > 0;

/** What would come of a command. Changes nothing. */
export function judge(live: LiveCase, envelope: CommandEnvelope): Judgement {
  const { command, keyHash, bodyHash, ifVersion } = envelope;
  const known = live.ledger.find((entry) => entry.keyHash === keyHash);
  if (known) {
    if (known.bodyHash !== bodyHash) return { kind: 'refused', refusal: otherBody };
    const { version, lastEventId } = known;
    return { kind: 'known', receipt: { version, lastEventId, repeated: true } };
  }
  if (ifVersion !== undefined && ifVersion !== live.state.version)
    return { kind: 'refused', refusal: otherVersion };
  const answer = handle(live.state, command);
  return answer.ok ? { kind: 'accepted', accepted: answer } : { kind: 'refused', refusal: answer.refusal };
}

/** Takes an accepted command in. */
export function take(live: LiveCase, envelope: CommandEnvelope, accepted: Accepted): LiveCase {
  const { command, keyHash, bodyHash } = envelope;
  const { changes, result } = accepted;
  const atMs = parseInstant(command.at) ?? 0;
  const taken = append(live, accepted, {
    command: { keyHash, bodyHash, changes, ...(result ? { result } : {}) },
    at: command.at,
  });
  const { version, lastEventId } = accepted.state;
  const ledger = live.ledger.filter((entry) => entry.atMs > atMs - LEDGER_DAYS * DAY_MS);
  return { ...taken, ledger: [...ledger, { keyHash, bodyHash, version, lastEventId, atMs }] };
}

/** Hears events of a linked case. Hearing them twice changes nothing. */
export function hear(live: LiveCase, relay: RelayEnvelope): LiveCase {
  const { at, fromRef, events } = relay;
  const before = passTime(live, parseInstant(at) ?? 0);
  const received = receive(before.state, fromRef, events);
  if (received.events.length === 0) return { ...before, state: received.state };
  return append(before, received, { at });
}

function append(live: LiveCase, accepted: Accepted, entry: Pick<PendingEntry, 'at' | 'command'>): LiveCase {
  const { state, events, relays, births, messages } = accepted;
  const withdrawn = live.state.links.filter((link) => accepted.withdrawn.includes(link.ref));
  return {
    ...live,
    state,
    pending: [...live.pending, { ...entry, events, relays, births, withdrawn }],
    messages: [...live.messages, ...messages],
  };
}

/** Lets time pass: messages whose moment has come. */
export function passTime(live: LiveCase, nowMs: number): LiveCase {
  const { state, messages } = advance(live.state, nowMs);
  return { ...live, state, messages: [...live.messages, ...messages] };
}

const otherBody = refuse(
  'IDEMPOTENCY_CONFLICT',
  'Samme nøgle er brugt før med et andet indhold.',
  'The same key was used before with another body.',
  { reason: 'Idempotency-Key' },
);

const otherVersion = refuse(
  'VERSION_CONFLICT',
  'Sagen er ændret siden den blev læst.',
  'The case has changed since it was read.',
  { reason: 'If-Match' },
);
