import { type Text, text } from '../../domain/text.ts';

export const caseWords = {
  tabs: text('Sagens sider', 'Pages of the case'),
  guest: text('Du er fra en anden myndighed', 'You are from another authority'),
  guestLead: text(
    'Her står det, I er indbudt til, og det, der er videregivet til jer. Resten af sagen vises ikke.',
    'Here is what you are invited to and what was disclosed to you. The rest of the case is not shown.',
  ),
  handedOver: text('Sagen er overtaget af en anden kommune', 'Another municipality has taken over the case'),
  changed: text(
    'Sagen er ændret, siden siden blev hentet.',
    'The case has changed since this page was loaded.',
  ),
  showChanged: text('Vis den nye', 'Show it anew'),
  overview: text('Frister', 'Deadlines'),
  timeline: text('Forløb', 'Course'),
  'what-if': text('Hvad nu hvis?', 'What if?'),
  history: text('Ændringer', 'Changes'),
  record: text('Registrér', 'Record'),
  meetings: text('Møder', 'Meetings'),
  journal: text('Journal', 'Journal'),
  documents: text('Dokumenter', 'Documents'),
  disclosures: text('Samtykke og deling', 'Consent and sharing'),
  'data-export': text('Rettigheder', 'Rights'),
  persons: text('Personer', 'Persons'),
  'access-log': text('Hvem har set sagen?', 'Who has seen the case?'),
  gestation: text('Gestationsalder i dag', 'Gestational age today'),
  age: text('Barnets alder i dag', 'The child’s age today'),
  gestationThen: text('Gestationsalder den dag', 'Gestational age that day'),
  ageThen: text('Barnets alder den dag', 'The child’s age that day'),
  next: text('Næste frist', 'Next deadline'),
  none: text('Ingen', 'None'),
  links: text('Tilknyttede sager', 'Linked cases'),
  pregnancy: text('Graviditeten', 'The pregnancy'),
  sibling: text('Søskende', 'Sibling'),
  child: text('Barnet', 'The child'),
  started: text('Sagen begyndte', 'The case began'),
  actsNow: text('Det kan gøres nu', 'What can be done now'),
  allActs: text('Registrér noget andet', 'Record something else'),
  nothingDue: text('Der er ingen åbne frister i sagen lige nu.', 'The case has no open deadlines right now.'),
  later: text('Åbne længere ude', 'Open further ahead'),
  ended: text('Afsluttede frister', 'Ended deadlines'),
  deadlines: text('Frister', 'Deadlines'),
  demo: text('Demosag', 'Demo case'),
  clock: text('Sagens eget ur viser', 'The case’s own clock shows'),
  forward: text('Spol frem til næste frist', 'Move to the next deadline'),
  forwardHelp: text(
    'Tiden i denne sag og de sager, den hænger sammen med, rykker frem til næste frist eller det næste, der sker i demosagens forløb.',
    'Time in this case and those linked to it moves on to the next deadline or the next thing that happens in the demo case’s life.',
  ),
  target: text('Mål', 'Target'),
  earliest: text('Tidligst', 'Not before'),
  list: text('Sager', 'Cases'),
  listLead: text('Nyeste først.', 'Newest first.'),
  noCases: text('Ingen sager endnu', 'No cases yet'),
  noCasesLead: text(
    'En sag begynder med en henvisning. Opret den første under «Ny henvisning».',
    'A case begins with a referral. Open the first one under “New referral”.',
  ),
  more: text('Vis flere', 'Show more'),
} as const satisfies Record<string, Text>;

export const timelineWords = {
  today: text('I dag', 'Today'),
  thatDay: text('Den dag, der ses tilbage på', 'The day that is looked back at'),
  before: text('Fra graviditeten', 'From the pregnancy'),
  termDay: text('Termin', 'Due date of birth'),
  met: text('Opfyldte', 'Met'),
  retracted: text('Tilbagekaldt', 'Retracted'),
  from: text('Registreret i en tilknyttet sag', 'Recorded in a linked case'),
} as const satisfies Record<string, Text>;

/** `Fase 1: …` */
export const chapterTitle = (n: number, name: Text): Text =>
  text(`Fase ${n}: ${name.da}`, `Phase ${n}: ${name.en}`);

export const journalWords = {
  lead: text(
    'Alt, hvad der er registreret, i den rækkefølge det blev registreret. Intet kan ændres; fejl tilbagekaldes.',
    'All that was recorded, in the order of recording. Nothing can be changed; mistakes are retracted.',
  ),
  number: text('Nr.', 'No.'),
  when: text('Hvornår', 'When'),
  recorded: text('Registreret', 'Recorded'),
  by: text('Af', 'By'),
  what: text('Hændelse', 'Event'),
  whole: text(
    'Journalen er hel: hver post er kontrolleret.',
    'The journal is whole: each entry was verified.',
  ),
  broken: text('Journalen er ikke hel.', 'The journal is not whole.'),
} as const satisfies Record<string, Text>;

export const whyWords = {
  title: text('Hvorfor denne frist?', 'Why this deadline?'),
  result: text('Fristen er', 'The deadline is'),
  steps: text('Sådan er datoen fundet', 'How the date was found'),
  days: text('Dag for dag', 'Day by day'),
  day: text('Dag', 'Day'),
  counts: text('Tæller som', 'Counts as'),
  skipped: text('Springes over', 'Skipped'),
  count: text('nr.', 'no.'),
  rule: text('Læs reglen', 'Read the rule'),
  meets: text('Det opfylder fristen', 'What meets the deadline'),
  reminders: text('Påmindelser, der er på vej', 'Reminders to come'),
  noReminders: text('Ingen.', 'None.'),
  doubt: text('Juridisk tvivl', 'Legal doubt'),
  nature: text('Slags regel', 'Kind of rule'),
  daysCounted: text('dage', 'days'),
  entry: text('Se hændelsen i journalen', 'See the event in the journal'),
  version: text('Læs reglen, som den gjaldt', 'Read the rule as it was in force'),
} as const satisfies Record<string, Text>;

export const confirmWords = {
  recorded: text('Registreret', 'Recorded'),
  opened: text('Nye frister', 'New deadlines'),
  met: text('Opfyldte frister', 'Deadlines met'),
  cancelled: text('Bortfaldne frister', 'Deadlines cancelled'),
  moved: text('Flyttede frister', 'Deadlines moved'),
  nothing: text('Ingen frister ændrede sig.', 'No deadlines changed.'),
  children: text('Børnenes egne sager', 'The children’s own cases'),
} as const satisfies Record<string, Text>;

/** Whose a case is now, and until when the reader knows it. */
export const knownUntil = (now: Text, on: string): Text =>
  text(
    `Sagen er hos ${now.da}. I ser den, som den var, da den blev overtaget ${on}.`,
    `The case is with ${now.en}. You see it as it was when it was taken over on ${on}.`,
  );
