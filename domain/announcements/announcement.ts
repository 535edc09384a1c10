import type { Role } from '../rules/roles.ts';

/** What the world is told besides the reminders of deadlines. */
export const announcementKinds = [
  'invitation',
  'document',
  'vacancy',
  'handover',
  'task',
  'withdrawal',
] as const;

export type AnnouncementKind = (typeof announcementKinds)[number];

/**
 * Something that somebody is to be told because an event was published. It is told once for each combination of `about`,
 * `due`, `step`, `to` and `organisation`, however often the event is published. Ids only: nothing in it names anybody.
 */
export interface Announcement {
  kind: AnnouncementKind;
  /** What it is about: `meeting:m1`, `document:d1`, `handover:t1`, `consent:s1`. */
  about: string;
  /** The date or instant that it speaks of, if any: a moved one is told anew. */
  due: string | null;
  /** The revision of what it is about: `s0`, `s1` … */
  step: string;
  to: Role;
  /** When it is to be told, on the case's clock; never before the event is published. */
  atMs: number;
  /** The code of the municipality or region where the recipient sits, when it is not where the case is. */
  organisation?: string;
}
