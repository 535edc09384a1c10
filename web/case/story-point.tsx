import type { Language } from '../../api/language.ts';
import { civilDateOf, daysBetween } from '../../domain/calendar/index.ts';
import { fieldsOfEvent } from '../../domain/case/registry.ts';
import type { CaseState } from '../../domain/case/state.ts';
import { isRole, roleName } from '../../domain/rules/roles.ts';
import { Icon } from '../layout/icon.tsx';
import { StatusMark } from '../layout/parts.tsx';
import { EventData, tell } from '../record/tell-data.tsx';
import { timelineWords } from '../text/case.ts';
import { daysInWords, shortDate, shortMoment } from '../text/dates.ts';
import { storyWords } from '../text/story.ts';
import { toldEvent } from '../text/told-events.ts';
import { words } from '../text/words.ts';
import { whyUrl } from './due.tsx';
import { ageOn, type StoryItem } from './story.ts';

interface Props {
  lang: Language;
  state: CaseState;
  item: StoryItem;
  /** Whether an earlier day is looked back at. */
  past: boolean;
  nowMs: number;
  /** Everything unfolded, for paper. */
  open: boolean;
}

/** One point of the story: when, how far along, and what. A date that is owed leads to its reasons. */
export const StoryPoint = (props: Props) => {
  const { lang, state, item } = props;
  const age = ageOn(state, item.ms, lang);
  const dateOnly =
    item.kind === 'term' ||
    item.kind === 'today' ||
    (item.kind === 'event' && item.fact.dateOnly === true) ||
    (item.kind === 'deadline' && item.deadline.dueAt === null);
  const on = civilDateOf(item.ms);
  const time = <time datetime={on}>{dateOnly ? shortDate(on, lang) : shortMoment(item.ms, lang)}</time>;
  return (
    <>
      <p class="tov-point-when">
        {item.kind === 'deadline' ? (
          <a href={whyUrl(state.id, item.deadline.id)} title={storyWords.why[lang]}>
            {time}
          </a>
        ) : (
          time
        )}
        {age && <span class="tov-sub">{age}</span>}
      </p>
      <div class="tov-point-what">
        <PointText {...props} />
      </div>
    </>
  );
};

const PointText = (props: Props) => {
  const { lang, state, item, past, nowMs } = props;
  switch (item.kind) {
    case 'today':
      return <p class="tov-point-title">{timelineWords[past ? 'thatDay' : 'today'][lang]}</p>;
    case 'term':
      return (
        <p class="tov-point-title">
          <Icon name="flag" /> {timelineWords.termDay[lang]}
        </p>
      );
    case 'deadline': {
      const { deadline, ms } = item;
      const days = daysBetween(civilDateOf(nowMs), civilDateOf(ms));
      return (
        <>
          <p>
            <a href={whyUrl(state.id, deadline.id)}>{deadline.title[lang]}</a>
          </p>
          <p class="tov-sub">
            {deadline.status !== 'open' && <StatusMark lang={lang} status={deadline.status} />}
            {roleName(deadline.responsible)[lang]}
            {deadline.status !== 'paused' && `, ${daysInWords(days, lang)}`}
          </p>
        </>
      );
    }
    default:
      return <EventText {...props} item={item} />;
  }
};

/** Longer accounts fold away: the story is read first. */
const TOLD_OPENLY = 3;

const EventText = ({ lang, state, item, open }: Props & { item: StoryItem & { kind: 'event' } }) => {
  const { fact, met } = item;
  const by = isRole(fact.by) ? roleName(fact.by) : words.system;
  const data = withoutMoments(fact.data);
  const isLong = tell(fieldsOfEvent(fact.type), data, lang).length > TOLD_OPENLY;
  const account = <EventData lang={lang} type={fact.type} data={data} />;
  return (
    <>
      <p class="tov-point-title">
        {fact.retractedBy === undefined ? (
          toldEvent(fact.type)[lang]
        ) : (
          <>
            <s>{toldEvent(fact.type)[lang]}</s>{' '}
            <span class="tov-status tov-status--quiet">{timelineWords.retracted[lang]}</span>
          </>
        )}
      </p>
      <p class="tov-sub">
        {by[lang]}
        {fact.carried && `. ${timelineWords.from[lang]}`}
      </p>
      {isLong && !open ? (
        <details class="tov-more">
          <summary>{storyWords.showData[lang]}</summary>
          {account}
        </details>
      ) : (
        account
      )}
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
