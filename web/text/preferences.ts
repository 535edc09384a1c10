import type { Wish } from '../../domain/reach/channels.ts';
import type { MessageKind } from '../../domain/reach/message-kind.ts';
import { type Text, text } from '../../domain/text.ts';

/** The page on which somebody says how they want to be told. */
export const preferenceWords = {
  title: text('Mine beskeder', 'My messages'),
  lead: text(
    'Vælg, hvordan du vil have besked. Alt står også i Tovholder.',
    'Choose how you want to be told. Everything stands in Tovholder as well.',
  ),
  always: text(
    'Påmindelser, brud og eskaleringer af lovens frister og nødadgang kommer altid straks som mail; det kan ikke slås fra.',
    'Reminders, breaches and escalations of legal deadlines, and emergency access, always come by mail at once; that cannot be turned off.',
  ),
  saved: text('Gemt', 'Saved'),
  weekly: text('Ugentligt overblik over enheden', 'Weekly overview of the unit'),
  userId: text('Dit bruger-id', 'Your user id'),
  userIdLead: text(
    'Din leder bruger det til at skrive dig på listen over kolleger.',
    'Your leader uses it to put you on the list of colleagues.',
  ),
  save: text('Gem', 'Save'),
  colleagues: text('Kolleger og fravær', 'Colleagues and absences'),
} as const satisfies Record<string, Text>;

export const wishNames: Readonly<Record<Wish, Text>> = {
  mail: text('Mail straks', 'Mail at once'),
  'daily-digest': text('Én mail om dagen', 'One mail a day'),
  'in-app': text('Kun i Tovholder', 'In Tovholder only'),
};

export const messageKindNames: Readonly<Record<MessageKind, Text>> = {
  reminder: text('Påmindelser (andre end lovens frister)', 'Reminders (other than of legal deadlines)'),
  breach: text('Overskredne frister (andre end lovens)', 'Missed deadlines (other than legal ones)'),
  escalation: text(
    'Eskaleringer (andre end af lovens frister)',
    'Escalations (other than of legal deadlines)',
  ),
  emergency: text('Nødadgang', 'Emergency access'),
  invitation: text('Indkaldelser til møder', 'Invitations to meetings'),
  document: text('Dokumenter', 'Documents'),
  vacancy: text('Ubesatte sager og roller', 'Vacant cases and roles'),
  handover: text('Overdragelser', 'Handovers'),
  task: text('Opgaver', 'Tasks'),
  withdrawal: text('Tilbagetrukne samtykker', 'Withdrawn consents'),
};
