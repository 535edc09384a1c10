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

/** The agreement of a municipality. */
export const parameterPageWords = {
  title: text('Kommunens aftale', 'The municipality’s agreement'),
  lead: text(
    'Det, kommunen selv sætter inden for loven. En ændring gælder for sager, der åbnes fra den dag, du vælger; åbne sager beholder de værdier, de blev åbnet med.',
    'What the municipality sets within the law. A change holds for cases opened from the day that you choose; open cases keep the values they were opened with.',
  ),
  leadRegion: text(
    'Aftalen er kommunens egen. Her kan du se den.',
    'The agreement is the municipality’s own. Here you can see it.',
  ),
  parameter: text('Værdi', 'Value'),
  value: text('Nu', 'Now'),
  origin: text('Hvor fra', 'Where from'),
  default: text('Regionens aftale', 'The regional agreement'),
  shipped: text('Kommunens lokale aftale', 'The municipality’s local agreement'),
  changed: text('Ændret her', 'Changed here'),
  since: text('siden', 'since'),
  byDefault: text('Uden egen aftale', 'Without an agreement of its own'),
  allowed: text('Kan være', 'May be'),
  ground: text('Hvorfor kommunen kan vælge', 'Why the municipality may choose'),
  source: text('Kilde', 'Source'),
  readBy: text('Bruges i', 'Used in'),
  everywhere: text('Virker på', 'Works on'),
  never: text('Aldrig ændret her', 'Never changed here'),
  coming: text('Ændring på vej', 'A change is coming'),
  history: text('Alle ændringer', 'Every change'),
  before: text('Før', 'Before'),
  after: text('Efter', 'After'),
  validFrom: text('Gælder fra', 'Holds from'),
  validFromHelp: text(
    'I dag eller senere. Sager, der er åbnet før, ændres ikke.',
    'Today or later. Cases opened before are not changed.',
  ),
  change: text('Ændr værdien', 'Change the value'),
  look: text('Se, hvad det ville betyde', 'See what it would mean'),
  notOwn: text(
    'Kun en leder i kommunen kan ændre aftalen.',
    'Only a leader of the municipality may change the agreement.',
  ),
  confirmTitle: text('Er det sådan, det skal være?', 'Is this how it shall be?'),
  save: text('Gem ændringen', 'Save the change'),
  changeAnswer: text('Ret', 'Change'),
  same: text('Det er den værdi, der gælder i dag.', 'That is the value that holds today.'),
  none: text('Ingen', 'None'),
} as const satisfies Record<string, Text>;

/** What would stand otherwise in open cases. */
export const wouldMoveWords = {
  title: text('Hvad det ville betyde', 'What it would mean'),
  honest: text(
    'Ingen frist i en åben sag flytter sig, når du gemmer: åbne sager beholder deres værdier. Tallene viser, hvordan de åbne sager ville se ud, hvis de var åbnet med den nye værdi, og altså hvad ændringen vil betyde for nye sager.',
    'No deadline of an open case moves when you save: open cases keep their values. The numbers show what the open cases would look like, had they been opened with the new value, and so what the change will mean for new cases.',
  ),
  nothing: text(
    'Intet ville være anderledes i de gennemgåede sager.',
    'Nothing would be otherwise in the cases looked at.',
  ),
  noCases: text('I har ingen åbne sager at se det på.', 'You have no open cases to see it on.'),
  earlier: text('Tidligere', 'Earlier'),
  later: text('Senere', 'Later'),
  rule: text('Frist', 'Deadline'),
  count: text('Antal', 'Number'),
  most: text('Højst', 'At most'),
  list: text('Sag for sag', 'Case by case'),
  case: text('Sag', 'Case'),
  before: text('Nu', 'Now'),
  after: text('Ville være', 'Would be'),
  isNew: text('ny', 'new'),
  gone: text('bortfalder', 'falls away'),
  reminders: text('kun påmindelserne flytter', 'only its reminders move'),
  target: text('målet', 'the target'),
  more: text('Gennemgå de næste sager', 'Go through the next cases'),
  duties: text('Jeres egne faste opgaver', 'Your own recurring duties'),
  dutiesLead: text(
    'De faste opgaver følger lukkedagene, så snart ændringen gælder. Disse datoer flytter sig:',
    'Recurring duties follow the closing days as soon as the change holds. These dates move:',
  ),
  noDuties: text('Ingen af de faste opgaver flytter sig.', 'None of the recurring duties moves.'),
} as const satisfies Record<string, Text>;

export const lookedAt = (looked: number, open: number, goesOn: boolean, earlier: boolean): Text => {
  if (!goesOn && !earlier)
    return text(`Alle ${open} åbne sager er gennemgået.`, `All ${open} open cases were gone through.`);
  return earlier
    ? text(
        `${looked} ældre sager ud af ${open} åbne er gennemgået her${goesOn ? '; der er flere' : '; det var de sidste'}.`,
        `${looked} older cases of ${open} open ones were gone through here${goesOn ? '; there are more' : '; these were the last'}.`,
      )
    : text(
        `De ${looked} nyeste af ${open} åbne sager er gennemgået.`,
        `The newest ${looked} of ${open} open cases were gone through.`,
      );
};

