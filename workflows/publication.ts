import type { PublishBatch, Published } from '../activities/publish.ts';
import { nextWakeMs } from '../domain/case/engine.ts';
import { eventOf } from '../domain/case/event-of.ts';
import { evolve, factOf } from '../domain/case/evolve.ts';
import type { CaseEvent, Fact } from '../domain/case/fact.ts';
import type { CaseState } from '../domain/case/state.ts';
import type { Json, JsonObject } from '../domain/json.ts';
import type { LiveCase, PendingEntry } from './live-case.ts';

/** Where a case's clock stands. */
export interface CaseClock {
  nowMs: number;
  clockOffsetMs: number;
  demo: boolean;
}

/** Everything accepted and not yet in the journal, as the store writes it. */
export function batchOf(live: LiveCase, clock: CaseClock): PublishBatch {
  const { state, pending, messages } = live;
  const sourceOf = (entry: PendingEntry) => entry.events[0]?.id ?? state.lastEventId;
  return {
    state,
    baseEventId: live.base.lastEventId,
    ...clock,
    nextWakeMs: nextWakeMs(state),
    events: pending.flatMap((entry) => entry.events),
    commands: pending.flatMap((entry) => commandOf(entry)),
    messages,
    relays: pending.flatMap((entry) =>
      entry.relays.map(({ id, fromRef, events }) => ({
        to: id,
        sourceEventId: sourceOf(entry),
        payload: { fromRef: fromRef ?? state.ref, at: entry.at, events },
      })),
    ),
    births: pending.flatMap((entry) =>
      entry.births.map((child) => ({ sourceEventId: sourceOf(entry), child })),
    ),
    withdrawals: pending.flatMap((entry) =>
      entry.withdrawn.map(({ id }) => ({ to: id, sourceEventId: sourceOf(entry) })),
    ),
  };
}

function commandOf({ command, events, births }: PendingEntry): PublishBatch['commands'] {
  const [first, last] = [events[0], events.at(-1)];
  if (!command || !first || !last) return [];
  const { keyHash, bodyHash, changes, result } = command;
  const answer = {
    version: first.version,
    events: events.map(({ id, type, at }) => ({ id, type, at })),
    ...changes,
    links: births.map(({ opening }) => ({ rel: 'child', ref: opening.ref, id: opening.id })),
    ...(result ? { result } : {}),
  } as unknown as JsonObject;
  return [
    { keyHash, bodyHash, version: first.version, firstEventId: first.id, lastEventId: last.id, answer },
  ];
}

/**
 * The case after a batch has been answered. What the journal says goes before what was decided here: at replay the
 * recorded facts stand, whatever today's code would decide; and where another attempt had written something else, the
 * case builds on that and offers the rest again under new numbers.
 */
export function settle(
  live: LiveCase,
  sent: { batch: PublishBatch; entries: number },
  published: Exclude<Published, { kind: 'withdrawn' }>,
): LiveCase {
  const { batch } = sent;
  if (published.kind === 'diverged') return rebase(live, published);
  const pending = live.pending.slice(sent.entries);
  const messages = live.messages.slice(batch.messages.length);
  if (sameFacts(batch.events.map(factOf), published.facts)) {
    return { ...live, pending, messages, base: pending.length === 0 ? live.state : batch.state };
  }
  const base = { ...foldFacts(live.base, published.facts), ...spoken(batch.state), links: batch.state.links };
  return { ...renumber({ ...live, base, pending, messages }) };
}

const sameFacts = (a: readonly Fact[], b: readonly Fact[]): boolean =>
  JSON.stringify(a) === JSON.stringify(b);

const spoken = ({ messagesUpToMs, breachesTold }: CaseState) => ({ messagesUpToMs, breachesTold });

function rebase(live: LiveCase, journal: Extract<Published, { kind: 'diverged' }>): LiveCase {
  const base: CaseState = {
    ...foldFacts(live.base, journal.facts),
    links: journal.links,
    messagesUpToMs: journal.messagesUpToMs,
    breachesTold: journal.breachesTold,
  };
  const keys = new Set(journal.commands.map((command) => command.keyHash));
  const heard = new Set(journal.facts.map((fact) => carriedKey(fact)).filter((key) => key !== null));
  const pending = live.pending
    .filter((entry) => !(entry.command && keys.has(entry.command.keyHash)))
    .map((entry) => ({
      ...entry,
      events: entry.events.filter((event) => !heard.has(carriedKey(event) ?? '')),
    }))
    .filter((entry) => entry.command || entry.events.length > 0);
  const fromJournal = journal.commands.map((command) => ({
    ...command,
    lastEventId: base.lastEventId,
    atMs: base.messagesUpToMs,
  }));
  const ledger = [...live.ledger.filter((entry) => !keys.has(entry.keyHash)), ...fromJournal];
  return renumber({ ...live, base, pending, ledger });
}

const carriedKey = ({ carried }: Pick<Fact, 'carried'>): string | null =>
  carried ? `${carried.ref}#${carried.eventId}` : null;

/** Lets what is pending follow on `base`: new numbers, references among them included. Nothing is decided anew. */
function renumber(live: LiveCase): LiveCase {
  const numbers = new Map<number, number>();
  let state = live.base;
  const pending = live.pending.map((entry) => {
    const version = state.version + (entry.command ? 1 : 0);
    const events = entry.events.map((event) => {
      const id = state.lastEventId + 1;
      numbers.set(event.id, id);
      const renumbered = { ...event, id, version, data: translated(event, numbers) };
      state = evolve(state, renumbered);
      return renumbered;
    });
    const gone = new Set(entry.withdrawn.map((link) => link.id));
    const born = entry.births.map(({ opening }) => ({
      rel: 'child' as const,
      ref: opening.ref,
      id: opening.id,
    }));
    state = { ...state, links: [...state.links.filter((link) => !gone.has(link.id)), ...born] };
    return { ...entry, events };
  });
  const told = [...new Set([...state.breachesTold, ...live.state.breachesTold])];
  const messagesUpToMs = Math.max(state.messagesUpToMs, live.state.messagesUpToMs);
  return { ...live, pending, state: { ...state, messagesUpToMs, breachesTold: told } };
}

function translated(event: CaseEvent, numbers: ReadonlyMap<number, number>): JsonObject {
  if (event.type !== 'retracted' || !Array.isArray(event.data.events)) return event.data;
  const events = event.data.events.map((id: Json) => numbers.get(id as number) ?? id);
  return { ...event.data, events };
}

/** Folds what the journal says. A fact holds all of its event that a live case remembers. */
function foldFacts(base: CaseState, facts: readonly Fact[]): CaseState {
  return facts.reduce((state, fact) => evolve(state, eventWithOrigin(fact)), base);
}

/** A fact as the event it was, as far as a live case remembers it, and from where it was carried. */
export const eventWithOrigin = (fact: Fact): CaseEvent => ({
  ...eventOf(fact),
  ...(fact.carried ? { carried: fact.carried } : {}),
});
