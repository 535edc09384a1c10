import { type Text, text } from '../../domain/text.ts';

export const birthWords = {
  told: text('CPR-registret har meldt om en fødsel', 'The civil register has told of a birth'),
  record: text('Se oplysningerne, og registrér fødslen', 'See what it says, and record the birth'),
  proposed: text(
    'Svarene er udfyldt fra CPR-registrets meddelelse. Se dem efter, og ret det, der ikke passer, før du registrerer.',
    "The answers are filled in from the civil register's notice. Look them over, and correct what does not fit, before you record.",
  ),
};

export const recordWords = {
  likely: text('Det næste, sagen venter på', 'What the case is waiting for'),
  others: text('Alt andet, der kan registreres nu', 'Everything else that can be recorded now'),
  across: text('På tværs af faserne', 'Across the phases'),
  notNow: text('Kan ikke registreres nu', 'Cannot be recorded now'),
  findAct: text('Find en registrering', 'Find an act'),
  find: text('Find', 'Find'),
  noAct: text('Ingen registrering hedder sådan.', 'No act is called that.'),
  meets: text('Opfylder', 'Meets'),
  submit: text('Registrér', 'Record'),
  optional: text('frivilligt', 'optional'),
  errors: text('Der er fejl i formularen', 'There are mistakes in the form'),
  refused: text('Det blev ikke registreret', 'It was not recorded'),
  nothingSaved: text(
    'Intet er gemt. Dine svar står stadig nedenfor.',
    'Nothing was saved. Your answers are still below.',
  ),
  choose: text('Vælg', 'Choose'),
  notSaid: text('Ikke angivet', 'Not stated'),
  more: text('Vis flere', 'Show more'),
  moment: text('Hvornår skete det?', 'When did it happen?'),
  momentHelp: text(
    'Står til nu. Ret det, hvis det skete før.',
    'Set to now. Change it if it happened earlier.',
  ),
  linesHelp: text('Én på hver linje.', 'One on each line.'),
  slugLinesHelp: text(
    'Initialer eller bruger-id uden mellemrum, én på hver linje.',
    'Initials or user id without spaces, one on each line.',
  ),
  rowsHelp: text('Lad rækker, du ikke bruger, stå tomme.', 'Leave rows that you do not use empty.'),
  cprHelp: text('Ti cifre.', 'Ten digits.'),
  ageHelp: text('Uger og dage, som 38+6.', 'Weeks and days, like 38+6.'),
  slugHelp: text('Bogstaver og tal uden mellemrum.', 'Letters and digits without spaces.'),
  noteHelp: text(
    'Kun i journalen. Kommer aldrig i mails eller lister.',
    'In the journal only. Never in mails or lists.',
  ),
  nobody: text('Ingen', 'None'),
  other: text('Andet', 'Other'),
  changedTitle: text(
    'Sagen er ændret, siden du åbnede formularen',
    'The case has changed since you opened the form',
  ),
  changedLead: text(
    'Dette er registreret imens. Se det igennem; passer dine svar stadig, så tryk på knappen igen.',
    'This was recorded meanwhile. Look through it; if your answers still hold, press the button again.',
  ),
  sameAct: text('Det samme er registreret imens', 'The same was recorded meanwhile'),
  question: text('Spørgsmål', 'Question'),
  recordedMeanwhile: text('Registreret imens', 'Recorded meanwhile'),
  yourAnswer: text('Dit svar', 'Your answer'),
  alreadyDone: text(
    'Denne formular er allerede sendt med andre svar. Åbn en ny formular, hvis der er mere at registrere.',
    'This form was already sent with other answers. Open a new form if there is more to record.',
  ),
} as const satisfies Record<string, Text>;

export const referWords = {
  title: text('Ny henvisning', 'New referral'),
  lead: text('Hvem drejer henvisningen sig om?', 'Whom does the referral concern?'),
  pregnancy: text('En gravid', 'A pregnant woman'),
  pregnancyHint: text(
    'Graviditeten følges fra henvisning til fødsel.',
    'The pregnancy is followed from referral to birth.',
  ),
  child: text('Et barn, der allerede er født', 'A child already born'),
  childHint: text('Barnet følges til skolestart.', 'The child is followed until school start.'),
  submit: text('Opret sagen', 'Open the case'),
  municipality: text('Kommune', 'Municipality'),
} as const satisfies Record<string, Text>;

