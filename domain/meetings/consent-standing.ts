import type { CivilDate } from '../calendar/index.ts';
import type { CaseView } from '../case/case-view.ts';
import { type Consent, consentIsValid, consentsWhere } from '../case/consents.ts';
import { enteredConsents, entriesOf, needConsent } from '../case/meeting-consents.ts';
import type { Meeting } from '../case/meetings.ts';
import { heldBack } from '../disclosure/gate.ts';
import { isFamilyRole } from '../rules/roles.ts';

/** Why a consent does not carry somebody. */
export type WhyNot =
  | 'no-consent' // nobody has consented to that role
  | 'not-entered' // a consent names it, but was not entered at the meeting
  | 'lapsed'
  | 'withdrawn'
  | 'protested'
  | 'restricted'; // processing is restricted (GDPR art. 18)

/** Whether somebody may take part or be told, and what says so. */
export type Standing =
  | { may: true; by: 'own-authority' | 'family' }
  | { may: true; by: 'consent'; consentId: string; until: CivilDate }
  | { may: false; why: WhyNot };

const ownAuthority: Standing = { may: true, by: 'own-authority' };
const family: Standing = { may: true, by: 'family' };

/**
 * Whether a role may take part in a meeting at an instant: the authority that holds it and the family may, everybody else
 * needs a meeting consent that names them.
 */
export function takesPart(role: string, meeting: Meeting, view: CaseView, atMs: number): Standing {
  if (isFamilyRole(role)) return family;
  if (needConsent([role], meeting.held ?? meeting.planned).length === 0) return ownAuthority;
  return heldBack(view, { atMs })
    ? { may: false, why: 'restricted' }
    : standingBy(meetingConsents(role, view), atMs);
}

/** Whether a role may get the minutes: as above, but only by a consent that was entered at that very meeting (F2-07). */
export function getsMinutes(role: string, meeting: Meeting, view: CaseView, atMs: number): Standing {
  const { held } = meeting;
  if (needConsent([role], held ?? meeting.planned).length === 0)
    return isFamilyRole(role) ? family : ownAuthority;
  if (heldBack(view, { atMs })) return { may: false, why: 'restricted' };
  const entered = enteredConsents(entriesOf(view, meeting.id), view, atMs);
  const named = standingBy(
    entered.filter(({ receivers }) => receivers.includes(role)),
    atMs,
  );
  if (named.may) return named;
  const otherwise = standingBy(meetingConsents(role, view), atMs);
  return otherwise.may ? { may: false, why: 'not-entered' } : otherwise;
}

const meetingConsents = (role: string, view: CaseView): readonly Consent[] =>
  consentsWhere(view, ({ data }) => data.direction === 'meeting').filter(({ receivers }) =>
    receivers.includes(role),
  );

/** By the consent that holds longest; where none counts, why the newest does not. */
function standingBy(consents: readonly Consent[], atMs: number): Standing {
  const valid = consents
    .filter((one) => consentIsValid(one, atMs))
    .toSorted((a, b) => (a.lapsesOn < b.lapsesOn ? 1 : -1))[0];
  if (valid) return { may: true, by: 'consent', consentId: valid.id, until: valid.lapsesOn };
  const newest = consents.at(-1);
  return { may: false, why: newest ? whyNot(newest, atMs) : 'no-consent' };
}

function whyNot({ withdrawnMs, blockedMs }: Consent, atMs: number): WhyNot {
  if (withdrawnMs !== null && withdrawnMs <= atMs) return 'withdrawn';
  return blockedMs !== null && blockedMs <= atMs ? 'protested' : 'lapsed';
}
