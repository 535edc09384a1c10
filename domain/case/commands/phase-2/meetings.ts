import { parseInstant } from '../../../calendar/index.ts';
import { text } from '../../../text.ts';
import type { Attempt, CommandSpec } from '../../command-spec.ts';
import { consentById } from '../../consents.ts';
import { boolean, choice, date, instant, list, longText, optional, slug } from '../../field.ts';
import { meetingById } from '../../meetings.ts';
import { type Refusal, refuse } from '../../refusal.ts';
import { guestList, professional, roleList } from '../../role-field.ts';
import { refusedNetworkMeeting } from '../phase-4/network-meeting-guard.ts';
import { agendaFields, nextMeetingField, shortNoticeField } from './meeting-fields.ts';
import { checkOralConsents, oralConsentsField, withOralConsents } from './oral-consent.ts';

const meetingKinds = {
  'first-coordination': text('Første koordineringsmøde', 'First coordination meeting'),
  term: text('Terminsmøde', 'Term meeting'),
  'ad-hoc': text('Ad hoc-møde', 'Ad-hoc meeting'),
  discharge: text('Udskrivningsmøde', 'Discharge meeting'),
  network: text('Netværksmøde', 'Network meeting'),
  closing: text('Afsluttende netværksmøde', 'Closing network meeting'),
};

export const knownMeeting = { meetingId: { by: 'meeting-planned', path: 'meetingId' } };

export const meetingIdField = slug('Møde', 'Meeting');

/** A meeting that was held or cancelled can no longer be moved, advanced or cancelled. */
function checkStillAhead({ view, data }: Attempt): Refusal | null {
  const meeting = meetingById(view, data.meetingId);
  if (meeting?.held) {
    return refuse('PRECONDITION', 'Mødet er allerede holdt.', 'The meeting has already been held.', {
      reason: 'meetingId',
    });
  }
  return meeting?.cancelled
    ? refuse('PRECONDITION', 'Mødet er aflyst.', 'The meeting was cancelled.', { reason: 'meetingId' })
    : null;
}

/** An invitation may be recorded afterwards, but nobody is invited to a meeting that is over. */
function checkInvitation(attempt: Attempt): Refusal | null {
  const meeting = meetingById(attempt.view, attempt.data.meetingId);
  if (meeting?.held && attempt.moment.ms > meeting.held.ms) {
    return refuse(
      'PRECONDITION',
      'Mødet er holdt; der kan ikke længere indkaldes til det.',
      'The meeting has been held; nobody can be invited to it any more.',
      { reason: 'meetingId' },
    );
  }
  return meeting?.held ? null : checkStillAhead(attempt);
}

/** Consents entered in the minutes must be known to the case. */
function unknownConsent({ view, data }: Attempt): Refusal | null {
  const ids = Array.isArray(data.consents) ? data.consents : [];
  return ids.some((id) => consentById(view, String(id)) === null)
    ? refuse(
        'NOT_FOUND',
        'Sagen kender ikke et af de samtykker, der er ført til referat.',
        'The case does not know one of the consents entered in the minutes.',
        { reason: 'consents' },
      )
    : null;
}

function checkEntry(attempt: Attempt): Refusal | null {
  const missing = missingConsents(attempt);
  if (missing) return missing;
  const meeting = meetingById(attempt.view, attempt.data.meetingId);
  if (meeting && !meeting.held) {
    return refuse(
      'WRONG_ORDER',
      'Samtykke føres til referat, når mødet er holdt.',
      'Consent is entered in the minutes once the meeting has been held.',
      { reason: 'meetingId', source: 'RA § 6' },
    );
  }
  return unknownConsent(attempt) ?? checkOralConsents(attempt);
}

/** Something has to be entered: consents that the case knows, or such as were given aloud. */
function missingConsents({ data }: Attempt): Refusal | null {
  return data.consents !== undefined || data.oralConsents !== undefined
    ? null
    : refuse('VALIDATION', 'Feltet «consents» mangler.', 'The field “consents” is missing.', {
        reason: 'consents',
      });
}

/** Granted without a date says nothing; an advance goes forward. */
function checkAdvance(attempt: Attempt): Refusal | null {
  const { view, data } = attempt;
  const refusal = checkStillAhead(attempt);
  const meeting = meetingById(view, data.meetingId);
  const newMs = parseInstant(data.meetingAt);
  if (refusal || !meeting || data.granted !== true || newMs === null) return refusal;
  return newMs > meeting.meetingMs
    ? refuse(
        'PRECONDITION',
        'Et fremrykket møde kan ikke ligge senere end det planlagte.',
        'An advanced meeting cannot lie later than the one planned.',
        { reason: 'meetingAt' },
      )
    : null;
}

