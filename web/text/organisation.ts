import type { OrganisationStatus } from '../../domain/obligations/organisation-calendar.ts';
import type { Status } from '../../domain/obligations/status.ts';
import { type Text, text } from '../../domain/text.ts';

/** The page of an organisation's recurring duties. */
export const organisationWords = {
  title: text('Faste opgaver', 'Recurring duties'),
  lead: text(
    'Møder, vurderinger og eftersyn, som aftalerne sætter i kalenderen, uden at de hører til en enkelt sag.',
    'Meetings, assessments and checks that the agreements put in the calendar, and that belong to no single case.',
  ),
  overdue: text('Overskredet', 'Overdue'),
  current: text('I denne periode', 'In this period'),
  ahead: text('Det kommende år', 'The year ahead'),
  duty: text('Opgave', 'Duty'),
  period: text('Fra', 'From'),
  target: text('Mål', 'Target'),
  limit: text('Senest', 'At the latest'),
  status: text('Status', 'Status'),
  heldOn: text('Holdt den', 'Held on'),
  record: text('Registrér en opgave som udført', 'Record a duty as done'),
  submit: text('Registrér', 'Record'),
  recorded: text('Registreret', 'Recorded'),
} as const satisfies Record<string, Text>;

/** A recurring duty is marked like a deadline in the same place of its life. */
export const markOf: Readonly<Record<OrganisationStatus, Status>> = {
  waiting: 'waiting',
  open: 'open',
  overdue: 'overdue',
  met: 'met',
};
