import type { Child } from 'hono/jsx';
import { titleOfEvent } from '../../api/timeline.ts';
import type { Deadline } from '../../domain/obligations/deadline.ts';
import { shortMoment, whenInWords } from '../text/dates.ts';
import { adoptionWords, undoWords } from '../text/record.ts';
import { ConfirmPage, type ToConfirm } from './confirm-page.tsx';
import type { RetractionOutlook } from './retraction.ts';

/** What falls away and which dates move, before an act is taken back. */
export const RetractionPage = ({ outlook, ...act }: ToConfirm & { outlook: RetractionOutlook }) => {
  const { lang } = act.frame;
  const { events, gone, owedAgain, moved } = outlook;
  const when = (value: string | null) =>
    value === null ? adoptionWords.none[lang] : whenInWords(value, lang);
  const named = (list: readonly Deadline[]) =>
    list.map((one) => {
      const due = one.dueAt ?? one.dueOn;
      return due ? `${one.title[lang]}, ${whenInWords(due, lang)}` : one.title[lang];
    });
  return (
    <ConfirmPage {...act}>
      <p>{undoWords.stays[lang]}</p>
      <Part
        title={undoWords.events[lang]}
        items={events.map(
          (fact) => `${titleOfEvent(fact.type)[lang]}, ${shortMoment(fact.recordedMs, lang)}`,
        )}
      />
      <Part title={undoWords.gone[lang]} items={named(gone)} />
      <Part title={undoWords.owedAgain[lang]} items={named(owedAgain)} />
      <Part
        title={adoptionWords.moved[lang]}
        items={moved.map(({ title, before, after }) => `${title[lang]}: ${when(before)} → ${when(after)}`)}
      />
      {gone.length + owedAgain.length + moved.length === 0 && (
        <p class="tov-muted">{undoWords.nothing[lang]}</p>
      )}
    </ConfirmPage>
  );
};

const Part = ({ title, items }: { title: string; items: readonly Child[] }) =>
  items.length === 0 ? null : (
    <section>
      <h2 class="h4">{title}</h2>
      <ul>
        {items.map((one) => (
          <li>{one}</li>
        ))}
      </ul>
    </section>
  );
