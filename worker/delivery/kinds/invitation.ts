import type { ClaimedMessage } from '../../../db/claim-messages.ts';
import { readCase } from '../../../db/read-case.ts';
import { type CaseView, viewOf } from '../../../domain/case/case-view.ts';
import { whyNotTell } from '../../../domain/disclosure/letters.ts';
import {
  type CalendarEntry,
  calendarEntry,
  type InvitedParty,
  newestRevisionFor,
} from '../../../domain/meetings/invitations.ts';
import { derive } from '../../../domain/obligations/case-deadlines.ts';
import { subjectIn } from '../../../domain/obligations/deadline.ts';
import { closingLoss } from '../../../domain/obligations/loss.ts';
import { isFamilyRole, isRole } from '../../../domain/rules/roles.ts';
import { invitationIcs, mailboxOf, uidOfMeeting } from './invitation-ics.ts';
import type { DeliveryKind, KindContext } from './kind.ts';
import { bilingual, linkTo } from './link.ts';

/** An invitation to a meeting, what moves it and what takes it out of calendars again: a link, and what calendars read. */
export const invitationKind: DeliveryKind = {
  async check(message, context) {
    const now = await entryNow(message, context);
    return 'silent' in now ? now : { at: message.organisation ?? now.at };
  },
  async compose(message, head) {
    const { case_id } = message;
    const meetingId = meetingIdOf(message);
    const url = linkTo(
      `/cases/${encodeURIComponent(case_id)}/meetings/${encodeURIComponent(meetingId)}`,
      head.publicUrl,
    );
    const now = await entryNow(message, head);
    const entry = 'silent' in now ? null : now.entry;
    const cancelled = entry?.method === 'CANCEL';
    const told = cancelled ? words.cancelled : entry && entry.sequence > 0 ? words.moved : words.invited;
    return {
      subject: cancelled ? 'Tovholder: et møde er aflyst' : 'Tovholder: indkaldelse til et møde',
      text: bilingual(url, told, {
        da: 'Se mødet i Tovholder:',
        en: 'See the meeting in Tovholder at the address above.',
      }),
      ...(entry
        ? {
            icalEvent: {
              method: entry.method,
              content: invitationIcs({
                ...entry,
                uid: uidOfMeeting(case_id, meetingId),
                url,
                stampMs: head.nowMs,
                organizer: mailboxOf(head.from),
                ...(head.to === undefined ? {} : { attendee: head.to }),
              }),
            },
          }
        : {}),
    };
  },
};

const words = {
  invited: { da: 'Du er indkaldt til et møde.', en: 'You are invited to a meeting.' },
  moved: {
    da: 'Et møde, som du er indkaldt til, er ændret.',
    en: 'A meeting that you are invited to has changed.',
  },
  cancelled: {
    da: 'Et møde, som du var indkaldt til, er aflyst, eller du er ikke længere indkaldt.',
    en: 'A meeting that you were invited to is cancelled, or you are no longer invited.',
  },
} as const;

const meetingIdOf = ({ deadline_id }: Pick<ClaimedMessage, 'deadline_id'>): string =>
  deadline_id.replace(/^meeting:/, '');

type Now = { silent: string } | { at: string; entry: CalendarEntry };

/** What the recipient's calendar is to hold now: the newest revision alone speaks. */
async function entryNow(message: ClaimedMessage, { sql, nowMs }: KindContext): Promise<Now> {
  const kase = await readCase(sql, message.case_id);
  if (!kase) return { silent: 'case withdrawn' };
  const { recipient, organisation } = message;
  if (!isRole(recipient)) return { silent: 'unknown recipient' };
  const { snapshot } = kase;
  const caseNowMs = nowMs + kase.clock_offset_ms;
  const party = { role: recipient, ...(organisation === null ? {} : { organisation }) };
  const entry = entryFor(message, party, viewOf(snapshot), caseNowMs);
  if ('silent' in entry) return entry;
  const { closing } = derive(snapshot);
  // A cancellation leaves also a case that is closed: nobody is to come to a meeting that is not held.
  if (entry.method === 'REQUEST' && closing && closing.ms <= caseNowMs) return { silent: 'case closed' };
  return { at: snapshot.municipality, entry };
}

function entryFor(
  message: Pick<ClaimedMessage, 'deadline_id' | 'step'>,
  party: InvitedParty,
  view: CaseView,
  nowMs: number,
): CalendarEntry | { silent: string } {
  const meetingId = meetingIdOf(message);
  if (message.step !== `s${newestRevisionFor(meetingId, party, view)}`)
    return { silent: 'a newer revision speaks' };
  if (isFamilyRole(party.role)) {
    const silent = whyNotTell(view, party.role, subjectIn(view, 'unborn'), nowMs);
    if (silent !== null || closingLoss(view)) return { silent: silent ?? 'loss in the family' };
  }
  return calendarEntry(meetingId, party, view, nowMs);
}
