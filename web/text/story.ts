import type { Language } from '../../api/language.ts';
import type { CivilDate } from '../../domain/calendar/index.ts';
import { type Text, text } from '../../domain/text.ts';
import type { StoryPart } from '../case/story-parts.ts';
import { dateInWords, shortMonth } from './dates.ts';

export const storyWords = {
  jump: text('Gå til', 'Go to'),
  children: text(
    'Fra fødslen fortsætter forløbet i barnets egen sag',
    'From the birth the course goes on in the child’s own case',
  ),
  pregnancyCase: text('Det, der skete før fødslen, står i', 'What happened before the birth stands in'),
  showData: text('Vis, hvad der blev registreret', 'Show what was recorded'),
  why: text('Hvorfor denne dato?', 'Why this date?'),
} as const satisfies Record<string, Text>;

export const axisWords = {
  title: text('Forløbet på én linje', 'The course on one line'),
  event: text('sket', 'done'),
  coming: text('kommer', 'to come'),
  missed: text('dato passeret', 'date passed'),
  today: text('I dag', 'Today'),
  birth: text('Fødsel', 'Birth'),
  term: text('Termin', 'Due date'),
  school: text('Skolestart', 'School start'),
  closed: text('Afsluttet', 'Closed'),
  last: text('Sidste kendte dato', 'Last known date'),
} as const satisfies Record<string, Text>;

/** `12 hændelser, 3 frister`: what a folded chapter holds. */
export function contentOf({ done, owed }: { done: number; owed: number }, lang: Language): string {
  const events =
    lang === 'da'
      ? done === 1
        ? '1 hændelse'
        : `${done} hændelser`
      : done === 1
        ? '1 event'
        : `${done} events`;
  const limits =
    lang === 'da'
      ? owed === 1
        ? '1 frist'
        : `${owed} frister`
      : owed === 1
        ? '1 deadline'
        : `${owed} deadlines`;
  return [done > 0 && events, owed > 0 && limits].filter(Boolean).join(', ');
}

/** `Barnets 1. leveår`, `marts 2026`. */
export function partTitle({ key, kind }: Pick<StoryPart, 'key' | 'kind'>, lang: Language): string {
  const value = key.slice(key.indexOf(':') + 1);
  if (kind === 'month') return shortMonth(value, lang);
  const year = Number(value) + 1;
  return lang === 'da' ? `Barnets ${year}. leveår` : `The child’s year ${year}`;
}

/** What the drawn line says, for whoever does not see it. */
export function axisInWords(
  axis: { start: { on: CivilDate }; end: { on: CivilDate; label: Text } },
  { done, coming, missed, todayOn }: { done: number; coming: number; missed: number; todayOn: CivilDate },
  lang: Language,
): string {
  const [from, until, today] = [axis.start.on, axis.end.on, todayOn].map((on) => dateInWords(on, lang));
  return lang === 'da'
    ? `Fra ${from} til ${until} (${axis.end.label.da.toLowerCase()}). I dag er ${today}. ${done} hændelser er sket, ${coming} frister kommer, ${missed} datoer er passeret.`
    : `From ${from} until ${until} (${axis.end.label.en.toLowerCase()}). Today is ${today}. ${done} events have happened, ${coming} deadlines are to come, ${missed} dates have passed.`;
}
