import type { Absence, Colleague, Directory } from './directory.ts';

/** A colleague as their own organisation lists them, with the name that pages show. */
export interface ListedColleague extends Colleague {
  name: string;
}

/** An absence as it was entered. */
export interface EnteredAbsence extends Absence {
  absenceId: number;
}

/** What one organisation has entered of its own people. */
export interface Staff {
  colleagues: readonly ListedColleague[];
  absences: readonly EnteredAbsence[];
}

/** A directory with the names of those in it. */
export interface NamedDirectory extends Directory {
  colleagues: readonly ListedColleague[];
}
