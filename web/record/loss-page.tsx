import type { Language } from '../../api/language.ts';
import type { Deadline } from '../../domain/obligations/deadline.ts';
import { lossWords } from '../text/record.ts';
import { ConfirmPage, type ToConfirm } from './confirm-page.tsx';
import type { LossOutlook } from './loss.ts';

/** One calm page before a loss is recorded: what stops, what stays, and that the family is left in peace. */
export const LossPage = ({ outlook, ...act }: ToConfirm & { outlook: LossOutlook }) => {
  const { lang } = act.frame;
  return (
    <ConfirmPage {...act}>
      <p class="font-lead">{lossWords.silence[lang]}</p>
      {act.stored.state.links.length > 0 && <p>{lossWords.linked[lang]}</p>}
      <Listed
        lang={lang}
        title={lossWords.stops[lang]}
        list={outlook.stops}
        none={lossWords.stopsNothing[lang]}
      />
      <Listed
        lang={lang}
        title={lossWords.stays[lang]}
        list={outlook.stays}
        none={lossWords.staysNothing[lang]}
      />
      {outlook.opens.length > 0 && (
        <Listed lang={lang} title={lossWords.opens[lang]} list={outlook.opens} none="" />
      )}
    </ConfirmPage>
  );
};

const Listed = (props: { lang: Language; title: string; list: readonly Deadline[]; none: string }) => (
  <section>
    <h2 class="h4">{props.title}</h2>
    {props.list.length === 0 ? (
      <p class="tov-muted">{props.none}</p>
    ) : (
      <ul>
        {counted(props.list.map((one) => one.title[props.lang])).map(([title, n]) => (
          <li>{n === 1 ? title : `${title} (${n})`}</li>
        ))}
      </ul>
    )}
  </section>
);

/** Each name once, with how many there are. */
const counted = (names: readonly string[]): (readonly [string, number])[] =>
  [...new Set(names)].map((name) => [name, names.filter((one) => one === name).length]);
