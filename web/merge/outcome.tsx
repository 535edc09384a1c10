import type { Language } from '../../api/language.ts';
import { titleOfEvent } from '../../api/timeline.ts';
import { civilDateOf, parseInstant } from '../../domain/calendar/index.ts';
import type { CaseEvent } from '../../domain/case/fact.ts';
import type { MergePreview, Moves } from '../../domain/case/merging/preview.ts';
import type { Deadline } from '../../domain/obligations/deadline.ts';
import { roleName } from '../../domain/rules/roles.ts';
import type { Text } from '../../domain/text.ts';
import { Due, daysLeft } from '../case/due.tsx';
import { shortDate, whenInWords } from '../text/dates.ts';
import { knownAlready, mergeWords } from '../text/merge.ts';
import { words } from '../text/words.ts';
import { worklistWords } from '../text/worklist.ts';

interface Props {
  lang: Language;
  preview: MergePreview;
  act: 'merge' | 'split';
  /** On the clock of the case that goes on. */
  todayOn: string;
}

/** What would come of it: what goes over or comes back, and every limit that is new, moves or stops. */
export const Outcome = ({ lang, preview, act, todayOn }: Props) => {
  const { events, known, survivor, duplicate } = preview;
  const isMerge = act === 'merge';
  return (
    <>
      {!isMerge && (
        <Limits
          lang={lang}
          title={mergeWords.again}
          none={mergeWords.againNone}
          deadlines={duplicate.opened}
          todayOn={todayOn}
        />
      )}
      <section aria-labelledby="events" class="tov-group">
        <h3 id="events">{(isMerge ? mergeWords.over : mergeWords.leaves)[lang]}</h3>
        {events.length === 0 ? (
          <p>{(isMerge ? mergeWords.overNone : mergeWords.leavesNone)[lang]}</p>
        ) : (
          <ul class="tov-goes-over">
            {events.map((event) => (
              <li>
                <strong>{titleOfEvent(event.type)[lang]}</strong>{' '}
                <span class="tov-muted">{when(event, lang)}</span>
              </li>
            ))}
          </ul>
        )}
        {known > 0 && <p class="tov-sub">{knownAlready(known)[lang]}</p>}
      </section>
      {isMerge && (
        <Limits
          lang={lang}
          title={mergeWords.opened}
          none={mergeWords.openedNone}
          deadlines={survivor.opened}
          todayOn={todayOn}
        />
      )}
      <Moved lang={lang} moved={survivor.moved} />
      <Names lang={lang} title={mergeWords.met} deadlines={survivor.met} />
      <Names lang={lang} title={mergeWords.gone} deadlines={survivor.ended} />
      {isMerge && <Names lang={lang} title={mergeWords.stopped} deadlines={duplicate.ended} />}
    </>
  );
};

const when = ({ at, dateOnly }: CaseEvent, lang: Language): string =>
  whenInWords(dateOnly ? civilDateOf(parseInstant(at) ?? 0) : at, lang);

interface Listed {
  lang: Language;
  title: Text;
  deadlines: readonly Deadline[];
}

/** Limits that are not there yet: their titles lead to the rule, as there is no explanation to open. */
const Limits = ({ lang, title, none, deadlines, todayOn }: Listed & { none: Text; todayOn: string }) => (
  <section class="tov-group">
    <h3>{title[lang]}</h3>
    {deadlines.length === 0 ? (
      <p>{none[lang]}</p>
    ) : (
      <table class="table table--compact table-md-responsive-headers tov-table">
        <caption class="sr-only">{title[lang]}</caption>
        <thead>
          <tr>
            <th scope="col" class="tov-col-due">
              {words.due[lang]}
            </th>
            <th scope="col">{worklistWords.what[lang]}</th>
            <th scope="col" class="tov-col-role">
              {words.responsible[lang]}
            </th>
          </tr>
        </thead>
        <tbody>
          {deadlines.map((one) => (
            <tr>
              <td data-title={words.due[lang]}>
                <Due lang={lang} deadline={one} days={daysLeft(one, todayOn)} />
              </td>
              <td data-title={worklistWords.what[lang]}>
                <a href={`/rules/${one.ruleId}`}>{one.title[lang]}</a>
              </td>
              <td data-title={words.responsible[lang]}>{roleName(one.responsible)[lang]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    )}
  </section>
);

const Moved = ({ lang, moved }: { lang: Language; moved: Moves['moved'] }) =>
  moved.length === 0 ? null : (
    <section class="tov-group">
      <h3>{mergeWords.moved[lang]}</h3>
      <table class="table table--compact table-md-responsive-headers">
        <caption class="sr-only">{mergeWords.moved[lang]}</caption>
        <thead>
          <tr>
            <th scope="col">{mergeWords.limit[lang]}</th>
            <th scope="col">{mergeWords.before[lang]}</th>
            <th scope="col">{mergeWords.after[lang]}</th>
          </tr>
        </thead>
        <tbody>
          {moved.map(({ deadline, before, after }) => (
            <tr>
              <td>{deadline.title[lang]}</td>
              <td data-title={mergeWords.before[lang]}>{limitIn(before, lang)}</td>
              <td data-title={mergeWords.after[lang]}>{limitIn(after, lang)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );

const limitIn = (limit: string | null, lang: Language): string =>
  limit === null
    ? mergeWords.noLimit[lang]
    : limit.length === 10
      ? shortDate(limit, lang)
      : whenInWords(limit, lang);

/** Many and of little interest by themselves: folded, with their number. */
const Names = ({ lang, title, deadlines }: Listed) =>
  deadlines.length === 0 ? null : (
    <details class="tov-group">
      <summary>
        {title[lang]} ({deadlines.length})
      </summary>
      <ul>
        {deadlines.map((one) => (
          <li>{one.title[lang]}</li>
        ))}
      </ul>
    </details>
  );
