import { type Text, text } from '../../domain/text.ts';

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
