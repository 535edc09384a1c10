import type { CivilDate } from '../domain/calendar/index.ts';
import type { PersonNumber } from '../domain/persons/person-number.ts';

/** `p_` and 32 hexadecimal digits, made at random: tells nothing of anybody. */
export type PersonId = string;

/** A place in a case that somebody fills: `mother`, `partner`, `child:1`, a slug of `record-relation` … */
export interface Seat {
  caseId: string;
  who: string;
}

/** One thing that was told of a person; nothing is ever overwritten. */
export interface Told<Value> {
  value: Value;
  /** RFC 3339. */
  recordedAt: string;
  /** The case in which it was told. */
  caseId: string;
}

/** What the register holds of one person, what was retracted left out; newest last. */
export interface Person {
  id: PersonId;
  /** Whose register: each municipality answers for its own. */
  municipality: string;
  names: readonly Told<string>[];
  /** A replacement number stays beside the CPR number that came later, and both find the person. */
  numbers: readonly Told<PersonNumber>[];
  /** Withheld by whoever shows it while `isProtected`. */
  addresses: readonly Told<string>[];
}

/** Somebody as a case knows them. */
export interface CasePerson extends Seat {
  personId: PersonId;
  /** A caseworker, a notifier …: known for their task, not one of the family. */
  official: boolean;
}

/** Who holds custody of a child on a day, as recorded last for that day. */
export interface CustodyHolder {
  who: string;
  /** Null when nobody has told the register of this holder. */
  personId: PersonId | null;
  /** Whether the child lives here (*bopælsforælder*); false is the second custody holder, null: nobody has recorded it. */
  residence: boolean | null;
}

/** Where, and how closely, a name is looked for. */
export interface NameAsked {
  parts: 'all' | 'enough';
  authorities: readonly string[];
  limit: number;
}

/** A person by id, or by the place that they fill in a case. */
export type PersonNamed = PersonId | Seat;

/**
 * The register of persons as the rest of the house knows it. Reading it is a look: whoever shows anything of it puts
 * the look on record first. Rejects when the store or a key is out of reach; nothing is then shown or sent.
 */
export interface PersonRegister {
  /** Null: never there, or erased. */
  find(personId: PersonId): Promise<Person | null>;
  /** Who fills which place in a case and in those linked to it, in the order in which they were told. */
  personsOf(caseId: string): Promise<readonly CasePerson[]>;
  /** The places that a person fills; empty for somebody unknown. */
  seatsOf(personId: PersonId): Promise<readonly Seat[]>;
  /** Places of whoever has this number, CPR or replacement, in the registers of these municipalities. */
  findByNumber(number: PersonNumber, municipalities: readonly string[]): Promise<readonly CasePerson[]>;
  /**
   * Places of whoever has a name that sounds like this one, told in cases that one of these authorities has now: `all` its
   * parts, or `enough` of them for it to be the same person. At most `limit`, newest first.
   */
  findByName(name: string, asked: NameAsked): Promise<readonly CasePerson[]>;
  /** Whether name and address are protected on a day, in any case that knows the person. */
  isProtected(person: PersonNamed, on: CivilDate): Promise<boolean>;
  /** Null when no custody is recorded for that day: nobody may then be taken for a holder. */
  custodyHoldersOf(child: PersonNamed, on: CivilDate): Promise<readonly CustodyHolder[] | null>;
}
