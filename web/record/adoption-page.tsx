import { whenInWords } from '../text/dates.ts';
import { adoptionWords } from '../text/record.ts';
import type { MovedDate } from './adoption.ts';
import { ConfirmPage, type ToConfirm } from './confirm-page.tsx';

/** Every date that a newer rule set would move, before two people answer for it. */
export const AdoptionPage = ({ moved, ...act }: ToConfirm & { moved: readonly MovedDate[] }) => {
  const { lang } = act.frame;
  const when = (value: string | null) =>
    value === null ? adoptionWords.none[lang] : whenInWords(value, lang);
  return (
    <ConfirmPage {...act}>
      <section>
        <h2 class="h4">{adoptionWords.moved[lang]}</h2>
        {moved.length === 0 ? (
          <p class="tov-muted">{adoptionWords.nothing[lang]}</p>
        ) : (
          <ul>
            {moved.map(({ title, before, after }) => (
              <li>
                <strong>{title[lang]}</strong>: {when(before)} → {when(after)}
              </li>
            ))}
          </ul>
        )}
      </section>
    </ConfirmPage>
  );
};
