import { z } from 'zod';
import { text } from '../../domain/text.ts';
import { type Call, listOf, pathOf, requireContent } from '../call.ts';
import { returnReasons, type SeenTask, settleTask, taskItem, taskSeen, tasksSeen } from '../family-tasks.ts';
import { readBody } from '../read-body.ts';
import { no } from '../refused.ts';
import { route } from '../route.ts';

/** What waits to be told to families by word or on paper, and what became of it. */
export const listTasks = route({
  method: 'get',
  path: '/v1/tasks',
  operationId: 'listTasks',
  summary: text('Opgaver med familier', 'Tasks with families'),
  tag: 'work',
  query: z.object({ state: z.enum(['open', 'settled', 'all']).default('open') }),
  answer: 'list',
  async handle(call) {
    requireContent(call);
    const { state } = call.query;
    return listOf(call, (await tasksSeen(call, state === 'all' ? undefined : state)).map(taskItem));
  },
});

export const getTask = route({
  method: 'get',
  path: '/v1/tasks/{taskId}',
  operationId: 'getTask',
  summary: text('En opgave med en familie', 'A task with a family'),
  tag: 'work',
  answer: 'object',
  async handle(call) {
    return call.c.json(taskItem(await taskOf(call)));
  },
});

/** Whoever records in the case says that the family was told, or gives the task back. */
export const settleFamilyTask = route({
  method: 'post',
  path: '/v1/tasks/{taskId}',
  operationId: 'settleTask',
  summary: text('Afslut en opgave med en familie', 'Settle a task with a family'),
  tag: 'work',
  changes: true,
  body: {
    type: 'object',
    properties: {
      outcome: { type: 'string', enum: ['done', 'returned'] },
      reason: { type: 'string', enum: Object.keys(returnReasons) },
    },
    required: ['outcome'],
  },
  answer: 'object',
  async handle(call) {
    const body = await readBody(call);
    await settleTask(call, await taskOf(call), body);
    return call.c.json(taskItem(await taskOf(call)));
  },
});

async function taskOf(call: Call): Promise<SeenTask> {
  const found = await taskSeen(call, pathOf(call, 'taskId'));
  if (!found) throw no(404, 'NOT_FOUND', 'Opgaven findes ikke.', 'There is no such task.');
  return found;
}
