import { z } from 'zod';
import type { HandoverRow } from '../../db/handover-rows.ts';
import { formatInstant } from '../../domain/calendar/index.ts';
import { handoverId } from '../../domain/handover/handover.ts';
import type { JsonObject } from '../../domain/json.ts';
import { text } from '../../domain/text.ts';
import { listOf, pathOf } from '../call.ts';
import { answerHandover, type HandoverAnswer, handoverForCaller, handoversOfCaller } from '../handovers.ts';
import type { Caller } from '../identity/caller.ts';
import { readBody } from '../read-body.ts';
import { route } from '../route.ts';

const item = (
  caller: Caller,
  { caseId, kind, from, to, state, askedMs, settledMs, askedEvent }: HandoverRow,
) => ({
  id: handoverId({ caseId, askedEvent }),
  case: caseId,
  kind,
  direction: to === caller.scope && from !== caller.scope ? 'incoming' : from === to ? 'within' : 'outgoing',
  from,
  to,
  state,
  askedAt: formatInstant(askedMs),
  settledAt: settledMs === null ? null : formatInstant(settledMs),
});

/** Handovers that the caller's organisation has asked for, or is asked for. */
export const listHandovers = route({
  method: 'get',
  path: '/v1/handovers',
  operationId: 'listHandovers',
  summary: text('Overdragelser, der venter eller er besvaret', 'Handovers that wait or were answered'),
  tag: 'work',
  query: z.object({
    state: z.enum(['waiting', 'acknowledged', 'rejected', 'withdrawn']).optional(),
    direction: z.enum(['incoming', 'outgoing', 'within']).optional(),
  }),
  answer: 'list',
  async handle(call) {
    const { state, direction } = call.query;
    const rows = (await handoversOfCaller(call)).map((row) => item(call.caller, row));
    return listOf(
      call,
      rows.filter((row) => (!state || row.state === state) && (!direction || row.direction === direction)),
    );
  },
});

/** One handover: what the receiver sees before receipt, and what the sender waits for. */
export const getHandover = route({
  method: 'get',
  path: '/v1/handovers/{id}',
  operationId: 'getHandover',
  summary: text('En overdragelse med sammenfatning', 'One handover with its summary'),
  tag: 'work',
  answer: 'object',
  async handle(call) {
    const found = await handoverForCaller(call, pathOf(call, 'id'));
    const { toPlace, movesOn, summary, reason, told } = found;
    return call.c.json({
      ...item(call.caller, found),
      ...{ toPlace, movesOn, summary, reason },
      told: told.map(({ role, organisation, step, atMs, sentAtMs }) => ({
        ...{ role, organisation, step, at: formatInstant(atMs) },
        sentAt: sentAtMs === null ? null : formatInstant(sentAtMs),
      })),
    });
  },
});

const answering = (
  answer: HandoverAnswer,
  summary: ReturnType<typeof text>,
  properties: JsonObject,
  required: string[],
) =>
  route({
    method: 'post',
    path: `/v1/handovers/{id}/${answer}`,
    operationId: `${answer}Handover`,
    summary,
    tag: 'work',
    changes: true,
    body: { type: 'object', properties, required },
    answer: 'accepted',
    async handle(call) {
      return call.c.json(await answerHandover(call, pathOf(call, 'id'), answer, await readBody(call)));
    },
  });

/** The receiver takes over: from here on the responsibility is theirs, and the case is. */
export const acknowledgeHandover = answering(
  'acknowledge',
  text('Tag imod en overdragelse', 'Acknowledge a handover'),
  { notificationId: { type: 'string', maxLength: 64 } },
  [],
);

/** The receiver says no, and why; the responsibility stays where it is. */
export const rejectHandover = answering(
  'reject',
  text('Afvis en overdragelse', 'Reject a handover'),
  { reason: { type: 'string', minLength: 1 } },
  ['reason'],
);
