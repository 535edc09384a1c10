import type { CaseView } from '../case/case-view.ts';
import { meetingById } from '../case/meetings.ts';
import { whyNotTell } from '../disclosure/letters.ts';
import { subjectIn } from '../obligations/deadline.ts';
import { isFamilyRole, isRole, type Role } from '../rules/roles.ts';
import { getsMinutes, type WhyNot } from './consent-standing.ts';
import { invitedTo, presentAt } from './invitees.ts';

/** Why somebody invited does not get the minutes. */
export type WhyWithheld = WhyNot | 'loss' | 'custody' | 'not-held';

/** Whom the minutes of a meeting reach, and who was invited and gets none, with the reason. */
export interface MinutesReceivers {
  to: readonly Role[];
  withheld: readonly { role: Role; why: WhyWithheld }[];
}

/**
 * All who were invited, also the absent, and whoever came: the authority that held it and the family as they are, the GP
 * and everybody else only as far as a consent entered at that meeting reaches at this moment (F2-08). A proposal for
 * `send-minutes`, which checks on its own. Total.
 */
export function minutesReceivers(view: CaseView, meetingId: string, atMs: number): MinutesReceivers {
  const meeting = meetingById(view, meetingId);
  if (!meeting) return { to: [], withheld: [] };
  const meant = [...new Set([...invitedTo(meeting, view), ...presentAt(meeting)])].filter(isRole);
  const why = (role: Role): WhyWithheld | null => {
    if (!meeting.held) return 'not-held';
    const standing = getsMinutes(role, meeting, view, atMs);
    return standing.may ? familyWithheld(role, view, atMs) : standing.why;
  };
  const answered = meant.map((role) => ({ role, why: why(role) }));
  return {
    to: answered.flatMap(({ role, why: reason }) => (reason === null ? [role] : [])),
    withheld: answered.flatMap(({ role, why: reason }) => (reason === null ? [] : [{ role, why: reason }])),
  };
}

/** What holds for every letter to the family holds for its copy of the minutes: no loss, and custody of a child. */
function familyWithheld(role: Role, view: CaseView, atMs: number): WhyWithheld | null {
  if (!isFamilyRole(role)) return null;
  const said = whyNotTell(view, role, subjectIn(view, 'unborn'), atMs);
  if (said === null) return null;
  return said === 'no custody' ? 'custody' : said === 'loss in the family' ? 'loss' : 'restricted';
}
