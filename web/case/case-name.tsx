import type { Language } from '../../api/language.ts';
import { civilDateOf, parseInstant } from '../../domain/calendar/index.ts';
import type { CaseKind } from '../../domain/case/state.ts';
import { type Text, text } from '../../domain/text.ts';
import { shortId } from '../case-id.ts';
import { dateInWords } from '../text/dates.ts';
import { kindNames, words } from '../text/words.ts';

interface Named {
  kind: CaseKind;
  /** Left out where it is not for the reader. */
  edd?: string | null | undefined;
  bornAt?: string | null | undefined;
}

/** What tells cases apart without a name: the termin, or the day of birth. */
export function whenOf({ kind, edd, bornAt }: Named, lang: Language): string {
  const bornMs = parseInstant(bornAt ?? null);
  if (bornMs !== null && kind === 'child') return born(dateInWords(civilDateOf(bornMs), lang))[lang];
  if (edd === undefined) return '';
  if (edd) return due(dateInWords(edd, lang))[lang];
  return withoutTerm[lang];
}

const born = (on: string): Text => text(`født ${on}`, `born ${on}`);
const due = (on: string): Text => text(`termin ${on}`, `due ${on}`);
const withoutTerm = text('termin ikke fastsat', 'due date not set');

/** `Graviditet, termin 20. november 2026`: what a case is called where there is room. */
export const caseTitle = (named: Named, lang: Language): string =>
  [kindNames[named.kind][lang], whenOf(named, lang)].filter(Boolean).join(', ');

/** A link to a case: its kind and number, and below it what tells it from the others. */
export const CaseLink = (props: { lang: Language; id: string; named: Named }) => (
  <>
    <a href={`/cases/${props.id}`}>
      {kindNames[props.named.kind][props.lang]} {shortId(props.id)}
    </a>
    <span class="tov-sub">{whenOf(props.named, props.lang)}</span>
  </>
);

/** `Sag 4F2A9C`. */
export const caseNumber = (id: string, lang: Language): string => `${words.case[lang]} ${shortId(id)}`;
