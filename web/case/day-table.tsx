import { useContext } from 'hono/jsx';
import type { Language } from '../../api/language.ts';
import type { ExplanationStep } from '../../domain/obligations/explain.ts';
import { ForPrint } from '../layout/for-print.ts';
import { whyWords } from '../text/case.ts';
import { dayAndDate } from '../text/dates.ts';

/** Longer counts fold away; every day is there, and the skipped ones are named. */
const SHOWN_OPEN = 16;

/** Every day that was walked: counted with its number, or skipped with its name. */
export const DayTable = ({ lang, days }: { lang: Language; days: NonNullable<ExplanationStep['days']> }) => {
  const table = (
    <table class="table table--extracompact tov-days-table">
      <caption class="sr-only">{whyWords.days[lang]}</caption>
      <thead>
        <tr>
          <th scope="col">{whyWords.day[lang]}</th>
          <th scope="col">{whyWords.counts[lang]}</th>
        </tr>
      </thead>
      <tbody>
        {days.map(({ on, counted, skipped }) => (
          <tr class={skipped ? 'tov-skipped' : ''}>
            <td>{dayAndDate(on, lang)}</td>
            <td>
              {counted !== undefined && `${whyWords.count[lang]} ${counted}`}
              {skipped && `${whyWords.skipped[lang]}: ${skipped[lang]}`}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
  if (days.length <= SHOWN_OPEN) return table;
  return (
    <details class="details" open={useContext(ForPrint)}>
      <summary class="details-summary">
        {whyWords.days[lang]} ({days.length} {whyWords.daysCounted[lang]})
      </summary>
      <div class="details-text">{table}</div>
    </details>
  );
};
