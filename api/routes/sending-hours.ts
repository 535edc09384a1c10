import { defaultSendingHours } from '../../domain/reach/sending-hours.ts';
import { text } from '../../domain/text.ts';
import { directoryOfPath } from '../directory.ts';
import { changeSendingHours } from '../directory-changes.ts';
import { readBody } from '../read-body.ts';
import { route } from '../route.ts';

const legalClock = text(
  'Fristerne løber, uanset hvornår en besked sendes. Nødadgang og frister i timer sendes altid straks.',
  'Deadlines run whenever a message leaves. Emergency access and limits counted in hours always leave at once.',
);

/** When an organisation wants to be written to. */
export const getSendingHours = route({
  method: 'get',
  path: '/v1/organisations/{organisation}/sending-hours',
  operationId: 'getSendingHours',
  summary: text('Organisationens sendetider', "The organisation's sending hours"),
  tag: 'work',
  answer: 'object',
  async handle(call) {
    const organisation = directoryOfPath(call);
    const own = await call.ports.directory.hours(organisation);
    return call.c.json({
      organisation,
      ...(own ?? defaultSendingHours),
      own: own !== null,
      about: legalClock,
    });
  },
});

/** A leader sets them, as a whole. */
export const setSendingHours = route({
  method: 'post',
  path: '/v1/organisations/{organisation}/sending-hours',
  operationId: 'setSendingHours',
  summary: text('Sæt organisationens sendetider', "Set the organisation's sending hours"),
  tag: 'work',
  body: {
    type: 'object',
    properties: {
      spreadMinutes: { type: 'integer', minimum: 0, maximum: 60 },
      quiet: {
        type: 'array',
        maxItems: 14,
        items: {
          type: 'object',
          properties: {
            weekdays: { type: 'array', items: { type: 'integer', minimum: 1, maximum: 7 } },
            from: { type: 'string', examples: ['19:00'] },
            until: { type: 'string', examples: ['07:00'] },
          },
          required: ['weekdays', 'from', 'until'],
        },
      },
      quietDays: { type: 'array', maxItems: 100, items: { type: 'string', examples: ['12-24'] } },
      quietHolidays: { type: 'boolean' },
    },
    required: ['spreadMinutes', 'quiet', 'quietDays', 'quietHolidays'],
  },
  answer: 'object',
  async handle(call) {
    const organisation = directoryOfPath(call);
    const hours = await changeSendingHours(call, organisation, await readBody(call));
    return call.c.json({ organisation, ...hours, own: true, about: legalClock });
  },
});
