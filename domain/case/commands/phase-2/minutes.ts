import { heldBack } from '../../../disclosure/gate.ts';
import { text } from '../../../text.ts';
import type { Attempt, CommandSpec } from '../../command-spec.ts';
import { minutesFields } from '../../documents/minutes.ts';
import { requestFormFields } from '../../documents/request-form.ts';
import { instant, object, optional } from '../../field.ts';
import { enteredConsents, entriesOf, needConsent, uncovered } from '../../meeting-consents.ts';
import { meetingById } from '../../meetings.ts';
import { type Refusal, refuse } from '../../refusal.ts';
import { roleList } from '../../role-field.ts';
import { knownMeeting, meetingIdField } from './meetings.ts';

/**
 * No minutes of a meeting that was not held; none to anybody whom no consent entered at that meeting names, valid
 * at the sending (F2-07, F2-08).
 */
function checkSending({ view, data, moment }: Attempt): Refusal | null {
  const held = meetingById(view, data.meetingId)?.held;
  const heldFirst = held && (moment.dateOnly || held.dateOnly ? moment.on >= held.on : moment.ms >= held.ms);
  if (!held || !heldFirst) {
    return refuse(
      'WRONG_ORDER',
      'Der kan ikke sendes referat af et møde, der ikke er holdt.',
      'No minutes can be sent of a meeting that has not been held.',
      { reason: 'meetingId', source: 'RA § 6' },
    );
  }
  const needed = needConsent(data.recipients, held);
  const stopped = needed.length === 0 ? null : heldBack(view, { atMs: moment.ms });
  if (stopped) return stopped;
  const consents = enteredConsents(entriesOf(view, String(data.meetingId)), view, moment.ms);
  const missing = uncovered(needed, consents);
  return missing.length === 0
    ? null
    : refuse(
        'CONSENT_REQUIRED',
        `Referatet kan ikke sendes til ${missing.join(', ')}: der er ikke et gyldigt samtykke ført til referat på mødet.`,
        `The minutes cannot be sent to ${missing.join(', ')}: no valid consent was entered at the meeting.`,
        { reason: 'recipients', source: 'RA § 6; ESB fase 2; SUL §§ 43–44' },
      );
}

/** Minutes and the request form: what leaves the meeting. */
export const minutesCommands: readonly CommandSpec[] = [
  {
    name: 'send-minutes',
    title: text('Udsend referat', 'Send the minutes'),
    kinds: ['pregnancy', 'child'],
    moment: 'sentAt',
    fields: {
      meetingId: meetingIdField,
      sentAt: instant('Sendt', 'Sent'),
      recipients: roleList('Sendt til', 'Sent to', { min: 1 }),
      minutes: optional(object('Referat', 'Minutes', minutesFields)),
    },
    refers: knownMeeting,
    event: 'minutes-sent',
    check: checkSending,
  },
  {
    name: 'send-request-form',
    title: text('Send «Anmodning om oplysninger»', 'Send the “Request for information”'),
    kinds: ['pregnancy'],
    moment: 'sentAt',
    fields: {
      sentAt: instant('Sendt', 'Sent'),
      meetingId: optional(meetingIdField),
      ...requestFormFields,
    },
    refers: knownMeeting,
    event: 'request-form-sent',
  },
];
