import { famplusCodes } from '../../../rules/phase-4/exam-programme.ts';
import { text } from '../../../text.ts';
import type { CommandSpec } from '../../command-spec.ts';
import { boolean, choice, instant, longText, optional } from '../../field.ts';
import { familyMember } from '../../role-field.ts';

/** Network meetings about the child beside those of phase 2: whether to hold one, and closing. */
export const networkMeetingCommands: readonly CommandSpec[] = [
  {
    name: 'assess-network-meeting',
    title: text('Tag stilling til netværksmøde', 'Decide on a network meeting'),
    kinds: ['child'],
    fields: {
      examination: optional(choice('Undersøgelse', 'Examination', famplusCodes)),
      needed: boolean('Behov for netværksmøde', 'A network meeting is needed'),
    },
    event: 'network-meeting-assessed',
  },
  {
    name: 'answer-network-meetings',
    title: text(
      'Registrér forældrenes svar om netværksmøder',
      "Record the parents' answer about network meetings",
    ),
    kinds: ['child'],
    fields: {
      agreed: boolean('Forældrene er indforstået', 'The parents agree'),
      by: optional(familyMember('Af', 'By')),
    },
    event: 'network-meetings-answered',
  },
  {
    name: 'send-closing-summary',
    title: text('Send sammenfatning ved afslutning', 'Send the closing summary'),
    kinds: ['child'],
    moment: 'sentAt',
    fields: {
      sentAt: instant('Sendt', 'Sent'),
      health: optional(longText('Helbred', 'Health')),
      psychological: optional(longText('Psykologisk', 'Psychological')),
      cognitive: optional(longText('Kognitivt', 'Cognitive')),
    },
    event: 'closing-summary-sent',
  },
];
