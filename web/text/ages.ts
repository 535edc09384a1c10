import type { Language } from '../../api/language.ts';
import type { Age } from '../../domain/calendar/index.ts';

/** `2 år 4 måneder`, `5 uger`, `3 dage`: the two largest units that say something. */
export function ageText(age: Age, lang: Language): string {
  const units: readonly [number, string, string][] =
    lang === 'da'
      ? [
          [age.years, 'år', 'år'],
          [age.months, 'måned', 'måneder'],
          [age.weeks, 'uge', 'uger'],
          [age.days, 'dag', 'dage'],
        ]
      : [
          [age.years, 'year', 'years'],
          [age.months, 'month', 'months'],
          [age.weeks, 'week', 'weeks'],
          [age.days, 'day', 'days'],
        ];
  const said = units.filter(([n]) => n > 0).slice(0, 2);
  if (said.length === 0) return lang === 'da' ? 'nyfødt' : 'newborn';
  return said.map(([n, one, many]) => `${n} ${n === 1 ? one : many}`).join(' ');
}

/** `uge 14+5`. */
export const gestationText = (age: string, lang: Language): string =>
  lang === 'da' ? `uge ${age}` : `week ${age}`;
