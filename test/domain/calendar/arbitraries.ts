import fc from 'fast-check';
import { dayNumber, fromDayNumber } from '../../../domain/calendar/index.ts';

const dates = (first: string, last: string) =>
  fc.integer({ min: dayNumber(first), max: dayNumber(last) }).map(fromDayNumber);

/** Any date the calendar knows. */
export const anyDate = dates('1800-01-01', '2299-12-31');

/** Dates far enough from the calendar's ends that a computation stays inside. */
export const caseDate = dates('1970-01-01', '2099-12-31');

/** Sets of days on which a municipality is closed; 29 February and days of the holidays among them. */
export const closedDays = fc.oneof(
  fc.constant(['06-05', '12-24', '12-31']),
  fc.constant([]),
  fc.uniqueArray(
    dates('2024-01-01', '2024-12-31').map((on) => on.slice(5)),
    { maxLength: 12 },
  ),
);
