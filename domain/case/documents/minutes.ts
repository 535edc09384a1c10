import { boolean, date, type Fields, list, longText, object, optional, slug } from '../field.ts';
import { professional } from '../role-field.ts';

const free = (da: string, en: string) => longText(da, en, { optional: true });

/** The minutes of a coordinating meeting, item by item as RA § 6 and ESB phase 2 list them (catalogue §4.5). */
export const minutesFields: Fields = {
  problem: free('Samlet problemstilling', 'The problem as a whole'),
  conclusion: free('Konklusion', 'Conclusion'),
  plan: free('Plan', 'Plan'),
  roles: optional(
    list(
      'Rolle- og kompetencefordeling',
      'Roles and responsibilities',
      object('Rolle', 'Role', {
        role: professional('Hvem', 'Who'),
        task: longText('Opgave', 'Task'),
      }),
    ),
  ),
  initiatives: optional(
    list(
      'Initiativer der skal iværksættes',
      'Initiatives to be taken',
      object('Initiativ', 'Initiative', {
        what: longText('Hvad', 'What'),
        by: optional(professional('Ved hvem', 'By whom')),
        byOn: optional(date('Senest', 'At the latest', { plan: true })),
      }),
    ),
  ),
  followUpOn: optional(date('Tidspunkt for opfølgende møde', 'Date of the next meeting', { plan: true })),
  consentsEntered: optional(
    list('Samtykke ført til referat', 'Consent entered', slug('Samtykke', 'Consent')),
  ),
  termMeetingOn: optional(date('Dato for terminsmødet', 'Date of the term meeting', { plan: true })),
  coordinationUntilThen: optional(
    object('Samarbejde indtil terminsmødet', 'Cooperation until the term meeting', {
      needed: boolean('Behov', 'Needed'),
      how: free('Hvordan', 'How'),
    }),
  ),
};
