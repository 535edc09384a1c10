import type { Language } from '../../api/language.ts';
import type { Text } from '../../domain/text.ts';
import { lossWords } from '../text/record.ts';
import { ConfirmPage, type ToConfirm } from './confirm-page.tsx';
import type { LossOutlook, Reasoned } from './loss.ts';

/** One calm page before a loss is recorded: what stops, what stays and why, and that the family is left in peace. */
export const LossPage = ({ outlook, ...act }: ToConfirm & { outlook: LossOutlook }) => {
  const { lang } = act.frame;
  return (
    <ConfirmPage {...act}>
      <div class="tov-calm">
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
      </div>
    </ConfirmPage>
  );
};

const Listed = (props: { lang: Language; title: string; list: readonly Reasoned[]; none: string }) => (
  <section>
    <h2 class="h4">{props.title}</h2>
    {props.list.length === 0 && <p class="tov-muted">{props.none}</p>}
    {byReason(props.list).map(({ why, names }) => (
      <>
        {why && <p class="tov-list-title">{sentence(why[props.lang])}</p>}
        <ul>
          {counted(names.map((name) => name[props.lang])).map(([title, n]) => (
            <li>{n === 1 ? title : `${title} (${n})`}</li>
          ))}
        </ul>
      </>
    ))}
  </section>
);

/** The deadlines under the reason that they share, in the order in which the reasons come. */
function byReason(list: readonly Reasoned[]): readonly { why: Text | null; names: Text[] }[] {
  const groups: { why: Text | null; names: Text[] }[] = [];
  for (const { deadline, why } of list) {
    const group = groups.find((one) => one.why?.da === why?.da);
    if (group) group.names.push(deadline.title);
    else groups.push({ why, names: [deadline.title] });
  }
  return groups;
}

const sentence = (reason: string): string => (reason.endsWith('.') ? reason : `${reason}.`);

/** Each name once, with how many there are. */
const counted = (names: readonly string[]): (readonly [string, number])[] =>
  [...new Set(names)].map((name) => [name, names.filter((one) => one === name).length]);
