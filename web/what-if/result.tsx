import type { Child } from 'hono/jsx';
import type { Language } from '../../api/language.ts';
import { civilDateOf, parseInstant } from '../../domain/calendar/index.ts';
import type { Refusal } from '../../domain/case/refusal.ts';
import type { CaseState } from '../../domain/case/state.ts';
import { deadlinesOf } from '../../domain/obligations/deadline.ts';
import { ruleById } from '../../domain/rules/catalogue.ts';
import { isRole, roleName } from '../../domain/rules/roles.ts';
import type { Difference, MovedDeadline, WhatIfResult } from '../../domain/simulation/what-if.ts';
import type { Text } from '../../domain/text.ts';
import { PlainTable } from '../access-log/look-table.tsx';
import { whyUrl } from '../case/due.tsx';
import { Alert, StatusMark } from '../layout/parts.tsx';
import { dayAndDate, shortDate, shortMoment } from '../text/dates.ts';
import { movedBy, whatIfWords } from '../text/what-if.ts';
import { words } from '../text/words.ts';
import { Axis } from './axis.tsx';
import { inOrder, type Outcome, outcomeOf } from './outcome.ts';

/** What was asked and cannot be done: the words of the law, with the field that it came from. */
export const Refusals = (props: { lang: Language; field: string; refusal: Refusal }) => (
  <Alert lang={props.lang} variant="warning" live heading={whatIfWords.refused[props.lang]}>
    <p>
      {props.field}: {props.refusal.message[props.lang]}
    </p>
    {props.refusal.source && (
      <p>
        {words.source[props.lang]}: {props.refusal.source}
      </p>
    )}
  </Alert>
);

interface Props {
  lang: Language;
  state: CaseState;
  result: WhatIfResult;
  nowMs: number;
}

/** Before and after: the axis, then what moves, comes in, falls away, and the reminders, case by case. */
export const Result = ({ lang, state, result, nowMs }: Props) => {
  const known = new Set(deadlinesOf(state, nowMs).map(({ id }) => id));
  const linkTo = (id: string) => (known.has(id) ? whyUrl(state.id, id) : null);
  const nothing = isSilent(result) && result.cases.length === 0;
  const until = civilDateOf(parseInstant(result.until) ?? nowMs);
  return (
    <>
      <p class="tov-muted">
        {whatIfWords.compared[lang]} {dayAndDate(until, lang)}.
      </p>
      {nothing && <p class="tov-empty">{whatIfWords.nothing[lang]}</p>}
      <Axis lang={lang} nowMs={nowMs} deadlines={[result, ...result.cases].flatMap((one) => one.deadlines)} />
      <Differences lang={lang} of={result} linkTo={linkTo} />
      {result.cases.map((linked) => (
        <section class="tov-group" aria-labelledby={`wi-case-${linked.ref}`}>
          <h3 id={`wi-case-${linked.ref}`} class="h4">
            {linkedTitle(linked.change)[lang]}
          </h3>
          <Differences lang={lang} of={linked} linkTo={() => null} />
        </section>
      ))}
    </>
  );
};

const isSilent = ({ deadlines, reminders }: Difference): boolean =>
  deadlines.length + reminders.added.length + reminders.removed.length === 0;

const linkedTitle = (change: 'opened' | 'withdrawn' | 'moved'): Text =>
  change === 'opened'
    ? whatIfWords.opened
    : change === 'withdrawn'
      ? whatIfWords.withdrawn
      : whatIfWords.linked;

type LinkTo = (id: string) => string | null;

