import type { JsonObject } from '../domain/json.ts';

/** One person on paper: the words for who it is, and what the register has. */
export type LetterPerson = { who: string; name: string; number: string };

/**
 * What a template gets: words only, ready to be set. `fields` is what somebody wrote, under the names of the template's
 * own fields; `facts` is what the case knows.
 */
export type LetterData = {
  /** Kind of document; never a name. */
  title: string;
  /** `2. marts 2026`. */
  date: string;
  /** The same day as numbers: it becomes the file's own date, so that the same letter is the same file. */
  created: [year: number, month: number, day: number];
  from: { organisation: string; unit: string };
  /** The receiver of this copy; empty in the letter as it is kept. */
  to: string[];
  caseNumber: string;
  /** `Version 2`. */
  version: string;
  draft: boolean;
  persons: LetterPerson[];
  fields: JsonObject;
  facts: JsonObject;
};
