import { text } from '../../../text.ts';
import type { CommandSpec } from '../../command-spec.ts';
import { boolean, date, optional, personName, shortText } from '../../field.ts';

const named = {
  organisation: shortText('Organisation', 'Organisation'),
  name: personName('Navn', 'Name'),
};

/** The municipal children's case, and who holds the thread there and in the clinic. */
export const municipalCaseCommands: readonly CommandSpec[] = [
  {
    name: 'open-municipal-case',
    title: text('Opret børnesag', 'Open municipal case'),
    kinds: ['pregnancy', 'child'],
    moment: 'openedOn',
    fields: {
      openedOn: date('Oprettet', 'Opened'),
      awareOn: optional(date('Dag, kommunen blev opmærksom', 'Day the municipality became aware')),
    },
    event: 'municipal-case-opened',
    relayed: 'line',
  },
  {
    name: 'name-caseworker',
    title: text('Meddel sagsbehandler', 'Name the caseworker'),
    kinds: ['pregnancy', 'child'],
    fields: named,
    event: 'caseworker-named',
  },
  {
    name: 'name-contact-person',
    title: text('Udpeg kontaktperson', 'Name the contact person'),
    kinds: ['pregnancy', 'child'],
    fields: named,
    event: 'contact-person-named',
  },
  {
    name: 'ask-for-help',
    title: text('Registrér familiens egen henvendelse', "Record the family's own request for help"),
    kinds: ['pregnancy', 'child'],
    fields: {},
    event: 'help-asked',
  },
  {
    name: 'offer-early-help',
    title: text('Tilbyd tidlig forebyggende indsats', 'Offer early help'),
    kinds: ['pregnancy', 'child'],
    fields: { accepted: optional(boolean('Tager imod', 'Accepts')) },
    event: 'early-help-offered',
  },
];
