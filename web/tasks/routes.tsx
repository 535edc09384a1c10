import type { Hono } from 'hono';
import {
  maySettle,
  returnReasons,
  type SeenTask,
  settleTask,
  taskSeen,
  tasksSeen,
} from '../../api/family-tasks.ts';
import { choice, optional } from '../../domain/case/field.ts';
import { emptyForm, takeForm } from '../directory/take-form.ts';
import {
  callOfPage,
  lookerOf,
  type PageCall,
  type PageDeps,
  PageRefused,
  requireReader,
} from '../page-call.ts';
import { nodesOf } from '../record/form-node.ts';
import { knownToAll } from '../record/known-options.ts';
import { taskWords } from '../text/tasks.ts';
import { mountDigitalPost } from './digital-post-routes.tsx';
import { TaskPage } from './task-page.tsx';
import { TasksPage } from './tasks-page.tsx';

/** What has to be told to families by word or on paper. */
export function mountTasks(app: Hono, deps: PageDeps): void {
  mountDigitalPost(app, deps);
  app.get('/tasks', async (c) => {
    const call = callOfPage(c, deps);
    requireReader(call.caller);
    return c.html(<TasksPage frame={call.frame} tasks={await tasksSeen(lookerOf(call))} />);
  });

  app.get('/tasks/:taskId', async (c) => {
    const call = callOfPage(c, deps);
    const one = await taskOf(call);
    const form = maySettle(lookerOf(call), one) ? emptyForm(questions, call) : null;
    return c.html(<TaskPage frame={call.frame} one={one} form={form} />);
  });

  app.post('/tasks/:taskId', async (c) => {
    const call = callOfPage(c, deps);
    const one = await taskOf(call);
    const taken = await takeForm(call, questions, (data) => settleTask(lookerOf(call), one, data));
    if (taken.ok) return c.redirect('/tasks', 303);
    return c.html(<TaskPage frame={call.frame} one={one} form={taken.form} />, taken.status);
  });
}

async function taskOf(call: PageCall): Promise<SeenTask> {
  const found = await taskSeen(lookerOf(call), call.c.req.param('taskId') ?? '');
  if (!found) throw new PageRefused('not-found');
  return found;
}

const questions = nodesOf(
  {
    outcome: choice(taskWords.outcome.da, taskWords.outcome.en, {
      done: taskWords.done,
      returned: taskWords.returned,
    }),
    reason: optional(
      choice(taskWords.reason.da, taskWords.reason.en, returnReasons, { help: taskWords.reasonHelp }),
    ),
  },
  knownToAll,
);
