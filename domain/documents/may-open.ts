import { documentReceivers } from '../announcements/documents.ts';
import type { CaseView } from '../case/case-view.ts';
import { enteredConsents, entriesOf, needConsent, uncovered } from '../case/meeting-consents.ts';
import { meetingById } from '../case/meetings.ts';
import { type Refusal, refuse } from '../case/refusal.ts';
import { heldBack } from '../disclosure/gate.ts';
import { whyNotTell } from '../disclosure/letters.ts';
import { subjectIn } from '../obligations/deadline.ts';
import { isFamilyRole } from '../rules/roles.ts';
import type { CaseDocument } from './documents-of.ts';

/**
 * Why a receiver may not have a document that was sent to them, asked at the moment they are told of it and each time they
 * open it; null when they may. Consent may have been withdrawn since, the family may have had a loss.
 */
export function mayOpenDocument(
  view: CaseView,
  document: CaseDocument,
  receiver: string,
  atMs: number,
): Refusal | null {
  const sending = document.sent.find((fact) => documentReceivers(fact, view).some((one) => one === receiver));
  if (!sending)
    return refuse('NOT_PERMITTED', 'Dokumentet er ikke sendt til dig.', 'The document was not sent to you.', {
      reason: 'receiver',
    });
  if (isFamilyRole(receiver)) {
    const why = whyNotTell(view, receiver, subjectIn(view, 'unborn'), atMs);
    return why === null
      ? null
      : refuse('PRECONDITION', 'Familien skrives der ikke til nu.', 'The family is not written to now.', {
          reason: why,
        });
  }
  return document.template.name === 'minutes'
    ? minutesRefusal(view, sending.data.meetingId, receiver, atMs)
    : null;
}

/** Minutes go to those whom a consent entered at the meeting names, as long as it holds (F2-08). */
function minutesRefusal(view: CaseView, meetingId: unknown, receiver: string, atMs: number): Refusal | null {
  const held = meetingById(view, meetingId)?.held;
  if (!held || needConsent([receiver], held).length === 0) return null;
  const stopped = heldBack(view, { atMs });
  if (stopped) return stopped;
  const consents = enteredConsents(entriesOf(view, String(meetingId)), view, atMs);
  return uncovered([receiver], consents).length === 0
    ? null
    : refuse(
        'CONSENT_REQUIRED',
        'Samtykket til, at du får referatet, gælder ikke længere.',
        'The consent that let you have the minutes no longer holds.',
        { reason: 'receiver', source: 'RA § 6; SUL §§ 43–44' },
      );
}
