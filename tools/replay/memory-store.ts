import type { CaseActivities, PublishBatch, Published } from '../../activities/publish.ts';
import type { CommandRecord } from '../../db/publish-batch.ts';
import type { ChildOpening, Message } from '../../domain/case/command.ts';
import { openBornChild } from '../../domain/case/engine.ts';
import { factOf } from '../../domain/case/evolve.ts';
import type { CaseEvent } from '../../domain/case/fact.ts';
import type { CaseState } from '../../domain/case/state.ts';
import { eventWithOrigin } from '../../workflows/publication.ts';

/** What one case has written. */
export interface StoredLife {
  state: CaseState;
  events: CaseEvent[];
  commands: CommandRecord[];
  messages: Message[];
  births: ChildOpening[];
  relays: PublishBatch['relays'][number][];
  withdrawn: boolean;
  /** How often something was to be written, with and without effect. */
  published: number;
}

/** A store in memory that answers a case as the journal does: by event number, so that twice is once. */
export interface MemoryStore extends CaseActivities {
  life(caseId: string): StoredLife | undefined;
  /** Lets the store hold a case as if it had been written before. */
  put(state: CaseState): void;
  /** Told of every batch that added something, before its case hears. */
  onWritten?: (batch: PublishBatch) => Promise<void>;
}

/** For recording histories and for driving a workflow without servers: a history shows only what a store answers. */
export function createMemoryStore(): MemoryStore {
  const lives = new Map<string, StoredLife>();
  const store: MemoryStore = {
    life: (caseId) => lives.get(caseId),
    put(state) {
      const events = state.facts.map((fact) => ({ ...eventWithOrigin(fact) }));
      lives.set(state.id, { ...newLife(state), events });
    },
    async publish(batch) {
      if (batch === null) return { kind: 'written', facts: [] };
      const written = write(lives, batch);
      if (written.kind === 'written') await store.onWritten?.(batch);
      return written;
    },
  };
  return store;
}

function write(lives: Map<string, StoredLife>, batch: PublishBatch): Published {
  const { state } = batch;
  const life = lives.get(state.id) ?? newLife(state);
  lives.set(state.id, life);
  life.published += 1;
  if (life.withdrawn) return { kind: 'withdrawn' };
  if (life.events.length < batch.baseEventId)
    throw new Error('The store ends before what the case has written.');
  const ahead = life.events.slice(batch.baseEventId);
  const isBeginning =
    ahead.length <= batch.events.length &&
    ahead.every((event, i) => JSON.stringify(event) === JSON.stringify(batch.events[i]));
  if (!isBeginning) return diverged(life, batch, ahead);
  life.events.push(...batch.events.slice(ahead.length));
  const known = new Set(life.commands.map((one) => one.keyHash));
  life.commands.push(...batch.commands.filter((one) => !known.has(one.keyHash)));
  const said = new Set(life.messages.map(keyOfMessage));
  life.messages.push(...batch.messages.filter((one) => !said.has(keyOfMessage(one))));
  life.state = state;
  for (const { child } of batch.births) {
    if (life.births.some((one) => one.opening.id === child.opening.id)) continue;
    life.births.push(child);
    lives.set(child.opening.id, lives.get(child.opening.id) ?? bornLife(child));
  }
  life.relays.push(...batch.relays);
  for (const { to } of batch.withdrawals) {
    const gone = lives.get(to);
    if (gone) gone.withdrawn = true;
  }
  return { kind: 'written', facts: batch.events.map(factOf) };
}

function diverged(life: StoredLife, batch: PublishBatch, ahead: readonly CaseEvent[]): Published {
  const { links, version, messagesUpToMs, breachesTold } = life.state;
  return {
    kind: 'diverged',
    facts: ahead.map(factOf),
    commands: life.commands
      .filter((one) => one.lastEventId > batch.baseEventId)
      .map((one) => ({ keyHash: one.keyHash, bodyHash: one.bodyHash, version: one.version })),
    links,
    version,
    messagesUpToMs,
    breachesTold,
  };
}

/** What a message is unique by: a moved date reminds anew. */
export const keyOfMessage = ({ deadlineId, due, to, kind, step }: Message): string =>
  [deadlineId, due, to, kind, step].join('|');

const newLife = (state: CaseState): StoredLife => ({
  state,
  events: [],
  commands: [],
  messages: [],
  births: [],
  relays: [],
  withdrawn: false,
  published: 0,
});

/** The child's case begins with its birth's events in the store, as the real one does. */
const bornLife = (child: ChildOpening): StoredLife => {
  const { state, events } = openBornChild(child);
  return { ...newLife(state), events: [...events] };
};
