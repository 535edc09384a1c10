import { text } from '../../../text.ts';
import type { CommandSpec } from '../../command-spec.ts';
import { notificationContentFields } from '../../documents/notification.ts';
import { boolean, choice, instant, longText, object, optional, slug } from '../../field.ts';
import { professional, roleList } from '../../role-field.ts';

/** The professional's own duty: to judge whether to notify, to tell the parents, and to notify. */
export const needToNotifyCommands: readonly CommandSpec[] = [
  {
    name: 'assess-need-to-notify',
    title: text('Vurdér behov for underretning', 'Assess the need to notify'),
    kinds: ['pregnancy', 'child'],
    fields: {
      decision: choice('Beslutning', 'Decision', {
        notify: text('Underret', 'Notify'),
        'do-not-notify': text('Underret ikke', 'Do not notify'),
      }),
      reason: longText('Begrundelse', 'Reason'),
      abuseSuspected: optional(boolean('Mistanke om overgreb', 'Suspected abuse')),
    },
    event: 'need-to-notify-assessed',
  },
  {
    name: 'send-notification',
    title: text('Send underretning', 'Send notification'),
    kinds: ['pregnancy', 'child'],
    moment: 'sentAt',
    fields: {
      to: {
        ...professional('Til', 'To', { initial: 'FR' }),
        alternatively: roleList('Til', 'To', { min: 1 }),
      },
      sentAt: instant('Sendt', 'Sent'),
      content: optional(
        object('Underretningens indhold', 'Content of the notification', notificationContentFields),
      ),
    },
    event: 'notification-sent',
  },
  {
    name: 'report-persisting-concern',
    title: text('Registrér vedvarende eller ny bekymring', 'Record persisting or new concern'),
    kinds: ['pregnancy', 'child'],
    fields: {},
    event: 'concern-persisted',
  },
  {
    name: 'inform-parents',
    title: text('Orientér forældrene om underretningen', 'Inform the parents of the notification'),
    kinds: ['pregnancy', 'child'],
    fields: {
      notificationId: optional(slug('Underretning', 'Notification')),
      exceptionReason: optional(
        longText('Begrundelse for ikke at orientere', 'Reason for not informing them'),
      ),
    },
    refers: {
      notificationId: { by: ['notification-received', 'transfer-acknowledged'], path: 'notificationId' },
    },
    event: 'parents-informed',
  },
  {
    name: 'give-feedback',
    title: text('Giv tilbagemelding om underretningen', 'Give feedback on the notification'),
    kinds: ['pregnancy', 'child'],
    fields: {
      notificationId: optional(slug('Underretning', 'Notification')),
      motivatedToConsent: optional(
        boolean(
          'Uden samtykke: samtale, der motiverer til samtykke',
          'Without consent: talk that motivates to consent',
        ),
      ),
    },
    refers: {
      notificationId: { by: ['notification-received', 'transfer-acknowledged'], path: 'notificationId' },
    },
    event: 'feedback-given',
  },
];
