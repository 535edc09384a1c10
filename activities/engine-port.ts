import type { RelayRecord } from '../db/publish-batch.ts';
import type { ChildOpening } from '../domain/case/command.ts';

/** The clock that a child's case inherits from the pregnancy's. */
export interface InheritedClock {
  clockOffsetMs: number;
  demo: boolean;
}

/** What is asked of other live cases. Each may be asked twice and does its work once; each throws when unheard. */
export interface Engine {
  openBorn(child: ChildOpening, clock: InheritedClock): Promise<void>;
  /** Resolves with the case's last event once it has heard. */
  relay(caseId: string, relay: RelayRecord['payload']): Promise<{ lastEventId: number }>;
  withdraw(caseId: string): Promise<void>;
  /** Ends a case that was erased: it cannot even be told any more, because nobody can read its history. */
  end(caseId: string): Promise<void>;
}
