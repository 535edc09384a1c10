import type { Language } from '../../api/language.ts';
import type { Deadline } from '../../domain/obligations/deadline.ts';
import { Alert } from '../layout/parts.tsx';
import { caseWords, confirmWords } from '../text/case.ts';
import { whenInWords } from '../text/dates.ts';
import { undoWords } from '../text/record.ts';
import { toldEvent } from '../text/told-events.ts';
import { whyUrl } from './due.tsx';
import { linkName } from './head.tsx';
import type { VersionChanges } from './version-changes.ts';

/** More of a kind than this is told as a number: a birth opens dozens. */
const LISTED = 6;

interface Props {
  lang: Language;
  caseId: string;
  changes: VersionChanges;
  deadlines: readonly Deadline[];
  /** The form that takes it back; null where this reader may not. */
  undo: string | null;
  /** Told without the tone of success. */
  calm: boolean;
}

/** After a form: what was recorded, and which deadlines it opened, met, cancelled and moved. */
export const Confirmation = ({ lang, caseId, changes, deadlines, undo, calm }: Props) => {
  const { opened, met, cancelled, recomputed, openedCases } = changes;
  const nothing = opened.length + met.length + cancelled.length + recomputed.length === 0;
  const list = (ids: readonly string[]) => ids.filter((id) => deadlines.some((one) => one.id === id));
  const parts = [
    { title: confirmWords.met[lang], ids: list(met) },
    { title: confirmWords.opened[lang], ids: list(opened.filter((id) => !met.includes(id))) },
    { title: confirmWords.cancelled[lang], ids: list(cancelled) },
    { title: confirmWords.moved[lang], ids: list(recomputed.map(({ id }) => id)) },
  ];
  return (
    <Alert
      lang={lang}
      variant={calm ? 'info' : 'success'}
      live
      heading={`${confirmWords.recorded[lang]}: ${toldEvent(changes.fact.type)[lang]}`}
    >
      {nothing && <p>{confirmWords.nothing[lang]}</p>}
      {parts.map(({ title, ids }) => (
        <DeadlineNames lang={lang} caseId={caseId} title={title} ids={ids} deadlines={deadlines} />
      ))}
      {openedCases.length > 0 && (
        <>
          <p class="tov-list-title">{confirmWords.children[lang]}</p>
          <ul>
            {openedCases.map((link) => (
              <li>
                <a href={`/cases/${link.id}`}>{linkName(link, lang)}</a>
              </li>
            ))}
          </ul>
        </>
      )}
      {undo && (
        <p>
          <a href={undo}>{undoWords.undo[lang]}</a>
        </p>
      )}
    </Alert>
  );
};

const DeadlineNames = (props: {
  lang: Language;
  caseId: string;
  title: string;
  ids: readonly string[];
  deadlines: readonly Deadline[];
}) => {
  const { lang, caseId, ids } = props;
  if (ids.length === 0) return null;
  const byId = new Map(props.deadlines.map((one) => [one.id, one]));
  return (
    <>
      <p class="tov-list-title">
        {props.title} ({ids.length})
      </p>
      <ul>
        {ids.slice(0, LISTED).map((id) => {
          const one = byId.get(id);
          const due = one?.dueAt ?? one?.dueOn;
          return (
            <li>
              <a href={whyUrl(caseId, id)}>{one?.title[lang] ?? caseWords.deadlines[lang]}</a>
              {due && `, ${whenInWords(due, lang)}`}
            </li>
          );
        })}
        {ids.length > LISTED && <li>{`+ ${ids.length - LISTED}`}</li>}
      </ul>
    </>
  );
};
