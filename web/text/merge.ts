import { type Text, text } from '../../domain/text.ts';

/** Merging a duplicate into the case that goes on, and splitting them again. */
export const mergeWords = {
  tab: text('Læg sammen', 'Merge'),
  title: text('Læg sagen sammen med en anden', 'Merge the case into another'),
  splitTitle: text('Skil sagerne ad igen', 'Split the cases again'),
  chooseLead: text(
    'Er den samme graviditet eller det samme barn henvist to gange, så lad den ene sag fortsætte. Sagen her står stille bagefter, og dens frister løber videre i den anden. Intet bliver slettet, og du kan skille dem ad igen.',
    'If the same pregnancy or child was referred twice, let one case go on. This case stands still afterwards, and its limits run on in the other. Nothing is deleted, and you can split them again.',
  ),
  found: text('Måske den samme', 'Possibly the same'),
  foundNone: text(
    'Vi har ikke fundet en sag, der ligner. Kender du nummeret, så skriv det herunder.',
    'We found no case that looks alike. If you know the number, write it below.',
  ),
  number: text('Sagens nummer', 'Number of the case'),
  numberHelp: text(
    'De seks tegn, der står øverst i sagen, fx 4F2A9C.',
    'The six characters at the top of the case, such as 4F2A9C.',
  ),
  compare: text('Sammenlign', 'Compare'),
  noNumber: text('Du har ingen sag med det nummer.', 'You have no case with that number.'),
  standsStill: text('Står stille bagefter', 'Stands still afterwards'),
  goesOn: text('Fortsætter', 'Goes on'),
  comesBack: text('Bliver sin egen igen', 'Stands by itself again'),
  swap: text('Byt om på de to', 'Let the other one go on'),
  started: text('Begyndt', 'Started'),
  name: text('Navn', 'Name'),
  about: text('Om', 'About'),
  noName: text('Ikke oplyst', 'Not known'),
  where: text('Kommune', 'Municipality'),
  phase: text('Fase', 'Phase'),
  open: text('Åbne frister', 'Open limits'),
  recorded: text('Registreringer', 'Records'),
  what: text('Hvad der sker', 'What happens'),
  over: text('Det går over i den sag, der fortsætter', 'This goes over into the case that goes on'),
  overNone: text('Der er intet nyt at føre over.', 'There is nothing new to take over.'),
  leaves: text('Det tæller ikke længere i den anden sag', 'This no longer counts in the other case'),
  leavesNone: text('Intet.', 'Nothing.'),
  opened: text('Nye frister i den sag, der fortsætter', 'New limits in the case that goes on'),
  openedNone: text('Ingen nye frister.', 'No new limits.'),
  moved: text('Frister, der flytter sig', 'Limits that move'),
  before: text('Før', 'Before'),
  after: text('Bagefter', 'Afterwards'),
  limit: text('Frist', 'Limit'),
  noLimit: text('Ingen dato', 'No date'),
  met: text('Frister, der bliver opfyldt', 'Limits that are met'),
  gone: text('Frister, der falder bort i den anden sag', 'Limits that fall away in the other case'),
  stopped: text('Frister, der stopper i sagen her', 'Limits that stop in this case'),
  again: text('Frister, der løber igen her', 'Limits that run again here'),
  againNone: text('Ingen frister løber igen.', 'No limits run again.'),
  mind: text('Se efter, før du går videre', 'Check before you go on'),
  cannot: text('Det kan ikke lade sig gøre', 'It cannot be done'),
  refused: text('Der blev ikke registreret noget', 'Nothing was recorded'),
  note: text('Bemærkning', 'Note'),
  noteHelp: text('Skrives i journalen i sagen her.', 'Is written into the journal of this case.'),
  optional: text('(kan udelades)', '(optional)'),
  why: text('Hvorfor?', 'Why?'),
  chooseWhy: text('Vælg en begrundelse.', 'Choose a reason.'),
  confirm: text('Læg sagerne sammen', 'Merge the cases'),
  confirmSplit: text('Skil sagerne ad', 'Split the cases'),
  leave: text('Fortryd', 'Cancel'),
  done: text('Sagerne er lagt sammen', 'The cases are merged'),
  doneLead: text('Alt, der skal gøres nu, står i', 'Everything that is to be done now stands in'),
  doneStill: text(
    'Den anden står stille og kan læses under sit eget nummer:',
    'The other one stands still and can be read under its own number:',
  ),
  splitDone: text('Sagerne er skilt ad', 'The cases are split'),
  splitDoneLead: text('Fristerne løber igen i', 'The limits run again in'),
  splitDoneOther: text(
    'Den anden sag fortsætter uden det, der kom herfra:',
    'The other one goes on without what came from here:',
  ),
  noticeStill: text('Sagen står stille', 'The case stands still'),
  noticeStillLead: text(
    'Den er lagt sammen med en anden. Registrér alt nyt i',
    'It is merged into another. Record everything new in',
  ),
  noticeUndo: text('Skil sagerne ad igen', 'Split the cases again'),
  noticeTaken: text('Lagt sammen med denne sag', 'Merged into this case'),
  back: text('Tilbage til sagen', 'Back to the case'),
} as const;

/** `3 registreringer kendes allerede og føres ikke over.` */
export const knownAlready = (n: number): Text =>
  n === 1
    ? text(
        'Én registrering kendes allerede eller hører til sagen her og føres ikke over.',
        'One record is known already or belongs to this case and is not taken over.',
      )
    : text(
        `${n} registreringer kendes allerede eller hører til sagen her og føres ikke over.`,
        `${n} records are known already or belong to this case and are not taken over.`,
      );
