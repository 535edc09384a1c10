import { returnReasons, type SeenTask } from '../../api/family-tasks.ts';
import type { Language } from '../../api/language.ts';
import { matterByName } from '../../domain/disclosure/family-notice.ts';
import { isRole, roleName } from '../../domain/rules/roles.ts';
import { PlainTable } from '../access-log/look-table.tsx';
import { type Frame, Page } from '../layout/page.tsx';
import { dateInWords, momentInWords, shortMoment } from '../text/dates.ts';
import { taskWords, withdrawnReason } from '../text/tasks.ts';

/** Whom to tell, in words: places of the case, custody holders of today among them. */
export function toldWords({ task, tell, seen }: SeenTask, lang: Language): string {
  if (tell.length === 1 && tell[0] === 'FMI') return taskWords.nobodyKnown[lang];
  const names = tell.map((who) => (isRole(who) ? roleName(who)[lang] : who));
  return task.recipient === 'FMI' && seen.state.kind === 'child'
    ? `${names.join(', ')} (${taskWords.holder[lang]})`
    : names.join(', ');
}

/** The day or moment that it speaks of. */
export const whenWords = ({ notice }: SeenTask, lang: Language): string => {
  if (notice?.at) return momentInWords(Date.parse(notice.at), lang);
  return notice?.on ? dateInWords(notice.on, lang) : '–';
};

/** How a settled task ended. */
export function outcomeWords({ task: { settled } }: SeenTask, lang: Language): string {
  if (!settled) return taskWords.open[lang];
  const { outcome, reason } = settled;
  const why =
    outcome === 'withdrawn'
      ? withdrawnReason(reason)[lang]
      : outcome === 'returned'
        ? (returnReasons[reason as keyof typeof returnReasons]?.[lang] ?? '')
        : '';
  return [taskWords[outcome][lang], why].filter((part) => part !== '').join(': ');
}

/** What waits to be told to families, and below it what became of the others. */
export const TasksPage = ({ frame, tasks }: { frame: Frame; tasks: readonly SeenTask[] }) => {
  const { lang } = frame;
  const isOpen = ({ task: { settled } }: SeenTask) => settled === null || settled.outcome === 'returned';
  const open = tasks.filter(isOpen);
  const settled = tasks.filter((one) => !isOpen(one));
  return (
    <Page frame={frame} title={taskWords.title[lang]}>
      <h1>{taskWords.title[lang]}</h1>
      <p class="font-lead">{taskWords.lead[lang]}</p>
      <h2 class="h3">{`${taskWords.open[lang]} (${open.length})`}</h2>
      {open.length === 0 ? (
        <p>{taskWords.noneOpen[lang]}</p>
      ) : (
        <Table lang={lang} caption={taskWords.open[lang]} rows={open} />
      )}
      <h2 class="h3">{taskWords.settled[lang]}</h2>
      {settled.length === 0 ? (
        <p>{taskWords.noneSettled[lang]}</p>
      ) : (
        <Table lang={lang} caption={taskWords.settled[lang]} rows={settled} />
      )}
    </Page>
  );
};

/** What it is about: as the case has it now, else by its name. */
export const matterWords = ({ notice, task }: SeenTask, lang: Language): string =>
  (notice?.matter ?? matterByName(task.about) ?? taskWords.gone)[lang];

const Table = (props: { lang: Language; caption: string; rows: readonly SeenTask[] }) => {
  const { lang, caption, rows } = props;
  const { matter, whom, by, case: kase, since, state } = taskWords;
  const columns = [matter, whom, by, kase, since, state].map((one) => one[lang]);
  return (
    <PlainTable caption={caption} columns={columns}>
      {rows.map((one) => (
        <tr>
          <td data-title={matter[lang]}>
            <a href={`/tasks/${one.task.id}`}>{matterWords(one, lang)}</a>
          </td>
          <td data-title={whom[lang]}>{toldWords(one, lang)}</td>
          <td data-title={by[lang]}>{whenWords(one, lang)}</td>
          <td data-title={kase[lang]}>
            <a href={`/cases/${one.task.caseId}`}>{one.task.caseId.slice(2, 10).toUpperCase()}</a>
          </td>
          <td data-title={since[lang]}>{shortMoment(one.task.madeMs, lang)}</td>
          <td data-title={state[lang]}>{outcomeWords(one, lang)}</td>
        </tr>
      ))}
    </PlainTable>
  );
};
