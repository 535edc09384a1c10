import { z } from 'zod';
import { formatInstant } from '../../domain/calendar/index.ts';
import { stateAsOf } from '../../domain/case/as-of.ts';
import { deadlinesOf } from '../../domain/obligations/deadline.ts';
import { explain } from '../../domain/obligations/explain.ts';
import { text } from '../../domain/text.ts';
import { caseOf, listOf, nowOf, pathOf } from '../call.ts';
import { tellDenied } from '../denied.ts';
import { givenReasons, withReasons } from '../given-reasons.ts';
import { asOfField, statusField } from '../query.ts';
import { no } from '../refused.ts';
import { route } from '../route.ts';
import { deadlinesSeen } from '../seen-case.ts';
import { timelineOf } from '../timeline.ts';

/** All deadlines of a case, now or as they were known at a moment. */
export const listDeadlines = route({
  method: 'get',
  path: '/v1/cases/{id}/deadlines',
  operationId: 'listDeadlines',
  summary: text('Sagens frister', 'Deadlines of the case'),
  tag: 'deadlines',
  query: z.object({ asOf: asOfField, status: statusField }),
  answer: 'deadlines',
  async handle(call) {
    const stored = await caseOf(call);
    const { asOf, status } = call.query;
    const nowMs = asOf ?? nowOf(call, stored);
    const state = asOf === undefined ? stored.state : stateAsOf(stored.state, asOf);
    const deadlines = state ? deadlinesSeen(stored, state, nowMs) : [];
    const items = status ? deadlines.filter((one) => status.includes(one.status)) : deadlines;
    return listOf(call, items, null, { asOf: formatInstant(nowMs) });
  },
});

/** One deadline and why it is due when it is due. */
export const getDeadline = route({
  method: 'get',
  path: '/v1/cases/{id}/deadlines/{deadlineId}',
  operationId: 'getDeadline',
  summary: text('Hvorfor denne frist?', 'Why this deadline?'),
  tag: 'deadlines',
  query: z.object({ asOf: asOfField }),
  answer: 'deadline',
  async handle(call) {
    const stored = await caseOf(call);
    const { asOf } = call.query;
    const nowMs = asOf ?? nowOf(call, stored);
    const state = asOf === undefined ? stored.state : stateAsOf(stored.state, asOf);
    const id = pathOf(call, 'deadlineId');
    const deadline = state ? deadlinesSeen(stored, state, nowMs).find((one) => one.id === id) : undefined;
    const explanation = state && deadline ? explain(state, id, nowMs) : null;
    // One that is there and not for the caller is answered as one that is not, and told to the log.
    if (!deadline && state && deadlinesOf(state, nowMs).some((one) => one.id === id))
      tellDenied(call, 'NOT_FOUND');
    if (!deadline || !explanation)
      throw no(404, 'NOT_FOUND', 'Sagen har ingen sådan frist.', 'The case has no such deadline.', {
        reason: 'deadlineId',
      });
    const reasons = await givenReasons(call.ports.reads, stored, deadline);
    return call.c.json(withReasons(deadline, explanation, reasons));
  },
});

/** What was known, due and visible at a moment: past acts and coming limits on one axis. */
export const getTimeline = route({
  method: 'get',
  path: '/v1/cases/{id}/timeline',
  operationId: 'getTimeline',
  summary: text('Sagen på et tidspunkt', 'The case at a moment'),
  tag: 'deadlines',
  query: z.object({ asOf: asOfField }),
  answer: 'list',
  async handle(call) {
    const stored = await caseOf(call);
    const nowMs = call.query.asOf ?? nowOf(call, stored);
    const state = call.query.asOf === undefined ? stored.state : stateAsOf(stored.state, nowMs);
    if (!state) return listOf(call, [], null, { asOf: formatInstant(nowMs), phase: null, version: 0 });
    const { phase, version, items } = timelineOf(stored, state, nowMs);
    return listOf(call, items, null, { asOf: formatInstant(nowMs), phase, version });
  },
});
