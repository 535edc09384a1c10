import type { Language } from '../../api/language.ts';
import type { SeenCase } from '../../api/seen-case.ts';
import { titleOfEvent } from '../../api/timeline.ts';
import { civilDateOf } from '../../domain/calendar/index.ts';
import type { CaseState } from '../../domain/case/state.ts';
import { isRole, roleName } from '../../domain/rules/roles.ts';
import type { Text } from '../../domain/text.ts';
import { Icon } from '../layout/icon.tsx';
import type { Frame } from '../layout/page.tsx';
import { StatusMark } from '../layout/parts.tsx';
import { EventData } from '../record/tell-data.tsx';
import { chapterTitle, timelineWords } from '../text/case.ts';
import { shortDate, shortMoment } from '../text/dates.ts';
import { phaseNames, phaseNumbers, words } from '../text/words.ts';
import { whyUrl } from './due.tsx';
import { CasePage } from './frame.tsx';
import { ageOn, type Chapter, type StoryItem, storyOf } from './story.ts';

interface Props {
  frame: Frame;
  stored: SeenCase;
  nowMs: number;
  /** The moment that is looked at, at most now, and the case as it was known then: null before it began. */
  asOfMs: number;
  known: CaseState | null;
}

/** The case read like a story: what was done, today, what is to come, with the phases as chapters. */
export const TimelinePage = ({ frame, stored, nowMs, asOfMs, known }: Props) => {
  const { lang } = frame;
  const chapters = known ? storyOf(stored, known, asOfMs) : [];
  return (
    <CasePage frame={frame} stored={stored} nowMs={nowMs} tab="timeline">
      <p>{timelineWords.lead[lang]}</p>
      <AsOf lang={lang} asOfMs={asOfMs} nowMs={nowMs} />
      {!known && <p>{timelineWords.nothingYet[lang]}</p>}
      {known &&
        chapters.map((chapter, i) => (
          <ChapterPart
            lang={lang}
            state={known}
            chapter={chapter}
            nowMs={asOfMs}
            past={asOfMs < nowMs}
            n={i}
          />
        ))}
    </CasePage>
  );
};

/** Looking back: the case as it was known at the end of a day. */
const AsOf = ({ lang, asOfMs, nowMs }: { lang: Language; asOfMs: number; nowMs: number }) => (
  <form method="get" class="tov-inline-form">
    <div class="form-group">
      <label class="form-label" for="as-of">
        {timelineWords.asOf[lang]}
      </label>
      <input
        class="form-input"
        type="date"
        id="as-of"
        name="asOf"
        value={civilDateOf(asOfMs)}
        max={civilDateOf(nowMs)}
      />
    </div>
    <div class="tov-filter-buttons">
      <button type="submit" class="button button-secondary">
        {words.show[lang]}
      </button>
      {asOfMs < nowMs && <a href="?">{timelineWords.backToNow[lang]}</a>}
    </div>
  </form>
);

interface PartProps {
  lang: Language;
  state: CaseState;
  chapter: Chapter;
  nowMs: number;
  /** Whether an earlier day is looked back at. */
  past: boolean;
  n: number;
}

type PointProps = Pick<PartProps, 'lang' | 'state' | 'past'> & { item: StoryItem };

const ChapterPart = ({ lang, state, chapter, nowMs, past, n }: PartProps) => {
  const title = titleOfChapter(chapter.phase);
  return (
    <section aria-labelledby={`chapter-${n}`} class="tov-chapter">
      <h2 id={`chapter-${n}`} class="h3">
        {title[lang]}
      </h2>
      <ol class="tov-axis">
        {chapter.items.map((item) => (
          <li class={`tov-point tov-point--${pointKind(item, nowMs)}`}>
            <Point lang={lang} state={state} item={item} past={past} />
          </li>
        ))}
      </ol>
    </section>
  );
};

function titleOfChapter(phase: Chapter['phase']): Text {
  if (phase === 'before') return timelineWords.before;
  const number = phaseNumbers[phase];
  return number === null ? phaseNames[phase] : chapterTitle(number, phaseNames[phase]);
}

const pointKind = (item: StoryItem, nowMs: number): string => {
  if (item.kind !== 'deadline') return item.kind;
  return item.ms < nowMs ? 'missed' : 'coming';
};

const Point = ({ lang, state, item, past }: PointProps) => {
  const age = ageOn(state, item.ms, lang);
  const dateOnly =
    item.kind === 'term' ||
    (item.kind === 'event' && item.fact.dateOnly === true) ||
    (item.kind === 'deadline' && item.deadline.dueAt === null);
  return (
    <>
      <p class="tov-point-when">
        <time datetime={civilDateOf(item.ms)}>
          {dateOnly ? shortDate(civilDateOf(item.ms), lang) : shortMoment(item.ms, lang)}
        </time>
        {age && <span class="tov-sub">{age}</span>}
      </p>
      <div class="tov-point-what">
        <PointText lang={lang} state={state} item={item} past={past} />
      </div>
    </>
  );
};

const PointText = ({ lang, state, item, past }: PointProps) => {
  if (item.kind === 'today')
    return <p class="tov-point-title">{timelineWords[past ? 'thatDay' : 'today'][lang]}</p>;
  if (item.kind === 'term')
    return (
      <p class="tov-point-title">
        <Icon name="flag" /> {timelineWords.termDay[lang]}
      </p>
    );
  if (item.kind === 'deadline')
    return (
      <p>
        <a href={whyUrl(state.id, item.deadline.id)}>{item.deadline.title[lang]}</a>{' '}
        {item.deadline.status !== 'open' && <StatusMark lang={lang} status={item.deadline.status} />}
      </p>
    );
  const { fact, met } = item;
  const by = isRole(fact.by) ? roleName(fact.by) : words.system;
  return (
    <>
      <p class="tov-point-title">
        {fact.retractedBy === undefined ? (
          titleOfEvent(fact.type)[lang]
        ) : (
          <>
            <s>{titleOfEvent(fact.type)[lang]}</s>{' '}
            <span class="tov-status tov-status--quiet">{timelineWords.retracted[lang]}</span>
          </>
        )}
      </p>
      <p class="tov-sub">
        {by[lang]}
        {fact.carried && `. ${timelineWords.from[lang]}`}
      </p>
      <EventData lang={lang} type={fact.type} data={withoutMoments(fact.data)} />
      {met.length > 0 && (
        <p class="tov-met">
          <Icon name="check" />
          {timelineWords.met[lang]}:{' '}
          {met.map((one, i) => (
            <>
              {i > 0 && ', '}
              <a href={whyUrl(state.id, one.id)}>{one.title[lang]}</a>
            </>
          ))}
        </p>
      )}
    </>
  );
};

/** The moment stands on the axis already. */
const withoutMoments = (data: CaseState['facts'][number]['data']) =>
  Object.fromEntries(
    Object.entries(data).filter(([name]) => !/^(at|on|receivedAt|heldAt|sentAt|assessedAt)$/.test(name)),
  );
