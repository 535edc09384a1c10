import { z } from 'zod';
import { formatInstant } from '../../domain/calendar/index.ts';
import { deliveryCodeWords, solutions } from '../../domain/deliveries/codes.ts';
import { text } from '../../domain/text.ts';
import { listOf, pathOf } from '../call.ts';
import { deadLettersFor, noticePath, noticesOf, readerOf, seeToDeadLetter } from '../notices.ts';
import { readBody } from '../read-body.ts';
import { no } from '../refused.ts';
import { route } from '../route.ts';

/** What the caller was told in the application, newest first. */
export const listNotices = route({
  method: 'get',
  path: '/v1/notices',
  operationId: 'listNotices',
  summary: text('Mine beskeder', 'My notices'),
  tag: 'work',
  query: z.object({ unseen: z.enum(['true', 'false']).default('false') }),
  answer: 'list',
  async handle(call) {
    const notices = await noticesOf(call, call.query.unseen === 'true');
    return listOf(
      call,
      notices.map((one) => ({
        id: String(one.id),
        kind: one.kind,
        organisation: one.organisation,
        at: formatInstant(one.atMs),
        seen: one.seen,
        path: noticePath(one),
      })),
    );
  },
});

/** Marks notices as seen: those that are named, or all. */
export const markNotices = route({
  method: 'post',
  path: '/v1/notices/seen',
  operationId: 'markNoticesSeen',
  summary: text('Markér beskeder som set', 'Mark notices as seen'),
  tag: 'work',
  changes: true,
  body: { type: 'object', properties: { ids: { type: 'array', items: { type: 'string' }, maxItems: 500 } } },
  answer: 'object',
  async handle(call) {
    const { ids = null } = await readBody(call);
    const numbers = Array.isArray(ids) ? ids.map((id) => Number(id)) : null;
    if ((ids !== null && numbers === null) || numbers?.some((one) => !Number.isSafeInteger(one)))
      throw no(null, 'VALIDATION', 'ids skal være beskedernes id’er.', 'ids must be ids of notices.', {
        reason: 'ids',
      });
    await call.ports.notices.markSeen(readerOf(call.caller), numbers);
    return call.c.json({ unseen: await call.ports.notices.unseen(readerOf(call.caller)) });
  },
});

/** What reached nobody, for the leaders of the organisation. */
export const listDeadLetters = route({
  method: 'get',
  path: '/v1/dead-letters',
  operationId: 'listDeadLetters',
  summary: text('Beskeder, der ikke nåede frem', 'Messages that reached nobody'),
  tag: 'work',
  answer: 'list',
  async handle(call) {
    const letters = await deadLettersFor(call);
    return listOf(
      call,
      letters.map((one) => ({
        id: String(one.id),
        case: one.caseId.includes(':') ? null : one.caseId,
        kind: one.kind,
        channel: one.channel,
        role: one.role,
        organisation: one.organisation,
        code: one.code,
        message: deliveryCodeWords(one.code),
        attempts: one.attempts,
        since: formatInstant(one.sinceMs),
      })),
    );
  },
});

/** Puts one on its way again, or notes that it was seen to otherwise. */
export const settleDeadLetter = route({
  method: 'post',
  path: '/v1/dead-letters/{letterId}',
  operationId: 'settleDeadLetter',
  summary: text('Prøv igen, eller løst på anden måde', 'Try again, or seen to otherwise'),
  tag: 'work',
  changes: true,
  body: {
    type: 'object',
    properties: { how: { type: 'string', enum: ['retry', ...Object.keys(solutions)] } },
    required: ['how'],
  },
  answer: 'object',
  async handle(call) {
    const { how } = await readBody(call);
    await seeToDeadLetter(call, pathOf(call, 'letterId'), how);
    return call.c.json({ id: pathOf(call, 'letterId'), how });
  },
});
