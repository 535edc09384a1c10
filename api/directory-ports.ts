import type { Preferences } from '../domain/reach/channels.ts';
import type { Absence } from '../domain/reach/directory.ts';
import type { SendingHours } from '../domain/reach/sending-hours.ts';
import type { ListedColleague, NamedDirectory, Staff } from '../domain/reach/staff.ts';

/** Who works in an organisation, who is away, and when they want to be told what. */
export interface DirectoryStore {
  /** Who can be told about the organisation's cases: its own people and its region's, and the desks. */
  directory(organisation: string): Promise<NamedDirectory>;
  /** What the organisation itself has entered. */
  staff(organisation: string): Promise<Staff>;
  /** Lists somebody, or corrects the entry that is there. */
  save(colleague: ListedColleague, by: string): Promise<void>;
  /** Takes somebody out, with their absences; false when they were not listed. */
  remove(organisation: string, subject: string): Promise<boolean>;
  /** Its number; null when nobody of that name is listed. */
  enterAbsence(organisation: string, absence: Absence, by: string): Promise<number | null>;
  removeAbsence(organisation: string, absence: { subject: string; absenceId: number }): Promise<boolean>;
  /** Null until the organisation has said so. */
  hours(organisation: string): Promise<SendingHours | null>;
  changeHours(organisation: string, hours: SendingHours, by: string): Promise<void>;
  /** What somebody chose; the default where they have not. */
  preferences(subject: string): Promise<Preferences>;
  savePreferences(subject: string, preferences: Preferences): Promise<void>;
}

/** What was escalated, as the outbox knows it. */
export interface EscalationReads {
  /** Cases in which something still owed was escalated to one of these roles, oldest first. */
  casesToldTo(roles: readonly string[], municipalities: readonly string[], limit: number): Promise<string[]>;
}