export const lossWords = {
  lead: text(
    'Tag den tid, du har brug for. Intet bliver registreret, før du har set, hvad der sker.',
    'Take the time you need. Nothing is recorded until you have seen what will happen.',
  ),
  next: text('Fortsæt', 'Continue'),
  stops: text('Dette stopper', 'This stops'),
  stopsNothing: text('Ingen frister stopper.', 'No deadlines stop.'),
  stays: text('Dette bliver stående', 'This stays'),
  staysNothing: text('Intet.', 'Nothing.'),
  opens: text('Dette kommer til', 'This is added'),
  survives: text(
    'Dokumentation, indsigt og klage gælder også bagefter.',
    'Documentation, access and complaints hold afterwards too.',
  ),
  offer: text(
    'Det er et tilbud til moderen selv. Hun får ingen breve om det.',
    'It is an offer to the mother herself. She gets no letters about it.',
  ),
  wasPast: text('Datoen var passeret før tabet.', 'The date had passed before the loss.'),
  others: text('Det gælder andre i familien.', 'It concerns others in the family.'),
  silence: text(
    'Der sendes ikke mere til familien. Påmindelser, der er på vej, bliver stoppet.',
    'Nothing more is sent to the family. Reminders on their way are stopped.',
  ),
  linked: text(
    'De sager, der hænger sammen med denne, får besked med det samme.',
    'Cases linked to this one learn of it at once.',
  ),
} as const satisfies Record<string, Text>;

/** A page between what was filled in and what is recorded. */
export const confirmWords = {
  title: text('Se det igennem, før du bekræfter', 'Look it through before you confirm'),
  confirm: text('Bekræft', 'Confirm'),
  change: text('Ret svarene', 'Change the answers'),
} as const satisfies Record<string, Text>;

export const adoptionWords = {
  moved: text('Disse datoer flytter sig', 'These dates move'),
  nothing: text('Ingen datoer flytter sig.', 'No dates move.'),
  none: text('ingen dato', 'no date'),
} as const satisfies Record<string, Text>;

/** Taking an act back. */
export const undoWords = {
  undo: text('Træk tilbage', 'Take back'),
  stays: text(
    'Det, der blev skrevet, bliver stående i journalen, mærket som trukket tilbage.',
    'What was written stays in the journal, marked as taken back.',
  ),
  events: text('Dette trækkes tilbage', 'This is taken back'),
  gone: text('Disse frister falder væk', 'These deadlines fall away'),
  owedAgain: text('Disse frister skal opfyldes igen', 'These deadlines are owed again'),
  nothing: text('Ingen frister ændrer sig.', 'No deadlines change.'),
} as const satisfies Record<string, Text>;

/** Names for the free codes that some fields take, where a list is what people expect. */
export const methodNames: Readonly<Record<string, Text>> = {
  phone: text('Telefon', 'Telephone'),
  meeting: text('Møde', 'Meeting'),
  'home-visit': text('Hjemmebesøg', 'Home visit'),
  digital: text('Digital Post', 'Digital post'),
  letter: text('Brev', 'Letter'),
};

export const categoryNames: Readonly<Record<string, Text>> = {
  health: text('Helbred', 'Health'),
  'substance-use': text('Rusmidler og medicin', 'Substance use'),
  social: text('Sociale forhold', 'Social situation'),
};

export const personNames: Readonly<Record<string, Text>> = {
  mother: text('Mor', 'Mother'),
  partner: text('Partner', 'Partner'),
  unborn: text('Det ufødte barn', 'The unborn child'),
};

/** Before the day on which a deadline falls due. */
export const dueBy: Text = text('senest', 'by');
export const childName = (n: string): Text => text(`Barn ${n}`, `Child ${n}`);
/** `nr. 7` */
export const numbered = (n: number): Text => text(`nr. ${n}`, `no. ${n}`);
/** `Række 2` */
export const rowName = (n: number): Text => text(`nr. ${n}`, `no. ${n}`);
