import { text } from '../../../text.ts';
import type { CommandSpec } from '../../command-spec.ts';
import { boolean, choice, instant, list, longText, object, optional, shortText, slug } from '../../field.ts';

const knownNotification = { notificationId: { by: 'notification-received', path: 'notificationId' } };

/** Notifications to the municipality and what is done about each. */
export const notificationCommands: readonly CommandSpec[] = [
  {
    name: 'receive-notification',
    title: text('Modtag underretning', 'Receive notification'),
    kinds: ['pregnancy', 'child'],
    moment: 'receivedAt',
    fields: {
      notificationId: optional(slug('Underretning', 'Notification')),
      receivedAt: instant('Modtaget', 'Received'),
      form: choice('Form', 'Form', { written: text('Skriftlig', 'Written'), oral: text('Mundtlig', 'Oral') }),
      notifier: object('Underretter', 'Notifier', {
        role: optional(slug('Rolle', 'Role')),
        organisation: optional(shortText('Organisation', 'Organisation')),
        professional: boolean('Fagperson', 'Professional'),
        anonymous: optional(boolean('Anonym', 'Anonymous')),
      }),
      concern: longText('Bekymring', 'Concern'),
      abuseSuspected: optional(boolean('Mistanke om overgreb', 'Suspected abuse')),
    },
    assigns: { field: 'notificationId', prefix: 'n' },
    event: 'notification-received',
  },
  {
    name: 'assess-notification',
    title: text('Vurdér underretning', 'Assess notification'),
    kinds: ['pregnancy', 'child'],
    moment: 'assessedAt',
    fields: {
      notificationId: slug('Underretning', 'Notification'),
      assessedAt: instant('Vurderet', 'Assessed'),
      danger: boolean('Barnets sundhed eller udvikling i fare', "Child's health or development in danger"),
      acuteMeasures: boolean('Akutte foranstaltninger', 'Acute measures'),
      assessors: list('Vurderet af', 'Assessed by', slug('Person', 'Person'), { min: 1 }),
    },
    refers: knownNotification,
    event: 'notification-assessed',
  },
  {
    name: 'acknowledge-notification',
    title: text('Kvittér for underretning', 'Acknowledge notification'),
    kinds: ['pregnancy', 'child'],
    moment: 'sentAt',
    fields: { notificationId: slug('Underretning', 'Notification'), sentAt: instant('Sendt', 'Sent') },
    refers: knownNotification,
    event: 'notification-acknowledged',
  },
];
