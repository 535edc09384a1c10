import { isDeepStrictEqual } from 'node:util';
import { openBornChild, openCase } from '../../domain/case/engine.ts';
import { evolve } from '../../domain/case/evolve.ts';
import type { CaseState } from '../../domain/case/state.ts';
import {
  hear,
  judge,
  type LiveCase,
  liveFrom,
  type PendingEntry,
  passTime,
  take,
} from '../../workflows/live-case.ts';
import type { LiveSnapshot } from '../../workflows/messages.ts';
import { eventWithOrigin } from '../../workflows/publication.ts';
import type { ToldRun } from './read-history.ts';

/** A case whose pending part is what the store lacks. */
export interface RecoveredCase {
  live: LiveCase;
  /** False where the commands themselves were gone: the events then stand without free text. */
  whole: boolean;
}

/**
 * Tells again what a running case has accepted and the store lacks, from the commands in the engine's history. `told` is
 * the case as its journal has it (undefined: no journal), `known` the keys that the store has answers for. What the
 * running case says of itself is the test: where the commands lead elsewhere, its own facts are taken.
 */
export function recoverLive(
  runs: readonly ToldRun[],
  told: CaseState | undefined,
  known: ReadonlySet<string>,
  running: LiveSnapshot,
): RecoveredCase | undefined {
  const first = runs[0]?.begin;
  const start = told ? liveFrom(told) : first && beginning(first);
  if (!start) return undefined;
  const retold = passTime(
    runs.reduce((live, run) => retell(live, run, known), start),
    running.state.messagesUpToMs,
  );
  return isDeepStrictEqual(plain(retold.state), plain(running.state))
    ? { live: retold, whole: true }
    : { live: fromFacts(start, running), whole: false };
}

const plain = ({ facts, links, lastEventId }: CaseState): unknown =>
  JSON.parse(JSON.stringify({ facts, links, lastEventId }));

/** A case that the store has never heard of, before anything of it was published. */
function beginning(begin: ToldRun['begin']): LiveCase | undefined {
  if (begin.by === 'continuing') {
    const { base, ...live } = begin.live;
    const { state } = live;
    // Its first run is gone from the engine: only its facts are left to tell it by.
    return { ...live, ...liveFrom({ ...state, facts: [], lastEventId: 0, version: 0 }), ledger: live.ledger };
  }
  if (begin.by === 'birth') {
    const { child } = begin;
    const { state, events } = openBornChild(child);
    const empty: CaseState = { ...state, facts: [], lastEventId: 0, version: 0 };
    return withEntry(liveFrom(empty), {
      at: child.startedAt,
      events,
      relays: [],
      births: [],
      withdrawn: [],
    });
  }
  const { opening, refer, keyHash, bodyHash } = begin;
  const answer = openCase(opening, refer);
  if (!answer.ok) return undefined;
  const empty: CaseState = { ...answer.state, facts: [], lastEventId: 0, version: 0 };
  return take(liveFrom(empty), { command: refer, keyHash, bodyHash }, answer);
}

function retell(start: LiveCase, { begin, updates }: ToldRun, known: ReadonlySet<string>): LiveCase {
  let live = start;
  const carried = begin.by === 'continuing' ? begin.live.pending : [];
  for (const entry of carried) {
    if ((entry.events[0]?.id ?? 0) === live.state.lastEventId + 1) live = withEntry(live, entry);
  }
  const isKnown = (keyHash: string) =>
    known.has(keyHash) || live.pending.some((entry) => entry.command?.keyHash === keyHash);
  for (const update of updates) {
    if (update.kind === 'relay') live = hear(live, update.envelope);
    else if (!isKnown(update.envelope.keyHash)) {
      const judged = judge(live, withoutVersion(update.envelope));
      // What was refused then is refused again, and left nothing behind.
      if (judged.kind === 'accepted') live = take(live, update.envelope, judged.accepted);
    }
  }
  return live;
}

/** It was accepted: which version its caller had seen is no question any more. */
function withoutVersion<Envelope extends { ifVersion?: number }>({
  ifVersion: _seen,
  ...envelope
}: Envelope) {
  return envelope;
}

function withEntry(live: LiveCase, entry: PendingEntry): LiveCase {
  const gone = new Set(entry.withdrawn.map((link) => link.id));
  const born = entry.births.map(({ opening }) => ({
    rel: 'child' as const,
    ref: opening.ref,
    id: opening.id,
  }));
  const links = [...live.state.links.filter((link) => !gone.has(link.id)), ...born];
  const state = { ...entry.events.reduce(evolve, live.state), links };
  return { ...live, state, pending: [...live.pending, entry] };
}

/** What the running case remembers of its own events, without the words that only the journal had. */
function fromFacts(start: LiveCase, { state }: LiveSnapshot): LiveCase {
  const base = start.base;
  const events = state.facts.filter((fact) => fact.id > base.lastEventId).map(eventWithOrigin);
  const entry = { at: '', events, relays: [], births: [], withdrawn: [] };
  return { ...liveFrom(base), state, pending: events.length > 0 ? [entry] : [] };
}
