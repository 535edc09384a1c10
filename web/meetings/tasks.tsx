import { unmetStatuses } from '../../domain/obligations/status.ts';
import { roleName } from '../../domain/rules/roles.ts';
import { whyUrl } from '../case/due.tsx';
import { StatusMark } from '../layout/parts.tsx';
import { dateInWords } from '../text/dates.ts';
import { meetingWords } from '../text/meetings.ts';
import { words } from '../text/words.ts';
import type { MeetingProps } from './meeting-page.tsx';
import { actUrl } from './next-acts.tsx';

/** What the meeting set others to do, by when, and whether it was done. */
export const Tasks = ({ frame: { lang }, stored, sides: { tasks }, mayRecord }: MeetingProps) => {
  const { id } = stored.state;
  if (tasks.length === 0) return <p>{meetingWords.noTasks[lang]}</p>;
  return (
    <table class="table table--compact table-md-responsive-headers tov-table">
      <caption class="sr-only">{meetingWords.tasks[lang]}</caption>
      <thead>
        <tr>
          <th scope="col">{meetingWords.task[lang]}</th>
          <th scope="col">{meetingWords.who[lang]}</th>
          <th scope="col">{meetingWords.due[lang]}</th>
          <th scope="col">{meetingWords.state[lang]}</th>
        </tr>
      </thead>
      <tbody>
        {tasks.map(({ id: taskId, what, owner, dueOn, deadline }) => (
          <tr>
            <td data-title={meetingWords.task[lang]}>
              <a href={whyUrl(id, deadline.id)}>{what ?? deadline.title[lang]}</a>
            </td>
            <td data-title={meetingWords.who[lang]}>{roleName(owner)[lang]}</td>
            <td data-title={meetingWords.due[lang]}>
              <a href={whyUrl(id, deadline.id)} title={words.why[lang]}>
                {dateInWords(deadline.dueOn ?? dueOn, lang)}
              </a>
            </td>
            <td data-title={meetingWords.state[lang]}>
              <StatusMark lang={lang} status={deadline.status} />
              {mayRecord && unmetStatuses.includes(deadline.status) && (
                <span class="tov-sub">
                  <a href={actUrl(id, 'complete-task', { taskId })}>{meetingWords.complete[lang]}</a>
                </span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};
