import type { Language } from '../../api/language.ts';
import { civilDateOf } from '../../domain/calendar/index.ts';
import type { Text } from '../../domain/text.ts';
import { Icon } from '../layout/icon.tsx';
import { dateInWords, timeOfDay } from '../text/dates.ts';
import { backWords } from '../text/history.ts';
import { words } from '../text/words.ts';
import type { LookingBack } from './look-back.ts';

/** Says that the page shows an earlier day, and leads a day or an entry back and forth, and to today. */
export const LookBackBar = (props: { lang: Language; back: LookingBack; address: string }) => {
  const { lang, back, address } = props;
  const on = civilDateOf(back.atMs);
  const at = back.wholeDay ? '' : `${lang === 'da' ? ' kl. ' : ' at '}${timeOfDay(back.atMs, lang)}`;
  const steps: readonly (readonly [string | null, Text])[] = [
    [back.steps.previousDay, backWords.previousDay],
    [back.steps.previousEvent, backWords.previousEvent],
    [back.steps.nextEvent, backWords.nextEvent],
    [back.steps.nextDay, backWords.nextDay],
  ];
  return (
    <section class="tov-back-in-time" aria-labelledby="back-in-time">
      <p id="back-in-time" class="h4">
        <Icon name="time" /> {backWords.asKnown[lang]} {dateInWords(on, lang)}
        {at}
      </p>
      <p>{(back.notBegun ? backWords.notBegun : backWords.lead)[lang]}</p>
      <nav aria-label={backWords.steps[lang]}>
        <ul class="nobullet-list">
          {steps.map(([asOf, text]) =>
            asOf === null ? null : (
              <li>
                <a href={`${address}?asOf=${encodeURIComponent(asOf)}`}>{text[lang]}</a>
              </li>
            ),
          )}
          <li>
            <a class="button button-secondary" href={address}>
              {backWords.toNow[lang]}
            </a>
          </li>
        </ul>
      </nav>
    </section>
  );
};

/** The way back in time from a page of today, or to another day. */
export const LookBackForm = (props: { lang: Language; address: string; on: string; todayOn: string }) => {
  const { lang, address, on, todayOn } = props;
  return (
    <details class="tov-more tov-look-back" open={on !== todayOn}>
      <summary>{backWords.look[lang]}</summary>
      <form method="get" action={address} class="tov-inline-form">
        <div class="form-group">
          <label class="form-label" for="as-of-day">
            {backWords.day[lang]}
          </label>
          <input class="form-input" type="date" id="as-of-day" name="asOf" value={on} max={todayOn} />
        </div>
        <div class="tov-filter-buttons">
          <button type="submit" class="button button-secondary">
            {words.show[lang]}
          </button>
        </div>
      </form>
    </details>
  );
};
