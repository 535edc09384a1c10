import { type Text, text } from '../../domain/text.ts';

/** The pages of administration. */
export const adminWords = {
  title: text('Administration', 'Administration'),
  lead: text(
    'Det, I selv bestemmer hos jer. Hver linje siger, hvordan det står lige nu.',
    'What you decide yourselves. Each line says how it stands right now.',
  ),
  state: text('Lige nu', 'Right now'),
  agreement: text('Aftalen og reglerne', 'The agreement and the rules'),
  people: text('Mennesker og beskeder', 'People and messages'),
  outward: text('Breve og andre systemer', 'Letters and other systems'),
  back: text('Administration', 'Administration'),
  nothing: text('Du har ikke noget at administrere her.', 'There is nothing for you to administer here.'),
  saved: text('Gemt', 'Saved'),
  reason: text('Begrundelse', 'Reason'),
  reasonHelp: text(
    'Den kan læses af alle, der arbejder i kommunens sager. Skriv ikke om borgere.',
    'It is read by everybody who works in the municipality’s cases. Write nothing about citizens.',
  ),
  who: text('Hvem', 'Who'),
  when: text('Hvornår', 'When'),
  why: text('Hvorfor', 'Why'),
} as const satisfies Record<string, Text>;

/** What can be administered, each with a line of explanation. */
export const adminParts = {
  parameters: {
    title: text('Kommunens aftale', 'The municipality’s agreement'),
    about: text(
      'Varsler, lukkedage og frister, som kommunen selv sætter inden for loven. Se, hvad en ændring ville flytte, før du gemmer.',
      'Notices, closing days and limits that the municipality sets within the law. See what a change would move before you save it.',
    ),
  },
  ruleSets: {
    title: text('Regelsæt', 'Rule sets'),
    about: text(
      'Hvad loven ændrede hvornår, hvilke sager der følger hvad, og nyere regler taget i brug i mange sager på én gang.',
      'What the law changed when, which cases follow what, and newer rules taken into use in many cases at once.',
    ),
  },
  calendar: {
    title: text('Faste opgaver', 'Recurring duties'),
    about: text(
      'Møder og eftersyn, som aftalerne sætter i kalenderen. Egne lukkedage står i kommunens aftale.',
      'Meetings and checks that the agreements put in the calendar. Closing days of your own stand in the agreement.',
    ),
  },
  retention: {
    title: text('Opbevaring og sletning', 'Retention and erasure'),
    about: text(
      'Hvor længe afsluttede sager gemmes, og hvilke der er klar til at blive slettet.',
      'How long closed cases are kept, and which are ready to be erased.',
    ),
  },
  chains: {
    title: text('Hvem får besked efter hvem', 'Who is told after whom'),
    about: text(
      'Vejen for en overskridelse, som ingen har set, faggruppe for faggruppe, med ubesatte roller og fravær.',
      'The way of a breach that nobody has seen, unit by unit, with vacant roles and absences.',
    ),
  },
  colleagues: {
    title: text('Kolleger og fravær', 'Colleagues and absences'),
    about: text(
      'Hvem der har hvilke roller, og hvem der træder til.',
      'Who has which roles, and who steps in.',
    ),
  },
  users: {
    title: text('Brugere, der har logget ind', 'Users who have logged in'),
    about: text(
      'Hvem der bruger systemet hos jer, og hvem der er logget ind nu. Du kan afslutte et login.',
      'Who uses the system here, and who is logged in now. You can end a login.',
    ),
  },
  hours: {
    title: text('Sendetider', 'Sending hours'),
    about: text('Hvornår på døgnet I vil have mails.', 'At which hours you want mail.'),
  },
  wishes: {
    title: text('Dine egne ønsker om beskeder', 'Your own wishes about messages'),
    about: text(
      'Hver medarbejder vælger selv. Lovens frister kan ikke slås fra.',
      'Everybody chooses for themselves. Limits of the law cannot be turned off.',
    ),
  },
  deadLetters: {
    title: text('Beskeder, der ikke nåede frem', 'Messages that reached nobody'),
    about: text('Beskeder, som nogen skal tage sig af.', 'Messages that somebody has to see to.'),
  },
  templates: {
    title: text('Brevskabeloner', 'Templates of letters'),
    about: text(
      'Jeres egne Word-skabeloner, også de tidligere versioner.',
      'Your own Word templates, former versions too.',
    ),
  },
  digitalPost: {
    title: text('Digital Post', 'Digital Post'),
    about: text('Om I skriver til familier ad den vej.', 'Whether you write to families that way.'),
  },
  handovers: {
    title: text('Overdragelser', 'Handovers'),
    about: text(
      'Sager på vej til eller fra andre kommuner og klinikker.',
      'Cases on their way to or from other municipalities and clinics.',
    ),
  },
  webhooks: {
    title: text('Hændelser til andre systemer', 'Events for other systems'),
    about: text('Jeres egne systemer, der får besked.', 'Your own systems that are told.'),
  },
} as const satisfies Record<string, { title: Text; about: Text }>;
