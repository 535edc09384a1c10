import type { CaseQuestion } from '../../api/find-cases.ts';
import { type CivilDate, isCivilDate } from '../../domain/calendar/index.ts';
import { soundsOf } from '../../domain/persons/name-sound.ts';
import { caseNumberIn } from '../worklist/search.ts';

/** Ten signs of which the first six are digits: meant as somebody's number, whether it is one or not. */
const NUMBER = /^\d{6}[- ]?[0-9a-z]{4}$/i;

/** `20.8.2026`, `20-08-26`, `20/8 2026`, `2026-08-20`, `20. august 2026`; the year is always said. */
const NUMERIC = /(?<!\d)(\d{1,2})[-./ ]{1,2}(\d{1,2})[-./ ]{1,2}(\d{4}|\d{2})(?!\d)/;
const ISO = /(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)/;
const WORDED =
  /(?<!\d)(\d{1,2})\.? ?(jan|feb|mar|apr|maj|may|jun|jul|aug|sep|okt|oct|nov|dec)[a-zæøå]*\.? ?(\d{4})(?!\d)/i;
const months = ['jan', 'feb', 'mar', 'apr', 'maj', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'dec'];

/**
 * What somebody typed into the one box: a personal number, the number of a case, a date (the termin), a name, or a name and
 * a date. Null where it is none of them.
 */
export function readTyped(typed: string): CaseQuestion | null {
  const said = typed.trim().slice(0, 200);
  if (NUMBER.test(said)) return { by: 'number', number: said.replace(' ', '') };
  const dated = dateIn(said);
  const numbered = dated ? undefined : caseNumberIn(said.toLowerCase());
  if (numbered !== undefined) return { by: 'case', numbered };
  const name = (dated ? said.replace(dated.text, ' ') : said)
    .replace(/(?<!\p{L})termin(?!\p{L})/giu, ' ')
    .trim();
  const isName = !/\d/.test(name) && name.length > 1 && soundsOf(name).length > 0;
  if (!isName && (name !== '' || !dated)) return null;
  return { by: 'name', ...(isName ? { name } : {}), ...(dated ? { termin: dated.on } : {}) };
}

function dateIn(said: string): { on: CivilDate; text: string } | null {
  const iso = ISO.exec(said);
  const numeric = iso ? null : NUMERIC.exec(said);
  const worded = iso || numeric ? null : WORDED.exec(said);
  const found = iso ?? numeric ?? worded;
  if (!found) return null;
  const [text, a = '', b = '', c = ''] = found;
  const on = iso ? text : civil(a, worded ? String(monthOf(b)) : b, c);
  return isCivilDate(on) ? { on, text } : null;
}

const civil = (day: string, month: string, year: string): string =>
  `${year.length === 2 ? `20${year}` : year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;

const english: Readonly<Record<string, string>> = { may: 'maj', oct: 'okt' };

const monthOf = (word: string): number => {
  const lower = word.toLowerCase();
  return months.indexOf(english[lower] ?? lower) + 1;
};
