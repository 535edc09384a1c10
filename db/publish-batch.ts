import type { ChildOpening, Message } from '../domain/case/command.ts';
import type { CaseEvent, Fact } from '../domain/case/fact.ts';
import type { CaseState, Link } from '../domain/case/state.ts';
import type { JsonObject } from '../domain/json.ts';

/** An accepted command on its way to the store. `answer` is what its caller gets, now and whenever the key comes again. */
export interface CommandRecord {
  keyHash: string;
  bodyHash: string;
  version: number;
  firstEventId: number;
  lastEventId: number;
  answer: JsonObject;
}

/** Events for a linked case. `at` is the moment of the command that they come from. */
export interface RelayRecord {
  to: string;
  sourceEventId: number;
  payload: { fromRef: string; at: string; events: readonly CaseEvent[] };
}

/** A child case to be opened, with the clock that it inherits. */
export interface BirthRecord {
  sourceEventId: number;
  child: ChildOpening;
}

export interface WithdrawalRecord {
  to: string;
  sourceEventId: number;
}

/** Everything that one turn of a case's loop has to write, in one transaction. */
export interface PublishBatch {
  /** The case after the batch. */
  state: CaseState;
  /** The last event that the case knows to be in the journal. */
  baseEventId: number;
  /** Now on the case's clock. */
  nowMs: number;
  nextWakeMs: number | null;
  clockOffsetMs: number;
  demo: boolean;
  events: readonly CaseEvent[];
  commands: readonly CommandRecord[];
  messages: readonly Message[];
  relays: readonly RelayRecord[];
  births: readonly BirthRecord[];
  withdrawals: readonly WithdrawalRecord[];
}

/**
 * What the journal says after a batch. `written`: the batch, as it stands there. `diverged`: nothing was written,
 * because the journal holds other events after `baseEventId` (a worker died between writing and being heard, and the
 * commands came again in another order); they are what the case has to build on. `withdrawn`: the birth that opened
 * the case was taken back.
 */
export type Published =
  | { kind: 'written'; facts: readonly Fact[] }
  | {
      kind: 'diverged';
      facts: readonly Fact[];
      commands: readonly Pick<CommandRecord, 'keyHash' | 'bodyHash' | 'version'>[];
      links: readonly Link[];
      version: number;
      messagesUpToMs: number;
      breachesTold: readonly string[];
    }
  | { kind: 'withdrawn' };
