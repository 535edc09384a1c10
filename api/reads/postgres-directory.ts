import { casesTold } from '../../db/cases-told.ts';
import type { Sql } from '../../db/connect.ts';
import {
  enterAbsence,
  removeAbsence,
  removeColleague,
  saveColleague,
} from '../../db/directory/change-staff.ts';
import { readPreferences, savePreferences } from '../../db/directory/message-preferences.ts';
import { readDirectory } from '../../db/directory/read-directory.ts';
import { readStaff } from '../../db/directory/read-staff.ts';
import { changeSendingHours, readSendingHours } from '../../db/directory/sending-hours.ts';
import { defaultPreferences } from '../../domain/reach/channels.ts';
import type { DirectoryStore, EscalationReads } from '../directory-ports.ts';
import { reachable } from './postgres-reads.ts';

/** The directories of organisations in PostgreSQL. */
export const postgresDirectory = (sql: Sql): DirectoryStore => ({
  directory: (organisation) => reachable(readDirectory(sql, organisation)),
  staff: (organisation) => reachable(readStaff(sql, [organisation])),
  save: (colleague, by) => reachable(saveColleague(sql, colleague, by)),
  remove: (organisation, subject) => reachable(removeColleague(sql, organisation, subject)),
  enterAbsence: (organisation, absence, by) => reachable(enterAbsence(sql, organisation, absence, by)),
  removeAbsence: (organisation, absence) => reachable(removeAbsence(sql, organisation, absence)),
  hours: (organisation) => reachable(readSendingHours(sql, organisation)),
  changeHours: (organisation, hours, by) => reachable(changeSendingHours(sql, organisation, hours, by)),
  preferences: (subject) =>
    reachable(readPreferences(sql, [subject]).then((known) => known.get(subject) ?? defaultPreferences)),
  savePreferences: (subject, preferences) => reachable(savePreferences(sql, subject, preferences)),
});

export const postgresEscalations = (sql: Sql): EscalationReads => ({
  casesToldTo: (roles, municipalities, limit) => reachable(casesTold(sql, roles, municipalities, limit)),
});
