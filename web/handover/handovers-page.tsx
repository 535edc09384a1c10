import type { HandoverRow } from '../../api/handover-ports.ts';
import { scopeName } from '../../api/identity/region.ts';
import type { Language } from '../../api/language.ts';
import { civilDateOf, daysBetween } from '../../domain/calendar/index.ts';
import { handoverId } from '../../domain/handover/handover.ts';
import { PlainTable } from '../access-log/look-table.tsx';
import { shortId } from '../case-id.ts';
import { type Frame, Page } from '../layout/page.tsx';
import { daysInWords, shortMoment } from '../text/dates.ts';
import { handoverKinds, handoverStates, handoverWords } from '../text/handover.ts';

interface Props {
  frame: Frame;
  /** The caller's organisation. */
  scope: string;
  rows: readonly HandoverRow[];
  nowMs: number;
}

/** Handovers of an organisation: what it has to answer, what it waits for, what is over. */
export const HandoversPage = ({ frame, scope, rows, nowMs }: Props) => {
  const { lang } = frame;
  const waiting = rows.filter(({ state }) => state === 'waiting');
  const parts = [
    { name: 'incoming', rows: waiting.filter(({ to }) => to === scope) },
    { name: 'outgoing', rows: waiting.filter(({ to }) => to !== scope) },
    { name: 'settled', rows: rows.filter(({ state }) => state !== 'waiting') },
  ] as const;
  return (
    <Page frame={frame} title={handoverWords.title[lang]}>
      <h1>{handoverWords.title[lang]}</h1>
      <p class="font-lead">{handoverWords.lead[lang]}</p>
      {parts.map((part) => (
        <section aria-labelledby={part.name} class="tov-group">
          <h2 id={part.name} class="h3">
            {handoverWords[part.name][lang]}
          </h2>
          {part.rows.length === 0 ? (
            <p>{handoverWords.none[lang]}</p>
          ) : (
            <HandoverTable
              lang={lang}
              caption={handoverWords[part.name][lang]}
              rows={part.rows}
              nowMs={nowMs}
            />
          )}
        </section>
      ))}
    </Page>
  );
};

const HandoverTable = (props: {
  lang: Language;
  caption: string;
  rows: readonly HandoverRow[];
  nowMs: number;
}) => {
  const { lang, rows, nowMs } = props;
  const { case: of, from, to, asked, waited, state, settledAt } = handoverWords;
  const isOver = rows.every((row) => row.state !== 'waiting');
  const columns = [of, from, to, asked, ...(isOver ? [state, settledAt] : [waited])];
  return (
    <PlainTable caption={props.caption} columns={columns.map((one) => one[lang])}>
      {rows.map((row) => (
        <tr>
          <td data-title={of[lang]}>
            <a href={`/handovers/${handoverId(row)}`}>
              {shortId(row.caseId)}, {handoverKinds[row.kind][lang].toLowerCase()}
            </a>
          </td>
          <td data-title={from[lang]}>{scopeName(row.from)[lang]}</td>
          <td data-title={to[lang]}>
            {row.to === null ? handoverWords.elsewhere[lang] : scopeName(row.to)[lang]}
          </td>
          <td data-title={asked[lang]}>{shortMoment(row.askedMs, lang)}</td>
          {isOver ? (
            <>
              <td data-title={state[lang]}>{handoverStates[row.state][lang]}</td>
              <td data-title={settledAt[lang]}>
                {row.settledMs === null ? '' : shortMoment(row.settledMs, lang)}
              </td>
            </>
          ) : (
            <td data-title={waited[lang]}>
              {daysInWords(Math.max(0, daysBetween(civilDateOf(row.askedMs), civilDateOf(nowMs))), lang)}
            </td>
          )}
        </tr>
      ))}
    </PlainTable>
  );
};
