import type { CaseView } from '../case/case-view.ts';
import type { CaseEvent } from '../case/fact.ts';
import { handoverAnnouncements } from '../handover/handover-notices.ts';
import type { Announcement } from './announcement.ts';
import { documentAnnouncements } from './documents.ts';
import { invitationAnnouncements } from './invitations.ts';
import { vacancyAnnouncements } from './vacancies.ts';
import { withdrawalAnnouncements } from './withdrawals.ts';

/** What one subject has to tell of an event; `view` is the case after the batch that the event came with. */
export type AnnouncementsOf = (event: CaseEvent, view: CaseView) => readonly Announcement[];

/** One line per subject. */
const subjects: readonly AnnouncementsOf[] = [
  invitationAnnouncements,
  documentAnnouncements,
  handoverAnnouncements,
  vacancyAnnouncements,
  withdrawalAnnouncements,
];

/**
 * What the world is told when an event is published, besides the messages that the case plans itself. What came from a
 * linked case was told there. Total.
 */
export const announcementsOf: AnnouncementsOf = (event, view) =>
  event.carried ? [] : subjects.flatMap((subject) => subject(event, view));
