import { isJsonObject } from '../../json.ts';
import { type Text, text } from '../../text.ts';
import { fewTimesCannabis } from './criteria.ts';

/** What a criterion says of the woman. */
export type Verdict = 'yes' | 'no' | 'uncertain';

/** What follows for the child. */
export type Following = 'followed' | 'not-followed' | 'clinical-decision';

export interface CannabisOutcome {
  mother: Verdict;
  child: Following;
}

/**
 * The decision table for cannabis, medical cannabis included. Bilag 1 contradicts itself (C17): its note includes
 * any use after recognition, 3d only four times or more, and 5a does not follow a child exposed to cannabis alone
 * at most three times. Each row may be set by the clinic.
 */
export interface CannabisTable {
  /** At most three times, all before the pregnancy was recognised. */
  fewBefore: CannabisOutcome;
  /** At most three times, at least one of them after. */
  fewAfter: CannabisOutcome;
  /** Four times or more. */
  many: CannabisOutcome;
}

/** The catalogue's proposal: include the mother, leave the child in doubt to a clinical decision. */
export const defaultCannabisTable: CannabisTable = {
  fewBefore: { mother: 'no', child: 'not-followed' },
  fewAfter: { mother: 'yes', child: 'clinical-decision' },
  many: { mother: 'yes', child: 'followed' },
};

const verdicts: readonly unknown[] = ['yes', 'no', 'uncertain'] satisfies Verdict[];
const followings: readonly unknown[] = [
  'followed',
  'not-followed',
  'clinical-decision',
] satisfies Following[];

/** Whether a value is a whole decision table. */
export const isCannabisTable = (value: unknown): boolean =>
  isJsonObject(value) &&
  (['fewBefore', 'fewAfter', 'many'] as const).every((row) => {
    const outcome = (value as Record<string, unknown>)[row];
    return isJsonObject(outcome) && verdicts.includes(outcome.mother) && followings.includes(outcome.child);
  });

/** The rows that what is known leaves possible; where they differ the answer is open. */
export function cannabisOutcome(
  table: CannabisTable,
  times: number | null,
  after: boolean | null,
): CannabisOutcome {
  const rows: CannabisOutcome[] = [];
  if (times === null || times <= fewTimesCannabis) {
    if (after !== true) rows.push(table.fewBefore);
    if (after !== false) rows.push(table.fewAfter);
  }
  if (times === null || times > fewTimesCannabis) rows.push(table.many);
  const [first = table.many] = rows;
  return {
    mother: rows.every((row) => row.mother === first.mother) ? first.mother : 'uncertain',
    child: rows.every((row) => row.child === first.child) ? first.child : 'clinical-decision',
  };
}

/** Why, in words. */
export function cannabisReason(times: number | null, after: boolean | null): Text {
  const often =
    times === null
      ? text('ukendt antal gange', 'an unknown number of times')
      : text(`${times} gange`, `${times} times`);
  const when =
    after === null
      ? text('uvist om efter erkendt graviditet', 'not known whether after recognition')
      : after
        ? text('også efter erkendt graviditet', 'also after recognition')
        : text('kun før erkendt graviditet', 'only before recognition');
  return text(`Cannabis ${often.da}, ${when.da}`, `Cannabis ${often.en}, ${when.en}`);
}
