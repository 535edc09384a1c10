import { text } from '../../text.ts';
import {
  boolean,
  choice,
  cpr,
  date,
  type Fields,
  list,
  longText,
  object,
  optional,
  personName,
  shortText,
} from '../field.ts';
import { professional } from '../role-field.ts';

const person = (da: string, en: string) =>
  optional(
    object(da, en, {
      name: optional(personName('Navn', 'Name')),
      cpr: optional(cpr('CPR-nummer', 'CPR number')),
    }),
  );

/**
 * What the signed forms hold beside the consent itself (RA Bilag 4: 4.0 collect, 4.1 network meetings, 4.2 disclose;
 * catalogue §4.4). That a consent lasts a year and may be withdrawn at any time is printed, not filled in.
 */
export const consentFormFields: Fields = {
  form: optional(
    choice('Erklæring', 'Form', {
      '4.0': text('4.0 Indhente oplysninger', '4.0 Collect information'),
      '4.1': text('4.1 Netværksmøder', '4.1 Network meetings'),
      '4.2': text('4.2 Videregive oplysninger', '4.2 Disclose information'),
    }),
  ),
  information: longText('Hvilke oplysninger', 'Which information', { optional: true }),
  examinationOfChild: optional(
    boolean('Til udredning eller behandling af barnet', 'For examination or treatment of the child'),
  ),
  custodyHolder: person('Forældremyndighedsindehaver', 'Custody holder'),
  child: person('Barn', 'Child'),
  parties: optional(
    list(
      'Fra og til hvem, eller deltagere i mødet',
      'From and to whom, or those who take part in the meeting',
      object('Part', 'Party', {
        role: optional(professional('Rolle', 'Role')),
        name: optional(personName('Navn', 'Name')),
        department: optional(shortText('Afdeling', 'Department')),
        authority: optional(
          shortText('Kommune, sygehus eller myndighed', 'Municipality, hospital or authority'),
        ),
        purpose: longText('Formål', 'Purpose', { optional: true }),
      }),
      { max: 40 },
    ),
  ),
  discloserName: optional(
    personName(
      'Fagperson i Familieambulatoriet, der videregiver',
      'Professional of the clinic who discloses',
    ),
  ),
  signedOn: optional(date('Underskrevet', 'Signed on')),
};
