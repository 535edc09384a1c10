import { isJsonObject, type Json, type JsonObject } from '../../../json.ts';
import { text } from '../../../text.ts';
import type { Attempt, CommandSpec, EventDraft } from '../../command-spec.ts';
import { date, list, longText, object, optional, slug } from '../../field.ts';
import { meetingTasksOf, taskIdsEver } from '../../meeting-tasks.ts';
import { meetingById } from '../../meetings.ts';
import { type Refusal, refuse } from '../../refusal.ts';
import { professional } from '../../role-field.ts';
import { knownMeeting, meetingIdField } from './meetings.ts';

const taskIdField = slug('Opgave', 'Task');

const tasksOf = ({ data }: Attempt): readonly JsonObject[] =>
  (Array.isArray(data.tasks) ? data.tasks : []).filter((one): one is JsonObject => isJsonObject(one));

/** Tasks are agreed at a meeting that was held, each under an id of its own, none due before the meeting. */
function checkAgreement(attempt: Attempt): Refusal | null {
  const held = meetingById(attempt.view, attempt.data.meetingId)?.held;
  if (!held)
    return refuse(
      'WRONG_ORDER',
      'Opgaver aftales på et møde, der er holdt.',
      'Tasks are agreed at a meeting that has been held.',
      { reason: 'meetingId', source: 'RA § 6' },
    );
  const tasks = tasksOf(attempt);
  if (tasks.some(({ dueOn }) => typeof dueOn === 'string' && dueOn < held.on))
    return refuse(
      'PRECONDITION',
      'En opgave kan ikke være aftalt til en dag før mødet.',
      'A task cannot be due on a day before the meeting.',
      { reason: 'tasks' },
    );
  const known = taskIdsEver(attempt.view);
  const given = tasks.flatMap(({ taskId }) => (typeof taskId === 'string' ? [taskId] : []));
  return given.some((id, i) => known.has(id) || given.indexOf(id) !== i)
    ? refuse('DUPLICATE', '«taskId» er allerede brugt i sagen.', '“taskId” is already used in this case.', {
        reason: 'tasks',
      })
    : null;
}

/** Gives an id to every task that came without one. */
function agreed(attempt: Attempt): readonly EventDraft[] {
  const tasks = tasksOf(attempt);
  const used = new Set([
    ...taskIdsEver(attempt.view),
    ...tasks.flatMap(({ taskId }) => (typeof taskId === 'string' ? [taskId] : [])),
  ]);
  let n = 0;
  const named = tasks.map((task): Json => {
    if (task.taskId !== undefined) return task;
    do n += 1;
    while (used.has(`t${n}`));
    return { taskId: `t${n}`, ...task };
  });
  return [{ type: 'tasks-agreed', data: { ...attempt.data, tasks: named } }];
}

function checkCompletion({ view, data }: Attempt): Refusal | null {
  const task = meetingTasksOf(view).find(({ id }) => id === data.taskId);
  if (!task)
    return refuse('NOT_FOUND', 'Sagen kender ikke den opgave.', 'The case does not know this task.', {
      reason: 'taskId',
    });
  return task.done
    ? refuse('PRECONDITION', 'Opgaven er allerede udført.', 'The task has already been done.', {
        reason: 'taskId',
      })
    : null;
}

/** What a meeting sets others to do, and that it was done (F2-28). */
export const meetingTaskCommands: readonly CommandSpec[] = [
  {
    name: 'agree-tasks',
    title: text('Aftal opgaver', 'Agree on tasks'),
    kinds: ['pregnancy', 'child'],
    fields: {
      meetingId: meetingIdField,
      tasks: list(
        'Opgaver',
        'Tasks',
        object('Opgave', 'Task', {
          taskId: optional(taskIdField),
          what: longText('Hvad', 'What'),
          owner: professional('Ved hvem', 'By whom'),
          dueOn: date('Senest', 'At the latest', { plan: true }),
        }),
        { min: 1 },
      ),
    },
    refers: knownMeeting,
    event: 'tasks-agreed',
    check: checkAgreement,
    produces: agreed,
  },
  {
    name: 'complete-task',
    title: text('Registrér udført opgave', 'Record a task as done'),
    kinds: ['pregnancy', 'child'],
    fields: {
      taskId: taskIdField,
      outcome: longText('Hvad blev gjort', 'What was done', { optional: true }),
    },
    event: 'task-completed',
    check: checkCompletion,
  },
];
