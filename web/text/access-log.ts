import { type Text, text } from '../../domain/text.ts';

/** Who has looked: in a case, and across cases. */
export const accessLogWords = {
  title: text('Hvem har set sagen?', 'Who has seen the case?'),
  lead: text(
    'Hvert opslag i sagen, nyeste først. Loggen kan ikke ændres.',
    'Every look at the case, newest first. The log cannot be changed.',
  ),
  joined: text(
    'Samme opslag af samme person inden for et minut står som ét.',
    'The same look by the same person within a minute stands as one.',
  ),
  when: text('Hvornår', 'When'),
  who: text('Hvem', 'Who'),
  what: text('Hvad', 'What'),
  purpose: text('Formål', 'Purpose'),
  emergency: text('Nødadgang', 'Emergency access'),
  citizen: text(
    'Udskrift til borgeren: datoer, organisationer og formål, ingen medarbejdere',
    'Export for the citizen: dates, organisations and purposes, no employees',
  ),
  choose: text('Jeg ser på sagen med dette formål', 'I look at the case for this purpose'),
  chooseHelp: text(
    'Dit valg gælder denne sag i en time. Ellers følger formålet af din rolle.',
    'Your choice holds for this case for an hour. Otherwise the purpose follows from your role.',
  ),
  usual: text('Det, der følger af min rolle', 'What follows from my role'),
  save: text('Brug formålet', 'Use the purpose'),
  more: text('Vis ældre', 'Show older'),
  on: text('Dato', 'Date'),
  organisation: text('Organisation', 'Organisation'),
  looks: text('Opslag', 'Looks'),
  fileName: text('hvem-har-set-sagen', 'who-has-seen-the-case'),
  report: text('Stikprøve af opslag', 'Sample of looks'),
  reportLead: text(
    'Månedens opslag til gennemgang: en tilfældig stikprøve og det, der skiller sig ud.',
    'The looks of the month for review: a random sample and what stands out.',
  ),
  month: text('Måned', 'Month'),
  show: text('Vis', 'Show'),
  totals: text('I alt', 'In total'),
  people: text('Personer', 'People'),
  cases: text('Sager', 'Cases'),
  lists: text('Lister', 'Lists'),
  sample: text('Tilfældig stikprøve', 'Random sample'),
  volume: text('Mange sager på én dag', 'Many cases in one day'),
  unrelated: text('Opslag uden tilknytning til sagen', 'Looks without a relation to the case'),
  unrelatedLead: text(
    'Personen har ikke registreret noget i sagen, og rollen har hverken handlet i den eller frister i den.',
    'The person has recorded nothing in the case, and the role has neither acted in it nor deadlines in it.',
  ),
  protectedAddress: text('Opslag i sager med beskyttet adresse', 'Looks at cases with a protected address'),
  emergencies: text('Nødadgange', 'Emergency accesses'),
  nothing: text('Ingen.', 'None.'),
  first: text('Første', 'First'),
  last: text('Sidste', 'Last'),
} as const satisfies Record<string, Text>;
