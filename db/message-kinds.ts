import type { AnnouncementKind } from '../domain/announcements/announcement.ts';
import type { Message } from '../domain/case/command.ts';

/** Every kind of row in the outbox (migration 0020). */
export type MessageKind = Message['kind'] | 'emergency' | AnnouncementKind;

/** Messages about deadlines: what the case itself plans. Only these are taken back with their deadline, or collapsed. */
export const deadlineKinds: Message['kind'][] = ['reminder', 'escalation', 'breach'];
