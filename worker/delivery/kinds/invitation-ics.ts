import { createHash } from 'node:crypto';
import ical, {
  ICalAttendeeRole,
  ICalAttendeeStatus,
  ICalCalendarMethod,
  ICalEventStatus,
} from 'ical-generator';
import type { CalendarEntry } from '../../../domain/meetings/invitations.ts';

/** One invitation as calendars read it (RFC 5545, 5546). */
interface Invitation extends CalendarEntry {
  uid: string;
  /** The meeting's page: all that it says is behind the login. */
  url: string;
  stampMs: number;
  /** The mailbox that the mail comes from, and the one that it goes to. */
  organizer: string;
  attendee?: string;
}

/** The same meeting has the same name in every calendar for ever; nothing can be read from it. */
export const uidOfMeeting = (caseId: string, meetingId: string): string =>
  `${createHash('sha256')
    .update(JSON.stringify([caseId, meetingId]))
    .digest('hex')
    .slice(0, 40)}@tovholder.invalid`;

/** `Tovholder <besked@example.dk>` gives the address. */
export const mailboxOf = (from: string): string => /<([^<>]+)>\s*$/.exec(from)?.[1] ?? from.trim();

/**
 * The calendar part of a mail. It says that there is a meeting, when, and where to read on: no name, number or place, and
 * nothing that tells which kind of meeting it is.
 */
export function invitationIcs(invitation: Invitation): string {
  const { method, sequence, startMs, endMs, uid, url, stampMs, organizer, attendee } = invitation;
  const isCancelled = method === 'CANCEL';
  const calendar = ical({
    method: ICalCalendarMethod[method],
    prodId: { company: 'Tovholder', product: 'Tovholder', language: 'DA' },
  });
  calendar.createEvent({
    id: uid,
    sequence,
    stamp: new Date(stampMs),
    start: new Date(startMs),
    end: new Date(endMs),
    summary: 'Møde – se Tovholder',
    url,
    status: isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    organizer: { name: 'Tovholder', email: organizer },
    ...(attendee === undefined
      ? {}
      : {
          attendees: [
            {
              email: attendee,
              role: ICalAttendeeRole.REQ,
              status: ICalAttendeeStatus.NEEDSACTION,
              rsvp: false,
            },
          ],
        }),
  });
  return calendar.toString();
}
