import type { PersonId } from './person-register.ts';
import type { EntryField } from './person-store.ts';

/** Somebody that a command tells of: the place they fill, and what it says of them. */
export interface ToldPerson {
  /** Where in the command: empty for its own fields, else the path of an object (`mother`, `contactPersons.0`). */
  path: string;
  /** `mother`, `partner`, `child:1`, `caseworker` … */
  who: string;
  /** Known for a task (a caseworker, a notifier): each command names somebody anew. The family stays who they were. */
  official: boolean;
  told: readonly { name: string; field: EntryField; value: string }[];
}

/** The call that tells, as it is recognised when it comes again, and the case it is for. */
export interface TellingCall {
  caseId: string;
  keyHash: string;
  /** What was said with the key: of two bodies under one key at most one is accepted, and only its words count. */
  bodyHash: string;
  municipality: string;
  /** The pregnancy, or the case itself: within it a place is the same for all. */
  homeCase: string;
}

/** The way into the register. Only a gateway takes it, before a command enters the engine. */
export interface PersonIntake {
  /** What a gateway must know of a case; null when it is not there. */
  caseOf(caseId: string): Promise<{ ref: string; municipality: string; homeCase: string } | null>;
  /** The ids, in the order of `persons`; the same call again is given the same ones and adds nothing. */
  take(call: TellingCall, persons: readonly ToldPerson[]): Promise<readonly PersonId[]>;
}
