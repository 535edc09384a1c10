import { type AnnouncementKind, announcementKinds } from '../announcements/announcement.ts';

/** What a message of the outbox is about. */
export type MessageKind = 'reminder' | 'escalation' | 'breach' | 'emergency' | AnnouncementKind;

/** The kinds that somebody may have a wish about. */
export const chosenKinds = ['reminder', 'escalation', 'breach', ...announcementKinds] as const;

export const isMessageKind = (kind: string): kind is MessageKind =>
  kind === 'emergency' || (chosenKinds as readonly string[]).includes(kind);

/** What says that a limit is near or passed. */
export const isAboutLimit = (kind: MessageKind): boolean =>
  kind === 'reminder' || kind === 'breach' || kind === 'escalation';

/** Whether a message cannot wait for the office to open: an emergency access, or a limit that is counted in hours. */
export const isUrgent = ({ kind, due }: { kind: MessageKind; due: string | null }): boolean =>
  kind === 'emergency' || (isAboutLimit(kind) && due?.includes('T') === true);
