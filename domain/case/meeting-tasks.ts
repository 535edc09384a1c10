import type { CivilDate } from '../calendar/index.ts';
import { isJsonObject, type Json } from '../json.ts';
import { isProfessionalRole, type ProfessionalRole } from '../rules/roles.ts';
import type { CaseView } from './case-view.ts';
import type { Fact } from './fact.ts';

/** One task that a meeting agreed on. What it is about is free text and stands in the journal alone. */
export interface MeetingTask {
  id: string;
  meetingId: string;
  owner: ProfessionalRole;
  dueOn: CivilDate;
  agreed: Fact;
  /** Its place among the tasks of that agreement: where the journal has its words. */
  index: number;
  done: Fact | null;
}

/** The tasks agreed in this case, in order of agreement. */
export function meetingTasksOf(view: CaseView): readonly MeetingTask[] {
  const done = view.own('task-completed');
  return view.own('tasks-agreed').flatMap((agreed) =>
    tasksIn(agreed).map((task) => ({
      ...task,
      agreed,
      meetingId: String(agreed.data.meetingId),
      done: done.find((fact) => fact.data.taskId === task.id) ?? null,
    })),
  );
}

/** Every task id ever given, also by an agreement that was retracted since: ids are never reused. */
export const taskIdsEver = (view: CaseView): ReadonlySet<string> =>
  new Set(view.ever('tasks-agreed').flatMap((fact) => tasksIn(fact).map(({ id }) => id)));

function tasksIn({ data }: Fact): readonly Pick<MeetingTask, 'id' | 'owner' | 'dueOn' | 'index'>[] {
  const tasks: readonly Json[] = Array.isArray(data.tasks) ? data.tasks : [];
  return tasks.flatMap((one, index) => {
    if (!isJsonObject(one)) return [];
    const { taskId, owner, dueOn } = one;
    return typeof taskId === 'string' &&
      typeof owner === 'string' &&
      isProfessionalRole(owner) &&
      typeof dueOn === 'string'
      ? [{ id: taskId, owner, dueOn, index }]
      : [];
  });
}
