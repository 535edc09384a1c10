import { parseInstant } from '../calendar/index.ts';
import type { CaseView } from '../case/case-view.ts';
import { consentById } from '../case/consents.ts';
import type { CaseEvent } from '../case/fact.ts';
import { isProfessionalRole } from '../rules/roles.ts';
import type { Announcement } from './announcement.ts';

/** What an announcement of a withdrawal is about, and back. */
export const consentAbout = (consentId: string): string => `consent:${consentId}`;
export const consentIdOf = (about: string): string => about.replace(/^consent:/, '');

/**
 * A withdrawal takes effect at once, and everybody whom the consent named is told (X-03; DBF art. 7 stk. 3). The family,
 * whose act it is, needs no letter about it.
 */
export function withdrawalAnnouncements(
  { type, data, recordedAt }: CaseEvent,
  view: CaseView,
): readonly Announcement[] {
  if (type !== 'consent-withdrawn') return [];
  const consent = consentById(view, String(data.consentId));
  return [...new Set(consent?.receivers ?? [])].filter(isProfessionalRole).map((to) => ({
    kind: 'withdrawal',
    about: consentAbout(String(data.consentId)),
    due: null,
    step: 's0',
    to,
    atMs: parseInstant(recordedAt) ?? 0,
  }));
}