/** Planning, calling, moving and holding meetings; any professional role may convene (F2-26). */
export const meetingCommands: readonly CommandSpec[] = [
  {
    name: 'plan-meeting',
    title: text('Planlæg møde', 'Plan a meeting'),
    kinds: ['pregnancy', 'child'],
    fields: {
      meetingId: optional(meetingIdField),
      kind: choice('Slags møde', 'Kind of meeting', meetingKinds),
      meetingAt: instant('Mødet holdes', 'The meeting is at', { plan: true }),
      invitees: roleList('Inviterede', 'Invited'),
      ...agendaFields,
      shortNoticeReason: shortNoticeField,
    },
    assigns: { field: 'meetingId', prefix: 'm' },
    event: 'meeting-planned',
    check: refusedNetworkMeeting,
  },
  {
    name: 'invite-to-meeting',
    title: text('Afsend indkaldelse', 'Dispatch the invitation'),
    kinds: ['pregnancy', 'child'],
    moment: 'dispatchedAt',
    fields: {
      meetingId: meetingIdField,
      dispatchedAt: instant('Afsendt', 'Dispatched'),
      recipients: roleList('Sendt til', 'Sent to', { optional: true }),
      guests: guestList('Inviterede fra andre myndigheder', 'Invited from other authorities'),
      ...agendaFields,
      shortNoticeReason: shortNoticeField,
    },
    refers: knownMeeting,
    event: 'meeting-invited',
    check: checkInvitation,
  },
  {
    name: 'move-meeting',
    title: text('Flyt møde', 'Move a meeting'),
    kinds: ['pregnancy', 'child'],
    fields: {
      meetingId: meetingIdField,
      reason: longText('Begrundelse', 'Reason', { optional: true }),
      meetingAt: instant('Nyt tidspunkt', 'New time', { plan: true }),
      place: agendaFields.place,
      shortNoticeReason: shortNoticeField,
    },
    refers: knownMeeting,
    event: 'meeting-moved',
    check: checkStillAhead,
  },
  {
    name: 'cancel-meeting',
    title: text('Aflys møde', 'Cancel a meeting'),
    kinds: ['pregnancy', 'child'],
    fields: { meetingId: meetingIdField, reason: longText('Begrundelse', 'Reason', { optional: true }) },
    refers: knownMeeting,
    event: 'meeting-cancelled',
    check: checkStillAhead,
  },
  {
    name: 'request-earlier-meeting',
    title: text('Bed om fremrykket møde', 'Ask for an earlier meeting'),
    kinds: ['pregnancy', 'child'],
    fields: { meetingId: meetingIdField, reason: longText('Begrundelse', 'Reason', { optional: true }) },
    refers: knownMeeting,
    event: 'earlier-meeting-requested',
    check: checkStillAhead,
  },
  {
    name: 'decide-earlier-meeting',
    title: text('Tag stilling til fremrykket møde', 'Decide on an earlier meeting'),
    kinds: ['pregnancy', 'child'],
    fields: {
      meetingId: meetingIdField,
      granted: boolean('Fremrykkes', 'Advanced'),
      meetingAt: optional(instant('Nyt tidspunkt', 'New time', { plan: true })),
      reason: longText('Begrundelse', 'Reason', { optional: true }),
    },
    refers: knownMeeting,
    event: 'earlier-meeting-decided',
    check: checkAdvance,
  },
  {
    name: 'hold-meeting',
    title: text('Registrér holdt møde', 'Record a meeting held'),
    kinds: ['pregnancy', 'child'],
    moment: 'heldAt',
    fields: {
      meetingId: meetingIdField,
      heldAt: instant('Holdt', 'Held'),
      participants: roleList('Deltagere', 'Participants'),
      consents: optional(
        list('Samtykker ført til referat', 'Consents entered in the minutes', slug('Samtykke', 'Consent')),
      ),
      chair: optional(professional('Mødet holdt af', 'Held by', { initial: 'FP' })),
      minutesBy: optional(professional('Referat skrives af', 'Minutes written by')),
      termMeetingOn: optional(date('Dato for terminsmødet', 'Date of the term meeting', { plan: true })),
      nextMeetingOn: nextMeetingField,
      oralConsents: oralConsentsField,
    },
    refers: knownMeeting,
    event: 'meeting-held',
    alsoProduces: ['consent-given'],
    check: (attempt) => checkStillAhead(attempt) ?? unknownConsent(attempt) ?? checkOralConsents(attempt),
    produces: (attempt) => withOralConsents(attempt, 'meeting-held'),
  },
  {
    name: 'enter-meeting-consents',
    title: text('Før samtykke til referat', 'Enter consent in the minutes'),
    kinds: ['pregnancy', 'child'],
    fields: {
      meetingId: meetingIdField,
      consents: optional(list('Samtykker', 'Consents', slug('Samtykke', 'Consent'), { min: 1 })),
      oralConsents: oralConsentsField,
    },
    refers: knownMeeting,
    event: 'meeting-consents-entered',
    alsoProduces: ['consent-given'],
    check: checkEntry,
    produces: (attempt) => withOralConsents(attempt, 'meeting-consents-entered'),
  },
];
