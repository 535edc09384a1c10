import { headerOf } from '../../api/case-summary.ts';
import { scopeName } from '../../api/identity/region.ts';
import type { Language } from '../../api/language.ts';
import { deadlinesSeen, type SeenCase } from '../../api/seen-case.ts';
import { civilDateOf, parseInstant } from '../../domain/calendar/index.ts';
import { unmetStatuses } from '../../domain/obligations/status.ts';
import type { Text } from '../../domain/text.ts';
import { caseNumber, caseTitle } from '../case/case-name.tsx';
import { dateInWords } from '../text/dates.ts';
import { mergeWords } from '../text/merge.ts';
import { phaseNames } from '../text/words.ts';

/** One of the two cases, with the name that its reader may see. */
export interface Side {
  seen: SeenCase;
  nowMs: number;
  name: string | null;
  role: Text;
}

/** The two cases beside each other, line by line, so that a difference is seen. */
export const SideBySide = ({ lang, sides }: { lang: Language; sides: readonly [Side, Side] }) => {
  const headers = sides.map(({ seen, nowMs }) => headerOf(seen, nowMs));
  const rows: readonly (readonly [Text, (side: Side, i: number) => string])[] = [
    [mergeWords.name, ({ name }) => name ?? mergeWords.noName[lang]],
    [mergeWords.about, (_side, i) => (headers[i] ? caseTitle(headers[i], lang) : '')],
    [
      mergeWords.started,
      (_side, i) => dateInWords(civilDateOf(parseInstant(headers[i]?.startedAt) ?? 0), lang),
    ],
    [mergeWords.where, (_side, i) => scopeName(headers[i]?.municipality ?? '')[lang]],
    [mergeWords.phase, (_side, i) => (headers[i] ? phaseNames[headers[i].phase][lang] : '')],
    [
      mergeWords.open,
      ({ seen, nowMs }) =>
        String(
          deadlinesSeen(seen, seen.state, nowMs).filter(({ status }) => unmetStatuses.includes(status))
            .length,
        ),
    ],
    [
      mergeWords.recorded,
      ({ seen }) => String(seen.state.facts.filter(({ retractedBy }) => retractedBy === undefined).length),
    ],
  ];
  return (
    <table class="table tov-sides">
      <caption class="sr-only">{mergeWords.title[lang]}</caption>
      <thead>
        <tr>
          <td />
          {sides.map(({ seen, role }) => (
            <th scope="col">
              <span class="tov-over">{role[lang]}</span>
              <a href={`/cases/${seen.state.id}`}>{caseNumber(seen.state.id, lang)}</a>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([title, of]) => (
          <tr>
            <th scope="row">{title[lang]}</th>
            {sides.map((side, i) => (
              <td>{of(side, i)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
};
