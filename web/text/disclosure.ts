import { type Text, text } from '../../domain/text.ts';

/** Consents, receipts and rights on the case. */
export const disclosureWords = {
  title: text('Samtykke og deling', 'Consent and sharing'),
  lead: text(
    'Intet forlader sagen uden samtykke eller hjemmel på det tidspunkt, hvor det sendes. Her står, hvad der gælder nu, og hvad der er sendt.',
    'Nothing leaves the case without consent or a legal basis at the moment it is sent. Here is what holds now and what has been sent.',
  ),
  consents: text('Samtykker', 'Consents'),
  noConsents: text('Der er ikke givet samtykke.', 'No consent has been given.'),
  what: text('Hvad', 'What'),
  to: text('Til', 'To'),
  subject: text('Om', 'About'),
  given: text('Givet', 'Given'),
  lapses: text('Gælder til', 'Valid until'),
  stands: text('Status', 'Status'),
  valid: text('Gælder', 'Valid'),
  lapsed: text('Bortfaldet', 'Lapsed'),
  withdrawn: text('Trukket tilbage', 'Withdrawn'),
  blocked: text('Spærret: protest eller ændret forældremyndighed', 'Blocked: protest or changed custody'),
  renewed: text('Påmindelser om fornyelse', 'Reminders of renewal'),
  receipts: text('Kvitteringer', 'Receipts'),
  noReceipts: text('Intet er sendt ud af sagen.', 'Nothing has left the case.'),
  when: text('Hvornår', 'When'),
  ground: text('Grundlag', 'Ground'),
  told: text('Personen er orienteret', 'The person was told'),
  restricted: text('Behandlingen er begrænset', 'Processing is restricted'),
  restrictedLead: text(
    'Intet videregives, og ingen andre skrives der til af sig selv. Lovens frister løber videre.',
    'Nothing is disclosed and nobody else is written to automatically. The legal clocks go on.',
  ),
  rights: text('Rettigheder', 'Rights'),
  rightsLead: text(
    'Indsigt, rettelse, begrænsning og sletning for den, sagen handler om.',
    'Access, rectification, restriction and erasure for the person whom the case is about.',
  ),
  access: text('Indsigt', 'Access'),
  accessHelp: text(
    'Udskriften er uden medarbejdere og andre personer. Fri tekst er ikke med, før nogen har læst den. Hver udskrift får en kvittering.',
    'The copy is without employees and other people. Free text is left out until somebody has read it. Each copy leaves a receipt.',
  ),
  receiver: text('Til hvem', 'To whom'),
  texts: text(
    'Numre på de hændelser, hvis tekst er læst og må udleveres',
    'Numbers of events whose text was read and may be given',
  ),
  textsHelp: text('Adskilt af komma, for eksempel 2,7', 'Separated by commas, for example 2,7'),
  draw: text('Vis udskrift', 'Show the copy'),
  rectify: text('Rettelse', 'Rectification'),
  rectifyHelp: text(
    'En fejl tages tilbage med en begrundelse; den rettes ikke i journalen.',
    'A mistake is taken back with a reason; it is not edited in the journal.',
  ),
  retract: text('Tag en registrering tilbage', 'Take a record back'),
  restrict: text('Begrænsning', 'Restriction'),
  restrictAct: text('Begræns behandlingen', 'Restrict processing'),
  liftAct: text('Ophæv begrænsningen', 'Lift the restriction'),
  erase: text('Sletning', 'Erasure'),
  eraseHelp: text(
    'En sag slettes, når dens tid er ovre og to ledere har godkendt det; så destrueres dens nøgle.',
    'A case is erased when its time is over and two leaders have approved it; then its key is destroyed.',
  ),
  export: text('Udskrift til borgeren', 'Copy for the citizen'),
  exportFor: text('Udleveres til', 'Given to'),
  recipients: text('Hvem der har fået oplysninger', 'Who has received information'),
  looks: text('Hvem der har set sagen', 'Who has seen the case'),
  entries: text('Hvad der er registreret', 'What has been recorded'),
  other: text('Om en anden person', 'About another person'),
  held: text('Fri tekst er ikke med', 'Free text is left out'),
  yourRights: text('Dine rettigheder', 'Your rights'),
  refused: text('Der kan ikke udleveres noget', 'Nothing can be given'),
} as const satisfies Record<string, Text>;

/** By which door something left. */
export const groundNames: Readonly<Record<string, Text>> = {
  consent: text('Samtykke', 'Consent'),
  'meeting-consent': text('Samtykke på mødet', 'Consent at the meeting'),
  law: text('Hjemmel', 'Legal basis'),
  duty: text('Pligt', 'Duty'),
  custody: text('Forældremyndighed', 'Custody'),
  'own-data': text('Egne oplysninger', 'Own information'),
  'no-content': text('Uden indhold', 'No content'),
};
