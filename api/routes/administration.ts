import { text } from '../../domain/text.ts';
import { administrationOf } from '../administration.ts';
import { listOf } from '../call.ts';
import { route } from '../route.ts';

/** What the caller may administer in their own organisation, and how each thing stands. */
export const listAdministration = route({
  method: 'get',
  path: '/v1/administration',
  operationId: 'listAdministration',
  summary: text('Hvad der kan administreres', 'What can be administered'),
  tag: 'work',
  answer: 'list',
  handle: async (call) => listOf(call, await administrationOf(call)),
});
