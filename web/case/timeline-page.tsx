import type { Language } from '../../api/language.ts';
import type { SeenCase } from '../../api/seen-case.ts';
import { civilDateOf } from '../../domain/calendar/index.ts';
import type { CaseState } from '../../domain/case/state.ts';
import type { Text } from '../../domain/text.ts';
import { LookBackForm } from '../history/look-back-bar.tsx';
import type { Frame } from '../layout/page.tsx';
import { chapterTitle, timelineWords } from '../text/case.ts';
import { contentOf, partTitle, storyWords } from '../text/story.ts';
import { phaseNames, phaseNumbers } from '../text/words.ts';
import { AxisDrawing } from './axis-drawing.tsx';
import { CasePage } from './frame.tsx';
import { linkName } from './head.tsx';
import { lifeAxis } from './life-axis.ts';
import { type Chapter, type StoryItem, storyOf } from './story.ts';
import { countsOf, partsOf } from './story-parts.ts';
import { StoryPoint } from './story-point.tsx';

interface Props {
  frame: Frame;
  stored: SeenCase;
  nowMs: number;
}

/** The case read like a story: what was done, today, what is to come, with the phases as chapters. */
export const TimelinePage = ({ frame, stored, nowMs }: Props) => {
  const { lang, lookingBack } = frame;
  const { state } = stored;
  const chapters = storyOf(stored, state, nowMs);
  return (
    <CasePage frame={frame} stored={stored} nowMs={nowMs} tab="timeline">
      <Line lang={lang} chapters={chapters} state={state} nowMs={nowMs} />
      <JumpLinks lang={lang} chapters={chapters} past={lookingBack !== undefined} />
      <LookBackForm
        lang={lang}
        address={`/cases/${state.id}/timeline`}
        on={civilDateOf(nowMs)}
        todayOn={civilDateOf(lookingBack?.nowMs ?? nowMs)}
      />
      <FromPregnancy lang={lang} stored={stored} />
      {chapters.map((chapter, i) => (
        <ChapterPart
          lang={lang}
          state={state}
          chapter={chapter}
          nowMs={nowMs}
          past={lookingBack !== undefined}
          open={frame.forPrint}
          n={i}
        />
      ))}
      <GoesOn lang={lang} stored={stored} />
    </CasePage>
  );
};

const Line = (props: { lang: Language; chapters: readonly Chapter[]; state: CaseState; nowMs: number }) => {
  const { lang, chapters, state, nowMs } = props;
  const limits = chapters.flatMap(({ items }) => items).filter(({ kind }) => kind === 'deadline');
  const missed = limits.filter(({ ms }) => ms < nowMs).length;
  const done = chapters.reduce((sum, { items }) => sum + countsOf(items).done, 0);
  const counts = { done, coming: limits.length - missed, missed };
  return <AxisDrawing lang={lang} axis={lifeAxis(chapters, state, nowMs)} counts={counts} nowMs={nowMs} />;
};

const chapterId = (n: number): string => `chapter-${n}`;
const TODAY = 'today';

const JumpLinks = (props: { lang: Language; chapters: readonly Chapter[]; past: boolean }) => {
  const { lang, chapters, past } = props;
  return (
    <nav class="tov-jump" aria-label={storyWords.jump[lang]}>
      <ul class="tov-chips">
        {chapters.map(({ phase }, i) => (
          <li>
            <a class="tov-chip" href={`#${chapterId(i)}`}>
              {titleOfChapter(phase)[lang]}
            </a>
          </li>
        ))}
        {chapters.length > 0 && (
          <li>
            <a class="tov-chip tov-chip--on" href={`#${TODAY}`}>
              {timelineWords[past ? 'thatDay' : 'today'][lang]}
            </a>
          </li>
        )}
      </ul>
    </nav>
  );
};

/** A child's story begins in the pregnancy's case. */
const FromPregnancy = ({ lang, stored }: { lang: Language; stored: SeenCase }) => {
  const link = linksOf(stored).find(({ rel }) => rel === 'pregnancy');
  return link ? (
    <p class="tov-muted">
      {storyWords.pregnancyCase[lang]} <a href={`/cases/${link.id}/timeline`}>{linkName(link, lang)}</a>.
    </p>
  ) : null;
};

/** A pregnancy's story goes on in its children's cases. */
const GoesOn = ({ lang, stored }: { lang: Language; stored: SeenCase }) => {
  const children = linksOf(stored).filter(({ rel }) => rel === 'child');
  return children.length === 0 ? null : (
    <p>
      {storyWords.children[lang]}:{' '}
      {children.map((link, i) => (
        <>
          {i > 0 && ', '}
          <a href={`/cases/${link.id}/timeline`}>{linkName(link, lang)}</a>
        </>
      ))}
    </p>
  );
};

const linksOf = ({ state, sight }: SeenCase) => (sight.sees('links') ? state.links : []);

interface PartProps {
  lang: Language;
  state: CaseState;
  chapter: Chapter;
  nowMs: number;
  /** Whether an earlier day is looked back at. */
  past: boolean;
  /** Everything unfolded, for paper. */
  open: boolean;
  n: number;
}

/** A chapter: unfolded where today is, folded with its content counted where it is long and over or still far ahead. */
const ChapterPart = ({ chapter, n, ...rest }: PartProps) => {
  const { lang, state, open } = rest;
  const { items } = chapter;
  const parts = partsOf(chapter, state);
  const hasToday = items.some(({ kind }) => kind === 'today');
  return (
    <details class="tov-chapter" id={chapterId(n)} open={open || hasToday || parts === null}>
      <summary>
        <h2 class="h3">{titleOfChapter(chapter.phase)[lang]}</h2>
        <span class="tov-count">{contentOf(countsOf(items), lang)}</span>
      </summary>
      {parts === null ? (
        <Points {...rest} items={items} />
      ) : (
        parts.map((part) => (
          <details class="tov-chapter-part" open={open || part.open}>
            <summary>
              <h3 class="h4">{partTitle(part, lang)}</h3>
              <span class="tov-count">{contentOf(countsOf(part.items), lang)}</span>
            </summary>
            <Points {...rest} items={part.items} />
          </details>
        ))
      )}
    </details>
  );
};

const Points = (props: Omit<PartProps, 'chapter' | 'n'> & { items: readonly StoryItem[] }) => {
  const { lang, state, nowMs, past, open, items } = props;
  return (
    <ol class="tov-axis">
      {items.map((item) => (
        <li
          class={`tov-point tov-point--${pointKind(item, nowMs)}`}
          {...(item.kind === 'today' ? { id: TODAY } : {})}
        >
          <StoryPoint lang={lang} state={state} item={item} past={past} nowMs={nowMs} open={open} />
        </li>
      ))}
    </ol>
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
