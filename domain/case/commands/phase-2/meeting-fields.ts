import { text } from '../../../text.ts';
import { date, list, longText, optional, shortText } from '../../field.ts';

/** What a meeting is about and where it is: free text, kept in the journal only. */
export const agendaFields = {
  agenda: optional(
    list('Dagsorden', 'Agenda', longText('Punkt', 'Item', { max: 500 }), { max: 30, personal: true }),
  ),
  place: shortText('Sted', 'Place', {
    optional: true,
    personal: true,
    help: text(
      'Skriv ikke familiens adresse; stedet ses af alle inviterede.',
      "Do not write the family's address; everybody invited sees the place.",
    ),
  }),
};

/** Asked for wherever a meeting gets its time or its invitation; nothing is refused without it. */
export const shortNoticeField = longText('Begrundelse for kort varsel', 'Reason for short notice', {
  optional: true,
});

/** The date of the next meeting, as the minutes name it (RA § 6); planning it is an act of its own. */
export const nextMeetingField = optional(
  date('Dato for næste møde', 'Date of the next meeting', { plan: true }),
);
