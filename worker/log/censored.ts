/** What stands where something was not logged. */
export const WITHHELD = '[withheld]';

/** No line of a log needs more; what is longer was written by somebody. */
const LONGEST = 2_000;

// Replacement numbers (day 61–91) too. Digits inside an id are no number: ids are hexadecimal, so its letters bound
// nothing; after a character that an address encodes, one begins.
const DAY_AND_MONTH = '(?:0[1-9]|[12]\\d|3[01]|6[1-9]|[78]\\d|9[01])(?:0[1-9]|1[0-2])';
const personalNumber = `(?:(?<![\\da-f])|(?<=%[\\da-f]{2}))${DAY_AND_MONTH}\\d{2}(?:[-–/. ]|%20|%2D)?\\d{4}(?![\\da-f])`;

const patterns: readonly (readonly [RegExp, string])[] = [
  [/\b(Bearer|Basic|DPoP)(?:\s|%20|\+)+[\w.~+/%=-]{4,}/gi, `$1 ${WITHHELD}`],
  [/\beyJ[\w-]{4,}\.[\w-]+(?:\.[\w-]*)?/g, WITHHELD],
  // A login in an address, and whatever is asked in one.
  [/\b([a-z][a-z\d+.-]*:\/\/)[^\s/@]*@/gi, `$1${WITHHELD}@`],
  [/(\/[^\s?#"']*)\?[^\s"']+/g, `$1?${WITHHELD}`],
  [/[\w.%+-]+@[\w-]+(?:\.[\w-]+)+/g, WITHHELD],
  [new RegExp(personalNumber, 'gi'), WITHHELD],
];

/** Whatever a pattern finds has one of these in it; nearly every text of a log has none. */
const SUSPECT = /\d{6}|[@?]|eyJ|bearer|basic|dpop/i;

/**
 * A text without what looks like a personal number, a token, a login, a question in an address or a mail address.
 * A net below the rule that no such thing is logged: names and sentences cannot be told by their looks.
 */
export function censored(text: string): string {
  if (text.length <= LONGEST && !SUSPECT.test(text)) return text;
  const short = text.length > LONGEST ? `${text.slice(0, LONGEST)}${WITHHELD}` : text;
  return patterns.reduce((left, [pattern, instead]) => left.replace(pattern, instead), short);
}