export const movedReminders = (n: number): Text =>
  text(
    n === 1
      ? 'For 1 frist ville kun påmindelserne flytte.'
      : `For ${n} frister ville kun påmindelserne flytte.`,
    n === 1
      ? 'Of 1 deadline only the reminders would move.'
      : `Of ${n} deadlines only the reminders would move.`,
  );

export const daysApart = (n: number): Text =>
  text(n === 1 ? '1 dag' : `${n} dage`, n === 1 ? '1 day' : `${n} days`);

export const movedCounts = (deadlines: number, cases: number): Text =>
  text(
    `${deadlines} ${deadlines === 1 ? 'frist' : 'frister'} i ${cases} ${cases === 1 ? 'sag' : 'sager'} ville stå anderledes.`,
    `${deadlines} ${deadlines === 1 ? 'deadline' : 'deadlines'} in ${cases} ${cases === 1 ? 'case' : 'cases'} would stand otherwise.`,
  );

/** Who has logged in. */
export const userWords = {
  title: text('Brugere, der har logget ind', 'Users who have logged in'),
  lead: text(
    'Logins de seneste 30 dage, set fra jeres organisation. Her står ingen personnumre; navne kommer fra jeres kollegaliste.',
    'Logins of the last 30 days, seen from your organisation. There are no personal numbers here; names come from your list of colleagues.',
  ),
  none: text('Ingen har logget ind de seneste 30 dage.', 'Nobody has logged in over the last 30 days.'),
  user: text('Bruger', 'User'),
  unknown: text('Ikke på kollegalisten', 'Not on the list of colleagues'),
  roles: text('Roller', 'Roles'),
  first: text('Første login', 'First login'),
  last: text('Sidst set', 'Last seen'),
  open: text('Logget ind nu', 'Logged in now'),
  notOpen: text('Nej', 'No'),
  end: text('Afslut logins', 'End logins'),
  endTitle: text('Afslut logins for', 'End the logins of'),
  endLead: text(
    'Personen skal logge ind igen for at fortsætte. En formular, der er ved at blive udfyldt, går ikke tabt. Logins i andre organisationer fortsætter. Hvad der er gjort, skrives ned med dit navn og din begrundelse.',
    'The person has to log in again to go on. A form that is being filled in is not lost. Logins in other organisations go on. What was done is written down with your name and your reason.',
  ),
  ended: text('Logins er afsluttet.', 'The logins are ended.'),
  noneOpen: text('Der var ingen åbne logins.', 'There were no open logins.'),
  acts: text('Afsluttede logins', 'Logins that were ended'),
  cancel: text('Fortryd', 'Cancel'),
} as const satisfies Record<string, Text>;

export const openLogins = (n: number): Text =>
  text(n === 1 ? '1 login' : `${n} logins`, n === 1 ? '1 login' : `${n} logins`);

/** Who is told after whom. */
export const chainWords = {
  title: text('Hvem får besked efter hvem', 'Who is told after whom'),
  lead: text(
    'Går en frist over tiden, får faggruppen og dens leder besked med det samme. Siger ingen, at det er set, går beskeden videre, én arbejdsdag ad gangen.',
    'When a deadline passes, the unit and its leader are told at once. While nobody says that they have seen it, it climbs on, one working day at a time.',
  ),
  atOnce: text('Med det samme', 'At once'),
  vacant: text('Ubesat', 'Vacant'),
  standIn: text('Stedfortræder', 'Stand-in'),
  absent: text('Væk', 'Away'),
  desk: text('Fælles postkasse', 'Shared mailbox'),
  leader: text('Går til lederen', 'Goes to the leader'),
  director: text('Går til direktøren', 'Goes to the director'),
  nobody: text('Ingen får besked', 'Nobody is told'),
  changed: text('Anderledes', 'Otherwise'),
  away: text('Hvad hvis nogen er væk?', 'What if somebody is away?'),
  awayLead: text(
    'Vælg en kollega og en dag og se, hvem beskederne går til. Der gemmes intet.',
    'Choose a colleague and a day and see whom messages go to. Nothing is saved.',
  ),
  person: text('Kollega', 'Colleague'),
  choose: text('Ingen', 'Nobody'),
  day: text('Dag', 'Day'),
  show: text('Vis', 'Show'),
  noneChanged: text(
    'Ingen trin bliver anderledes: andre i rollen er der.',
    'No step is otherwise: others of the role are there.',
  ),
  edit: text('Ret kolleger, fravær og stedfortrædere', 'Edit colleagues, absences and stand-ins'),
  climb: text('Ret, hvem beskeden stiger til', 'Edit whom it climbs to'),
  empty: text(
    'Der er ingen kolleger på listen endnu, så beskeder går kun til fælles postkasser.',
    'There are no colleagues on the list yet, so messages go to shared mailboxes only.',
  ),
  allThere: text('Alle trin når nogen.', 'Every step reaches somebody.'),
} as const satisfies Record<string, Text>;

