import { useContext } from 'hono/jsx';
import { mayLook } from '../../access/may.ts';
import type { AvailableCommand } from '../../api/available-commands.ts';
import type { Language } from '../../api/language.ts';
import { deadlinesSeen, type SeenCase } from '../../api/seen-case.ts';
import { civilDateOf } from '../../domain/calendar/index.ts';
import type { Deadline } from '../../domain/obligations/deadline.ts';
import type { Status } from '../../domain/obligations/status.ts';
import { AssignmentBox } from '../assignment/case-box.tsx';
import { ForPrint } from '../layout/for-print.ts';
import { Icon } from '../layout/icon.tsx';
import type { Frame } from '../layout/page.tsx';
import { StatusMark } from '../layout/parts.tsx';
import { BirthAwaits } from '../record/birth-proposal.tsx';
import { formUrl } from '../record/next-act.ts';
import { undoUrl } from '../record/undo.ts';
import { caseWords } from '../text/case.ts';
import { statusNames } from '../text/words.ts';
import { countOf } from '../text/worklist.ts';
import { Confirmation } from './confirmation.tsx';
import { DeadlineTable } from './deadline-table.tsx';
import { daysLeft } from './due.tsx';
import { CasePage } from './frame.tsx';
import { GuestPart } from './guest-part.tsx';
import { isCalm } from './marks.ts';
import { ownFirst } from './own-first.ts';
import type { VersionChanges } from './version-changes.ts';

const owed: readonly Status[] = ['overdue', 'due-soon', 'open', 'advisory-missed', 'paused'];
const ended: readonly Status[] = ['met', 'met-late', 'exempted', 'cancelled'];

/** How many of the likely next acts are offered beside the deadlines. */
const ACTS_SHOWN = 5;
/** Open deadlines further ahead than this fold away. */
const NEAR_DAYS = 30;

interface Props {
  frame: Frame;
  stored: SeenCase;
  nowMs: number;
  acts: readonly AvailableCommand[];
  recorded: VersionChanges | null;
  /** The civil register has told of a birth that nobody has recorded. */
  birthAwaits: boolean;
}

/** The case at a glance: what can be done now, and its deadlines by where they stand. */
export const OverviewPage = ({ frame, stored, nowMs, acts, recorded, birthAwaits }: Props) => {
  const { lang } = frame;
  const deadlines = [...deadlinesSeen(stored, stored.state, nowMs)].sort(byDue);
  const todayOn = civilDateOf(nowMs);
  const { id } = stored.state;
  const table = { lang, caseId: id, todayOn };
  const titles = new Map(deadlines.map((one) => [one.id, one.title]));
  const near = (one: Deadline) => {
    const days = daysLeft(one, todayOn);
    return days !== null && days <= NEAR_DAYS;
  };
  const open = owed.flatMap((status) => group(deadlines, status, status === 'open' ? near : undefined));
  const later = deadlines.filter((one) => one.status === 'open' && !near(one));
  const showsDeadlines = stored.sight.sees('own-deadlines');
  const mayRecord =
    frame.caller !== null && !frame.lookingBack && mayLook(frame.caller, stored.sight.relation, 'commands');
  const past = ended.flatMap((status) => group(deadlines, status));
  return (
    <CasePage
      frame={frame}
      stored={stored}
      nowMs={nowMs}
      tab="overview"
      notice={
        <>
          {recorded && (
            <Confirmation
              lang={lang}
              caseId={id}
              changes={recorded}
              deadlines={deadlines}
              undo={undoUrl(frame.caller, stored, recorded.fact.id)}
              calm={isCalm(stored, nowMs)}
            />
          )}
          {birthAwaits && <BirthAwaits lang={lang} caseId={id} />}
        </>
      }
    >
      {showsDeadlines ? (
        <div class="tov-columns">
          <div class="tov-columns-main">
            {open.length + later.length === 0 && <p class="tov-empty">{caseWords.nothingDue[lang]}</p>}
            {open.map(({ status, list }) => (
              <section aria-labelledby={`status-${status}`} class="tov-group">
                <h2 id={`status-${status}`} class="h4">
                  <StatusMark lang={lang} status={status} />
                  <span class="tov-count">{countOf(list.length)[lang]}</span>
                </h2>
                <DeadlineTable
                  lang={lang}
                  caseId={id}
                  caption={statusNames[status][lang]}
                  deadlines={list}
                  todayOn={todayOn}
                />
              </section>
            ))}
            <Folded {...table} title={caseWords.later[lang]} deadlines={later} />
            {group(deadlines, 'waiting').map(({ status, list }) => (
              <Folded {...table} title={statusNames[status][lang]} deadlines={list} />
            ))}
            {past.length > 0 && <h2 class="h4">{caseWords.ended[lang]}</h2>}
            {past.map(({ status, list }) => (
              <Folded {...table} title={statusNames[status][lang]} deadlines={list} />
            ))}
          </div>
          {mayRecord && (
            <aside class="tov-columns-side" aria-labelledby="acts-now">
              <h2 id="acts-now" class="h4">
                {caseWords.actsNow[lang]}
              </h2>
              <NextActs
                lang={lang}
                caseId={id}
                acts={ownFirst(acts, deadlines, frame.caller)}
                titles={titles}
              />
              <p>
                <a href={`/cases/${id}/record`}>{caseWords.allActs[lang]}</a>
              </p>
              <AssignmentBox frame={frame} stored={stored} nowMs={nowMs} />
            </aside>
          )}
        </div>
      ) : (
        <GuestPart lang={lang} seen={stored} />
      )}
    </CasePage>
  );
};

/** A table that opens when somebody wants it. */
const Folded = (props: {
  lang: Language;
  caseId: string;
  todayOn: string;
  title: string;
  deadlines: readonly Deadline[];
}) => {
  const { title, deadlines } = props;
  if (deadlines.length === 0) return null;
  return (
    <details class="details" open={useContext(ForPrint)}>
      <summary class="details-summary">
        {title} ({deadlines.length})
      </summary>
      <div class="details-text">
        <DeadlineTable {...props} caption={title} />
      </div>
    </details>
  );
};

/** The acts that meet an open deadline, soonest first. */
export const NextActs = (props: {
  lang: Language;
  caseId: string;
  acts: readonly AvailableCommand[];
  titles: ReadonlyMap<string, Deadline['title']>;
}) => {
  const likely = props.acts.filter((act) => act.allowed && act.meets.length > 0).slice(0, ACTS_SHOWN);
  if (likely.length === 0) return <p class="tov-muted">{caseWords.nothingDue[props.lang]}</p>;
  return (
    <ul class="nobullet-list tov-acts">
      {likely.map((act) => (
        <li>
          <a href={formUrl(props.caseId, act.name, act.meets[0])} class="tov-act">
            <span class="tov-act-name">{act.title[props.lang]}</span>
            <span class="tov-sub">{props.titles.get(act.meets[0] ?? '')?.[props.lang]}</span>
            <Icon name="chevron-right" />
          </a>
        </li>
      ))}
    </ul>
  );
};

const group = (
  deadlines: readonly Deadline[],
  status: Status,
  shown: (one: Deadline) => boolean = () => true,
) => {
  const list = deadlines.filter((one) => one.status === status && shown(one));
  return list.length === 0 ? [] : [{ status, list }];
};

const byDue = (a: Deadline, b: Deadline): number => dueKey(a).localeCompare(dueKey(b), 'en');
const dueKey = ({ dueAt, dueOn }: Deadline): string => dueAt ?? `${dueOn ?? '9999-12-31'}T23:59:59`;