const Differences = ({ lang, of, linkTo }: { lang: Language; of: Difference; linkTo: LinkTo }) => {
  const outcome: Outcome = outcomeOf(of);
  const shared = { lang, linkTo };
  const titles = new Map(of.deadlines.map(({ id, title }) => [id, title]));
  return (
    <>
      {outcome.moved.length > 0 && (
        <Part title={whatIfWords.moved[lang]} count={outcome.moved.length}>
          <PlainTable
            caption={whatIfWords.moved[lang]}
            columns={[whatIfWords.deadline, whatIfWords.before, whatIfWords.after, whatIfWords.by].map(
              (one) => one[lang],
            )}
          >
            {outcome.moved.map((one) => (
              <tr>
                <Name of={one} {...shared} />
                <td data-title={whatIfWords.before[lang]}>{said(one.before, lang)}</td>
                <td data-title={whatIfWords.after[lang]}>
                  <strong>{said(one.after, lang)}</strong>
                </td>
                <td data-title={whatIfWords.by[lang]}>{movedBy(one.days)[lang]}</td>
              </tr>
            ))}
          </PlainTable>
        </Part>
      )}
      <Side title={whatIfWords.added[lang]} list={outcome.added} side="after" {...shared} />
      <Side title={whatIfWords.gone[lang]} list={outcome.gone} side="before" {...shared} />
      {outcome.changed.length > 0 && (
        <Part title={whatIfWords.changed[lang]} count={outcome.changed.length}>
          <PlainTable
            caption={whatIfWords.changed[lang]}
            columns={[whatIfWords.deadline, whatIfWords.before, whatIfWords.after].map((one) => one[lang])}
          >
            {outcome.changed.map((one) => (
              <tr>
                <Name of={one} {...shared} />
                <td data-title={whatIfWords.before[lang]}>
                  {one.statusBefore && <StatusMark lang={lang} status={one.statusBefore} />}
                </td>
                <td data-title={whatIfWords.after[lang]}>
                  {one.statusAfter && <StatusMark lang={lang} status={one.statusAfter} />}
                </td>
              </tr>
            ))}
          </PlainTable>
        </Part>
      )}
      <Reminders
        lang={lang}
        title={whatIfWords.remindersAdded[lang]}
        list={of.reminders.added}
        titles={titles}
      />
      <Reminders
        lang={lang}
        title={whatIfWords.remindersRemoved[lang]}
        list={of.reminders.removed}
        titles={titles}
      />
    </>
  );
};

const Part = (props: { title: string; count: number; children: Child }) => (
  <section class="tov-group">
    <h3 class="h4">
      {props.title} <span class="tov-count">{props.count}</span>
    </h3>
    {props.children}
  </section>
);

/** A child's case opens with all its deadlines until school: a list that long folds. */
const MOST_AT_ONCE = 12;

const Side = (props: {
  lang: Language;
  title: string;
  list: readonly MovedDeadline[];
  side: 'before' | 'after';
  linkTo: LinkTo;
}) => {
  const { lang, title, list, side, linkTo } = props;
  if (list.length === 0) return null;
  const table = (
    <PlainTable caption={title} columns={[whatIfWords.deadline[lang], words.due[lang]]}>
      {list.map((one) => (
        <tr>
          <Name lang={lang} of={one} linkTo={linkTo} />
          <td data-title={words.due[lang]}>{said(one[side], lang)}</td>
        </tr>
      ))}
    </PlainTable>
  );
  if (list.length <= MOST_AT_ONCE)
    return (
      <Part title={title} count={list.length}>
        {table}
      </Part>
    );
  return (
    <details class="tov-more">
      <summary>
        {title} ({list.length})
      </summary>
      {table}
    </details>
  );
};

const Name = ({ lang, of, linkTo }: { lang: Language; of: MovedDeadline; linkTo: LinkTo }) => {
  const href = linkTo(of.id);
  const rule = of.id.slice(0, of.id.indexOf('.'));
  return (
    <td data-title={whatIfWords.deadline[lang]}>
      {href ? <a href={href}>{of.title[lang]}</a> : of.title[lang]}
      {ruleById(rule) && (
        <span class="tov-sub">
          <a href={`/rules/${rule}`}>{rule}</a>
        </span>
      )}
    </td>
  );
};

function said(due: string | null, lang: Language): string {
  if (due === null) return words.noDate[lang];
  const ms = parseInstant(due);
  return ms === null ? shortDate(due, lang) : shortMoment(ms, lang);
}

const Reminders = (props: {
  lang: Language;
  title: string;
  list: Difference['reminders']['added'];
  titles: ReadonlyMap<string, Text>;
}) => {
  const { lang, title, list, titles } = props;
  if (list.length === 0) return null;
  return (
    <details class="tov-more">
      <summary>
        {title} ({list.length})
      </summary>
      <PlainTable
        caption={title}
        columns={[whatIfWords.when, whatIfWords.deadline, whatIfWords.to].map((one) => one[lang])}
      >
        {inOrder(list).map((one) => (
          <tr>
            <td data-title={whatIfWords.when[lang]}>{shortMoment(one.ms, lang)}</td>
            <td data-title={whatIfWords.deadline[lang]}>
              {(titles.get(one.deadlineId) ?? ruleById(one.deadlineId.split('.')[0] ?? '')?.title)?.[lang] ??
                one.deadlineId}
            </td>
            <td data-title={whatIfWords.to[lang]}>{isRole(one.to) ? roleName(one.to)[lang] : one.to}</td>
          </tr>
        ))}
      </PlainTable>
    </details>
  );
};
