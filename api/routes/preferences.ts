import { wishes } from '../../domain/reach/channels.ts';
import { chosenKinds } from '../../domain/reach/message-kind.ts';
import { text } from '../../domain/text.ts';
import { changePreferences } from '../preferences.ts';
import { readBody } from '../read-body.ts';
import { route } from '../route.ts';

const always = text(
  'Påmindelser, brud og eskaleringer af lovens frister og nødadgang kommer altid straks som mail.',
  'Reminders, breaches and escalations of legal deadlines, and emergency access, always come by mail at once.',
);

/** How the caller wants to be told of each kind of message. */
export const getPreferences = route({
  method: 'get',
  path: '/v1/me/preferences',
  operationId: 'getPreferences',
  summary: text('Mine ønsker til beskeder', 'My wishes for messages'),
  tag: 'work',
  answer: 'object',
  async handle(call) {
    const { subject } = call.caller;
    return call.c.json({ subject, ...(await call.ports.directory.preferences(subject)), about: always });
  },
});

/** Sets them, as a whole. */
export const setPreferences = route({
  method: 'put',
  path: '/v1/me/preferences',
  operationId: 'setPreferences',
  summary: text('Sæt mine ønsker til beskeder', 'Set my wishes for messages'),
  tag: 'work',
  body: {
    type: 'object',
    properties: {
      byKind: {
        type: 'object',
        properties: Object.fromEntries(
          chosenKinds.map((kind) => [kind, { type: 'string', enum: [...wishes] }]),
        ),
        additionalProperties: false,
      },
      weeklyOverview: { type: 'boolean' },
    },
    required: ['weeklyOverview'],
  },
  answer: 'object',
  async handle(call) {
    const chosen = await changePreferences(call, await readBody(call));
    return call.c.json({ subject: call.caller.subject, ...chosen, about: always });
  },
});
