import type { Language } from '../../api/language.ts';
import { parseInstant } from '../../domain/calendar/index.ts';
import type { Deadline } from '../../domain/obligations/deadline.ts';
import { roleName } from '../../domain/rules/roles.ts';
import { caseWords } from '../text/case.ts';
import { shortDate, shortMoment } from '../text/dates.ts';
import { words } from '../text/words.ts';
import { worklistWords } from '../text/worklist.ts';
import { Due, daysLeft, whyUrl } from './due.tsx';

interface Props {
  lang: Language;
  caseId: string;
  caption: string;
  deadlines: readonly Deadline[];
  todayOn: string;
}

/** Deadlines with date, basis and responsible; each title opens the explanation. */
export const DeadlineTable = ({ lang, caseId, caption, deadlines, todayOn }: Props) => (
  <table class="table table--compact table-md-responsive-headers tov-table">
    <caption class="sr-only">{caption}</caption>
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
          <td>
            <Due lang={lang} deadline={one} days={daysLeft(one, todayOn)} href={whyUrl(caseId, one.id)} />
            <Window lang={lang} deadline={one} todayOn={todayOn} />
          </td>
          <td>
            <a href={whyUrl(caseId, one.id)} class="tov-what" title={words.why[lang]}>
              {one.title[lang]}
            </a>
            <span class="tov-sub">
              <a href={`/rules/${one.ruleId}`}>{one.ruleId}</a>, {one.source.text}
            </span>
            <Ended lang={lang} deadline={one} />
          </td>
          <td data-title={words.responsible[lang]}>{roleName(one.responsible)[lang]}</td>
        </tr>
      ))}
    </tbody>
  </table>
);

type One = { lang: Language; deadline: Deadline };

/** First possible day and internal target, where they say more than the limit itself. */
const Window = ({ lang, deadline, todayOn }: One & { todayOn: string }) => {
  const { earliestOn, targetOn, dueOn, status } = deadline;
  if (status === 'met' || status === 'met-late' || status === 'cancelled') return null;
  return (
    <>
      {earliestOn !== null && earliestOn > todayOn && (
        <span class="tov-sub">
          {caseWords.earliest[lang]} {shortDate(earliestOn, lang)}
        </span>
      )}
      {targetOn !== null && targetOn !== dueOn && (
        <span class="tov-sub">
          {caseWords.target[lang]} {shortDate(targetOn, lang)}
        </span>
      )}
    </>
  );
};

const Ended = ({ lang, deadline }: One) => {
  const metMs = parseInstant(deadline.metAt);
  return (
    <>
      {metMs !== null && <span class="tov-sub">{shortMoment(metMs, lang)}</span>}
      {deadline.statusReason && <span class="tov-sub">{deadline.statusReason[lang]}</span>}
    </>
  );
};
