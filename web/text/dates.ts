import type { Language } from '../../api/language.ts';
import {
  type CivilDate,
  civilDateOf,
  formatInstant,
  parseInstant,
  weekday,
} from '../../domain/calendar/index.ts';
import { type Text, text } from '../../domain/text.ts';

/** How dates and moments are said on the pages: Copenhagen time, weekday with every date that somebody must keep. */

const weekdays: readonly Text[] = [
  text('mandag', 'Monday'),
  text('tirsdag', 'Tuesday'),
  text('onsdag', 'Wednesday'),
  text('torsdag', 'Thursday'),
  text('fredag', 'Friday'),
  text('lørdag', 'Saturday'),
  text('søndag', 'Sunday'),
];

const months: readonly Text[] = [
  text('januar', 'January'),
  text('februar', 'February'),
  text('marts', 'March'),
  text('april', 'April'),
  text('maj', 'May'),
  text('juni', 'June'),
  text('juli', 'July'),
  text('august', 'August'),
  text('september', 'September'),
  text('oktober', 'October'),
  text('november', 'November'),
  text('december', 'December'),
];

const monthName = (on: CivilDate, lang: Language): string => months[Number(on.slice(5, 7)) - 1]?.[lang] ?? '';

/** `18. april 2025`, `18 April 2025`. */
export function dateInWords(on: CivilDate, lang: Language): string {
  const day = Number(on.slice(8, 10));
  const year = Number(on.slice(0, 4));
  return lang === 'da' ? `${day}. ${monthName(on, lang)} ${year}` : `${day} ${monthName(on, lang)} ${year}`;
}

/** `nov. 2026`, `Nov 2026`, of `2026-11`. */
export function shortMonth(month: string, lang: Language): string {
  const name = monthName(month, lang);
  const short = name.length <= 4 ? name : `${name.slice(0, 3)}${lang === 'da' ? '.' : ''}`;
  return `${short} ${month.slice(0, 4)}`;
}

/** `fredag`, `Friday`. */
export const weekdayName = (on: CivilDate, lang: Language): string => weekdays[weekday(on) - 1]?.[lang] ?? '';

/** `fredag 18. april 2025`. */
export const dayAndDate = (on: CivilDate, lang: Language): string =>
  `${weekdayName(on, lang)} ${dateInWords(on, lang)}`;

/** `fre. 18. apr. 2025` for tables; `Fri 18 Apr 2025`. */
export function shortDate(on: CivilDate, lang: Language): string {
  const day = Number(on.slice(8, 10));
  const weekday = weekdayName(on, lang).slice(0, 3);
  const month = monthName(on, lang);
  const year = on.slice(0, 4);
  if (lang === 'en') return `${weekday} ${day} ${month.slice(0, 3)} ${year}`;
  return `${weekday}. ${day}. ${month.length <= 4 ? month : `${month.slice(0, 3)}.`} ${year}`;
}

/** The local time of day of an instant: `15.30`, `15:30`. */
export function timeOfDay(ms: number, lang: Language): string {
  const local = formatInstant(ms).slice(11, 16);
  return lang === 'da' ? local.replace(':', '.') : local;
}

/** `fredag 18. april 2025 kl. 15.30`. */
export function momentInWords(ms: number, lang: Language): string {
  const at = lang === 'da' ? 'kl.' : 'at';
  return `${dayAndDate(civilDateOf(ms), lang)} ${at} ${timeOfDay(ms, lang)}`;
}

/** `fre. 18. apr. 2025 kl. 15.30`. */
export function shortMoment(ms: number, lang: Language): string {
  const at = lang === 'da' ? 'kl.' : 'at';
  return `${shortDate(civilDateOf(ms), lang)} ${at} ${timeOfDay(ms, lang)}`;
}

/** An instant or a date as it came, in words; what is neither stays as it is. */
export function whenInWords(value: string, lang: Language): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return dayAndDate(value, lang);
  const ms = parseInstant(value);
  return ms === null ? value : momentInWords(ms, lang);
}

/** Dates and instants inside a sentence of the domain, put into words. */
export const sayDates = (sentence: string, lang: Language): string =>
  sentence.replaceAll(/\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2}))?/g, (found) =>
    whenInWords(found, lang),
  );

/** Days left in words: `i dag`, `i morgen`, `om 3 dage`, `2 dage over`. */
export function daysInWords(days: number, lang: Language): string {
  if (lang === 'da') {
    if (days === 0) return 'i dag';
    if (days === 1) return 'i morgen';
    if (days === -1) return '1 dag over';
    return days > 0 ? `om ${amount(days, lang)}` : `${amount(-days, lang)} over`;
  }
  if (days === 0) return 'today';
  if (days === 1) return 'tomorrow';
  if (days === -1) return '1 day over';
  return days > 0 ? `in ${amount(days, lang)}` : `${amount(-days, lang)} over`;
}

/** Far away counts in weeks, months or years: nobody plans by "in 1,912 days". */
function amount(days: number, lang: Language): string {
  const [n, da, en] =
    days <= 21
      ? [days, 'dage', 'days']
      : days <= 90
        ? [Math.round(days / 7), 'uger', 'weeks']
        : days <= 730
          ? [Math.round(days / 30.44), 'måneder', 'months']
          : [Math.round(days / 365.25), 'år', 'years'];
  return `${n} ${lang === 'da' ? da : en}`;
}
