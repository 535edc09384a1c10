import { type Text, text } from '../domain/text.ts';

/** The parts of what is shown of a case. What somebody may not see is left out of the answer, never emptied. */
export const caseFields = {
  header: text('Nummer, slags, kommune, fase og start', 'Number, kind, municipality, phase and start'),
  term: text('Termin, fødsel og alder', 'Termin, birth and age'),
  links: text('Mors, barnets og søskendes sager', "The mother's, the child's and siblings' cases"),
  'closed-reason': text('Hvorfor sagen er lukket', 'Why the case is closed'),
  law: text('Regelsæt og kommunens aftale', "Rule set and the municipality's agreement"),
  participants: text('Hvem der deltager', 'Who takes part'),
  names: text('Navne, numre og adresser', 'Names, numbers and addresses'),
  'own-deadlines': text('Frister, som egen enhed har del i', "Deadlines that one's own unit has a part in"),
  deadlines: text('Øvrige frister', 'All other deadlines'),
  'own-acts': text('Det, egen enhed har registreret', "What one's own unit has recorded"),
  acts: text('Det, andre har registreret', 'What others have recorded'),
  'own-meetings': text(
    'Møder, som egen enhed er inviteret til',
    "Meetings that one's own unit is invited to",
  ),
  meetings: text('Øvrige møder', 'All other meetings'),
  'own-disclosures': text('Hvad der er videregivet til egen enhed', "What was disclosed to one's own unit"),
  disclosures: text('Øvrige videregivelser', 'All other disclosures'),
  consents: text('Samtykker', 'Consents'),
} as const satisfies Record<string, Text>;

export type CaseField = keyof typeof caseFields;

export const caseFieldNames = Object.keys(caseFields) as readonly CaseField[];
