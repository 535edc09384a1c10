import type { Language } from '../../api/language.ts';
import { civilDateOf, daysBetween, parseInstant } from '../../domain/calendar/index.ts';
import type { Status } from '../../domain/obligations/status.ts';
import { onThatDay } from '../history/looking-back-context.ts';
import { daysInWords, shortDate, shortMoment } from '../text/dates.ts';
import { words } from '../text/words.ts';

interface Dated {
  dueOn: string | null;
  dueAt: string | null;
  status: Status;
}

/** Civil days from today to the limit; null without one. */
export function daysLeft({ dueOn, dueAt }: Omit<Dated, 'status'>, todayOn: string): number | null {
  const dueMs = parseInstant(dueAt);
  const on = dueMs === null ? dueOn : civilDateOf(dueMs);
  return on === null ? null : daysBetween(todayOn, on);
}

const done: readonly Status[] = ['met', 'met-late', 'cancelled', 'exempted'];

interface Props {
  lang: Language;
  deadline: Dated;
  days: number | null;
  /** Where the date is explained; left out where the title beside it leads there and the row has no room. */
  href?: string;
}

/** The limit with its weekday, and how far away it is while it is still of interest. */
export const Due = ({ lang, deadline, days, href }: Props) => {
  const ms = parseInstant(deadline.dueAt);
  const date = ms !== null ? shortMoment(ms, lang) : deadline.dueOn ? shortDate(deadline.dueOn, lang) : null;
  if (date === null) return <span class="tov-muted">{words.noDate[lang]}</span>;
  const near = days !== null && days <= 0 ? ' tov-days--over' : '';
  return (
    <>
      {href ? (
        <a class="tov-date" href={href} title={words.why[lang]}>
          {date}
        </a>
      ) : (
        <span class="tov-date">{date}</span>
      )}
      {days !== null && !done.includes(deadline.status) && (
        <span class={`tov-days${deadline.status === 'overdue' ? near : ''}`}>{daysInWords(days, lang)}</span>
      )}
    </>
  );
};

/** The address of a deadline's explanation. */
export const whyUrl = (caseId: string, deadlineId: string): string =>
  onThatDay(`/cases/${caseId}/deadlines/${encodeURIComponent(deadlineId)}`);
