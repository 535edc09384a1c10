import type { SeenTask } from '../../api/family-tasks.ts';
import { isRole, roleName } from '../../domain/rules/roles.ts';
import { type Frame, Page } from '../layout/page.tsx';
import { Alert, BackLink } from '../layout/parts.tsx';
import { CommandForm, type FormState } from '../record/form.tsx';
import { momentInWords } from '../text/dates.ts';
import { taskReasonWords, taskWords } from '../text/tasks.ts';
import { matterWords, outcomeWords, toldWords, whenWords } from './tasks-page.tsx';

interface Props {
  frame: Frame;
  one: SeenTask;
  /** Null where nothing is to be answered, or not by this person. */
  form: FormState | null;
}

/** What to tell whom in one family, why it was not written, and what came of it. */
export const TaskPage = ({ frame, one, form }: Props) => {
  const { lang } = frame;
  const { task, notice } = one;
  const { settled } = task;
  return (
    <Page frame={frame} title={taskWords.one[lang]}>
      <BackLink href="/tasks">{taskWords.title[lang]}</BackLink>
      <h1>{taskWords.one[lang]}</h1>
      {settled && (
        <Alert
          lang={lang}
          variant={settled.outcome === 'done' ? 'success' : 'info'}
          heading={outcomeWords(one, lang)}
        >
          {momentInWords(settled.ms, lang)}
          {settled.by && isRole(settled.by.role) ? `, ${roleName(settled.by.role)[lang]}` : ''}
        </Alert>
      )}
      <dl class="tov-data tov-data--wide">
        <div>
          <dt>{taskWords.matter[lang]}</dt>
          <dd>{matterWords(one, lang)}</dd>
        </div>
        <div>
          <dt>{taskWords.whom[lang]}</dt>
          <dd>{toldWords(one, lang)}</dd>
        </div>
        <div>
          <dt>{(notice?.begins ? taskWords.begins : taskWords.by)[lang]}</dt>
          <dd>
            {whenWords(one, lang)}
            {notice?.late ? ` – ${taskWords.late[lang]}` : ''}
          </dd>
        </div>
        <div>
          <dt>{taskWords.why[lang]}</dt>
          <dd>{taskReasonWords[task.reason][lang]}</dd>
        </div>
        <div>
          <dt>{taskWords.since[lang]}</dt>
          <dd>{momentInWords(task.madeMs, lang)}</dd>
        </div>
      </dl>
      <ul class="nobullet-list">
        <li>
          <a href={aboutPath(one)}>{aboutWords(one)[lang]}</a>
        </li>
        <li>
          <a href={`/cases/${task.caseId}/persons`}>{taskWords.persons[lang]}</a>
        </li>
      </ul>
      {form && (
        <>
          <h2 class="h3">{taskWords.settle[lang]}</h2>
          <CommandForm
            lang={lang}
            action={`/tasks/${task.id}`}
            state={form}
            submit={taskWords.save[lang]}
            cancel="/tasks"
          />
        </>
      )}
    </Page>
  );
};

function aboutPath({ task: { caseId, about } }: SeenTask): string {
  const [what, id = ''] = about.split(':');
  if (what === 'meeting') return `/cases/${caseId}/meetings/${encodeURIComponent(id)}`;
  if (what === 'document') return `/cases/${caseId}/documents`;
  return `/cases/${caseId}/deadlines/${encodeURIComponent(about)}`;
}

const aboutWords = ({ task: { about } }: SeenTask) => {
  if (about.startsWith('meeting:')) return taskWords.meeting;
  return about.startsWith('document:') ? taskWords.documents : taskWords.deadline;
};
