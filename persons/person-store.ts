import type { PersonNumber } from '../domain/persons/person-number.ts';
import type { PersonId } from './person-register.ts';

export type EntryField = 'name' | 'number' | 'address';

/** One thing that an accepted command told of a person. */
export interface Entry {
  personId: PersonId;
  municipality: string;
  caseId: string;
  /** The place in the case, as the command named it. */
  who: string;
  official: boolean;
  field: EntryField;
  value: string;
  /** Number of the command's first event in that case: what becomes of it, the case says. */
  eventId: number;
}

/** Names by how they sound. Officials are never among them. */
export interface SoundsAsked {
  sounds: readonly string[];
  least: number;
  authorities: readonly string[];
  limit: number;
}

/** Where the register is kept. Entries come oldest first, and never from a command that was not accepted. */
export interface PersonStore {
  entriesOfPerson(personId: PersonId): Promise<readonly Entry[]>;
  entriesOfCases(caseIds: readonly string[]): Promise<readonly Entry[]>;
  /** Entries of everybody who was ever told to have this number in one of these registers. */
  entriesWithNumber(number: PersonNumber, municipalities: readonly string[]): Promise<readonly Entry[]>;
  /** Names of which at least `least` parts sound like these, told in cases that one of these authorities has now; newest first. */
  entriesSounding(asked: SoundsAsked): Promise<readonly Entry[]>;
}
