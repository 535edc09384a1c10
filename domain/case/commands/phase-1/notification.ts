import { isReassessment, newAssessor } from '../../../rules/phase-1/reassessment.ts';
import { BARNETS_LOV } from '../../../rules/rule.ts';
import { text } from '../../../text.ts';
import type { Attempt, CommandSpec } from '../../command-spec.ts';
import { notificationContentFields } from '../../documents/notification.ts';
import { boolean, choice, instant, list, longText, object, optional, shortText, slug } from '../../field.ts';
import { notificationById } from '../../notifications.ts';
import { type Refusal, refuse } from '../../refusal.ts';

const notificationId = slug('Underretning', 'Notification');

const knownNotification = {
  notificationId: { by: ['notification-received', 'transfer-acknowledged'], path: 'notificationId' },
} as const;

/** A limit in hours needs the instant: a date alone says not when the 24 hours began or ended. */
export function needsInstant({ moment }: Attempt): Refusal | null {
  return moment.dateOnly
    ? refuse(
        'VALIDATION',
        'En frist i timer skal have et tidspunkt, ikke en dato.',
        'A limit in hours needs an instant, not a date.',
        { reason: 'on' },
      )
    : null;
}

/** Nothing can be done about a notification before it was received. */
function notBeforeReceipt({ view, data, moment }: Attempt): Refusal | null {
  const received = notificationById(view, data.notificationId);
  if (!received) return null;
  const early = moment.dateOnly || received.dateOnly ? moment.on < received.on : moment.ms < received.ms;
  return early
    ? refuse(
        'PRECONDITION',
        'Det ligger før underretningen blev modtaget.',
        'That lies before the notification was received.',
        { reason: 'notificationId' },
      )
    : null;
}

function checkReceipt(attempt: Attempt): Refusal | null {
  const { view, data } = attempt;
  if (view.ever('transfer-acknowledged').some((fact) => fact.data.notificationId === data.notificationId)) {
    return refuse(
      'DUPLICATE',
      '«notificationId» er allerede brugt i sagen.',
      '“notificationId” is already used in this case.',
      { reason: 'notificationId' },
    );
  }
  return needsInstant(attempt);
}

/** F1-16: while a measure runs, at least one of those who assess must not have assessed in this case before. */
function checkAssessment(attempt: Attempt): Refusal | null {
  const { view, data } = attempt;
  const early = needsInstant(attempt) ?? notBeforeReceipt(attempt);
  if (early) return early;
  const received = notificationById(view, data.notificationId);
  if (!received || !isReassessment(received, view)) return null;
  const earlier = view.of('notification-assessed');
  if (newAssessor(data.assessors, earlier)) return null;
  return refuse(
    'PRECONDITION',
    'En indsats er i gang: mindst én, der ikke har vurderet i sagen før, skal deltage i genvurderingen.',
    'A measure is running: at least one who has not assessed in this case before must take part in the re-assessment.',
    {
      reason: 'assessors',
      source: received.on < BARNETS_LOV ? 'SEL § 155 stk. 4' : 'BL § 137 stk. 1',
    },
  );
}

/** Notifications to the municipality and what is done about each. */
export const notificationCommands: readonly CommandSpec[] = [
  {
    name: 'receive-notification',
    title: text('Modtag underretning', 'Receive notification'),
    kinds: ['pregnancy', 'child'],
    moment: 'receivedAt',
    fields: {
      notificationId: optional(notificationId),
      receivedAt: instant('Modtaget', 'Received'),
      form: choice('Form', 'Form', { written: text('Skriftlig', 'Written'), oral: text('Mundtlig', 'Oral') }),
      notifier: object('Underretter', 'Notifier', {
        role: optional(slug('Rolle', 'Role')),
        organisation: optional(shortText('Organisation', 'Organisation')),
        professional: boolean('Underretter er fagperson', 'The notifier is a professional'),
        anonymous: optional(boolean('Underretter er anonym', 'The notifier is anonymous')),
      }),
      concern: longText('Bekymring', 'Concern'),
      abuseSuspected: optional(boolean('Mistanke om overgreb', 'Suspected abuse')),
      content: optional(
        object('Underretningens indhold', 'Content of the notification', notificationContentFields),
      ),
    },
    assigns: { field: 'notificationId', prefix: 'n' },
    event: 'notification-received',
    check: checkReceipt,
  },
  {
    name: 'assess-notification',
    title: text('Vurdér underretning', 'Assess notification'),
    kinds: ['pregnancy', 'child'],
    moment: 'assessedAt',
    fields: {
      notificationId,
      assessedAt: instant('Vurderet', 'Assessed'),
      danger: boolean('Barnets sundhed eller udvikling i fare', "Child's health or development in danger"),
      acuteMeasures: boolean('Akutte foranstaltninger er nødvendige', 'Acute measures are needed'),
      assessors: list('Vurderet af', 'Assessed by', slug('Person', 'Person'), { min: 1 }),
    },
    refers: knownNotification,
    event: 'notification-assessed',
    check: checkAssessment,
  },
  {
    name: 'acknowledge-notification',
    title: text('Kvittér for underretning', 'Acknowledge notification'),
    kinds: ['pregnancy', 'child'],
    moment: 'sentAt',
    fields: { notificationId, sentAt: instant('Sendt', 'Sent') },
    refers: knownNotification,
    event: 'notification-acknowledged',
    check: notBeforeReceipt,
  },
  {
    name: 'record-notification-note',
    title: text('Notér mundtlig underretning', 'Record a note of the notification'),
    kinds: ['pregnancy', 'child'],
    fields: { notificationId },
    refers: knownNotification,
    event: 'notification-noted',
    check: notBeforeReceipt,
    afterClosing: true,
  },
  {
    name: 'hold-notification-talk',
    title: text('Hold underretningssamtale', 'Hold notification talk'),
    kinds: ['pregnancy', 'child'],
    moment: 'heldAt',
    fields: { notificationId, heldAt: instant('Holdt', 'Held') },
    refers: knownNotification,
    event: 'notification-talk-held',
    check: notBeforeReceipt,
  },
  {
    name: 'inform-notifier',
    title: text('Orientér underretter', 'Inform the notifier'),
    kinds: ['pregnancy', 'child'],
    moment: 'sentAt',
    fields: {
      notificationId,
      sentAt: instant('Sendt', 'Sent'),
      exemptionReason: optional(
        longText('Særlige hensyn, der taler imod', 'Special regard that speaks against it'),
      ),
    },
    refers: knownNotification,
    event: 'notifier-informed',
    check: notBeforeReceipt,
  },
];
