import { type CivilDate, civilDateOf, formatInstant, parseInstant } from '../domain/calendar/index.ts';

const months = [
  ...['januar', 'februar', 'marts', 'april', 'maj', 'juni'],
  ...['juli', 'august', 'september', 'oktober', 'november', 'december'],
];

/** `2. marts 2026`. */
export function dateOnPaper(on: CivilDate): string {
  const [year = '', month = '1', day = '1'] = on.split('-');
  return `${Number(day)}. ${months[Number(month) - 1] ?? ''} ${year}`;
}

/** `2. marts 2026 kl. 10.15`, Copenhagen time. */
export const momentOnPaper = (ms: number): string =>
  `${dateOnPaper(civilDateOf(ms))} kl. ${formatInstant(ms).slice(11, 16).replace(':', '.')}`;

/** The date as numbers. */
export function dateParts(on: CivilDate): [year: number, month: number, day: number] {
  const [year, month, day] = on.split('-').map(Number);
  return [year ?? 1970, month ?? 1, day ?? 1];
}

/** An instant or date as it is kept, on paper. */
export function whenOnPaper(said: string): string {
  const ms = said.length > 10 ? parseInstant(said) : null;
  return ms === null ? dateOnPaper(said) : momentOnPaper(ms);
}
