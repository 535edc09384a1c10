import { parseInstant } from '../calendar/index.ts';
import type { CaseView } from '../case/case-view.ts';
import type { CaseEvent } from '../case/fact.ts';
import { approvedVersion, documentById } from '../documents/documents-of.ts';
import type { Json } from '../json.ts';
import { isRole, type Role } from '../rules/roles.ts';
import type { Announcement } from './announcement.ts';

/** What an announcement of a document is about, and back. */
export const documentAbout = (documentId: string): string => `document:${documentId}`;
export const documentIdOf = (about: string): string => about.replace(/^document:/, '');

/**
 * Each receiver is told once of each version of a document that an act says was sent. Whoever notified is no role that can
 * be reached, and gets the receipt as it was agreed; a plan is approved, not sent.
 */
export function documentAnnouncements(event: CaseEvent, view: CaseView): readonly Announcement[] {
  const document = documentById(view, event.data.documentId);
  const sent = document && approvedVersion(document);
  if (!document || !sent) return [];
  return documentReceivers(event, view).map((to) => ({
    kind: 'document',
    about: documentAbout(document.id),
    due: null,
    step: `s${sent.version}`,
    to,
    atMs: parseInstant(event.recordedAt) ?? 0,
  }));
}

/** To whom an act sends its document. */
export function documentReceivers(
  { type, data }: Pick<CaseEvent, 'type' | 'data'>,
  view: CaseView,
): readonly Role[] {
  switch (type) {
    case 'minutes-sent':
      return rolesIn(data.recipients);
    case 'notification-sent':
      return rolesIn(data.to);
    case 'request-form-sent':
      return ['FP'];
    case 'closing-summary-sent':
    case 'hearing-started':
    case 'delay-told':
    case 'measure-decided':
    case 'notice-served':
      return [view.kind === 'child' ? 'FMI' : 'mother'];
    default:
      return [];
  }
}

const rolesIn = (value: Json | undefined): readonly Role[] =>
  [...new Set(Array.isArray(value) ? value.map(String) : typeof value === 'string' ? [value] : [])].filter(
    isRole,
  );
