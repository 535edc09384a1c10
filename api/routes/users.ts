import { text } from '../../domain/text.ts';
import { listOf, pathOf } from '../call.ts';
import { LONGEST_REASON } from '../organisation-act.ts';
import { readBody } from '../read-body.ts';
import { route } from '../route.ts';
import { actItem, endSessionsOfUser, userItem, usersOf } from '../users-seen.ts';

/** Who has logged in to an organisation, by opaque name, and what was done about it. */
export const listUsers = route({
  method: 'get',
  path: '/v1/organisations/{organisation}/users',
  operationId: 'listUsers',
  summary: text('Brugere, der har logget ind', 'Users who have logged in'),
  tag: 'work',
  answer: 'list',
  async handle(call) {
    const organisation = pathOf(call, 'organisation');
    const { users, acts } = await usersOf(call, organisation);
    return listOf(call, users.map(userItem), null, { organisation, acts: acts.map(actItem) });
  },
});

/** A leader ends somebody's sessions with the organisation's rights, and says why. Ended ones stay ended. */
export const endUserSessions = route({
  method: 'post',
  path: '/v1/organisations/{organisation}/users/{subject}/end-sessions',
  operationId: 'endUserSessions',
  summary: text('Afslut en brugers logins', "End a user's logins"),
  tag: 'work',
  body: {
    type: 'object',
    properties: { reason: { type: 'string', minLength: 1, maxLength: LONGEST_REASON } },
    required: ['reason'],
  },
  answer: 'object',
  async handle(call) {
    const organisation = pathOf(call, 'organisation');
    const subject = pathOf(call, 'subject');
    const ended = await endSessionsOfUser(call, organisation, subject, await readBody(call));
    return call.c.json({ organisation, subject, ended });
  },
});