export const workingDaysLater = (n: number): Text =>
  text(
    n === 1 ? '1 arbejdsdag senere' : `${n} arbejdsdage senere`,
    n === 1 ? '1 working day later' : `${n} working days later`,
  );

export const vacantSteps = (n: number): Text =>
  text(n === 1 ? '1 ubesat trin' : `${n} ubesatte trin`, n === 1 ? '1 vacant step' : `${n} vacant steps`);

export const ifAway = (name: string, on: string): Text =>
  text(`Hvis ${name} er væk ${on}`, `If ${name} is away on ${on}`);

/** Rule sets and taking them into use. */
export const ruleSetWords = {
  title: text('Regelsæt', 'Rule sets'),
  lead: text(
    'Hver frist følger den lov, der gælder den dag, den opstår. Når loven ændres, beholder det, der allerede løber, sine datoer, til en leder tager de nye regler i brug i sagen.',
    'Each deadline follows the law of the day on which it arises. When the law changes, what runs already keeps its dates until a leader takes the new rules into use in the case.',
  ),
  exist: text('Regelsæt, der findes', 'Rule sets that exist'),
  from: text('Gælder fra', 'Holds from'),
  oldest: text('Før alle ændringer', 'Before any change'),
  newest: text('den nyeste', 'the newest'),
  lawFrom: text('Loven fra', 'The law from'),
  differs: text('Hvad der ændredes', 'What changed'),
  rule: text('Regel', 'Rule'),
  before: text('Før', 'Before'),
  after: text('Efter', 'After'),
  fromNothing: text('fandtes ikke', 'did not exist'),
  onlyGround: text(
    'Kun henvisningen til loven er ny, datoerne er de samme:',
    'Only the reference to the law is new, the dates are the same:',
  ),
  cases: text('Hvad sagerne følger', 'What the cases follow'),
  look: text('Gennemgå de åbne sager', 'Go through the open cases'),
  lookLead: text(
    'Vælg et regelsæt og se, hvilke sager der følger hvad, og hvilke datoer der ville flytte sig, hvis det blev taget i brug. Der gemmes intet.',
    'Choose a rule set and see which cases follow what, and which dates would move if it were taken into use. Nothing is saved.',
  ),
  ruleSet: text('Regelsæt', 'Rule set'),
  dayByDay: text('Loven på den dag, hver frist opstod', 'The law of the day on which each deadline arose'),
  current: text('Altid de nyeste regler', 'Always the newest rules'),
  wouldMove: text('Sager, hvor datoer ville flytte sig', 'Cases in which dates would move'),
  adopt: text('Tag i brug i de valgte sager', 'Take into use in the chosen cases'),
  adoptLead: text(
    'To personer skal stå ved det. Hver sag er sin egen registrering med sin egen prøvelse; en sag, der afvises, stopper ikke de andre.',
    'Two persons have to stand by it. Each case is a record of its own with a check of its own; one that is refused stops no other.',
  ),
  first: text('Godkendt af (dig)', 'Approved by (you)'),
  second: text('Godkendt også af', 'Approved by, too'),
  secondHelp: text(
    'Bruger-id for en anden end dig. Det står på personens side «Mine beskeder».',
    'The user id of somebody other than you. It stands on the person’s page “My messages”.',
  ),
  reason: text('Begrundelse', 'Reason'),
  reasonHelp: text('Skrives som et notat i hver sag.', 'Written as an entry in each case.'),
  run: text('Tag reglerne i brug', 'Take the rules into use'),
  none: text('Vælg mindst én sag.', 'Choose at least one case.'),
  twoPersons: text('Der skal være to forskellige personer.', 'There have to be two different persons.'),
  missing: text('Skriv en begrundelse.', 'Give a reason.'),
  choose: text('Vælg', 'Choose'),
  running: text(
    'Hver linje er sin egen registrering. Linjerne kommer, efterhånden som de er udført.',
    'Each line is a record of its own. The lines come as they are done.',
  ),
  result: text('Resultat', 'Result'),
  done: text('Taget i brug', 'Taken into use'),
  doneBefore: text('Var registreret af den samme formular', 'Was recorded by the same form'),
  gone: text('Sagen er der ikke, eller du har ikke adgang', 'The case is not there, or you have no access'),
  back: text('Regelsæt', 'Rule sets'),
} as const satisfies Record<string, Text>;

export const changedRules = (n: number): Text =>
  text(n === 1 ? '1 ændret regel' : `${n} ændrede regler`, n === 1 ? '1 rule changed' : `${n} rules changed`);

export const casesCount = (n: number): Text =>
  text(n === 1 ? '1 sag' : `${n} sager`, n === 1 ? '1 case' : `${n} cases`);
