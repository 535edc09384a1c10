import { type Text, text } from '../../domain/text.ts';

export const whatIfWords = {
  title: text('Hvad nu hvis?', 'What if?'),
  lead: text(
    'Prøv en anden termin, fødsel, udskrivelse, pause eller andre regler, og se, hvilke datoer der flytter sig. Intet bliver registreret, og ingen får besked.',
    'Try another due date, birth, discharge, pause or other rules, and see which dates move. Nothing is recorded, and nobody is told.',
  ),
  edd: text('Termin', 'Due date of birth'),
  now: text('Nu', 'Now'),
  drag: text('Træk for at flytte', 'Drag to move'),
  birth: text('Fødsel', 'Birth'),
  birthCorrected: text('Fødsel, rettet til', 'Birth, corrected to'),
  children: text('Antal børn', 'Number of children'),
  discharge: text('Udskrivelse', 'Discharge'),
  who: text('Hvem udskrives?', 'Who is discharged?'),
  pause: text('Sæt en frist på pause', 'Pause a deadline'),
  noPause: text('Ingen pause', 'No pause'),
  pauseHelp: text(
    'Kun frister, der ikke følger af loven, kan sættes på pause.',
    'Only deadlines that the law does not set can be paused.',
  ),
  pauseUntil: text('Pausen slutter', 'The pause ends'),
  ruleSet: text('Regler', 'Rules'),
  asNow: text('Som nu', 'As now'),
  newest: text('De nyeste regler', 'The newest rules'),
  rulesOf: text('Reglerne, som de var', 'The rules as of'),
  agreement: text('Kommunens aftale', "The municipality's agreement"),
  agreementLead: text(
    'Her står det, der er aftalt nu. Ret et tal for at se, hvad det ville betyde i denne sag.',
    'What is agreed now. Change a number to see what it would mean in this case.',
  ),
  none: text('Ingen', 'None'),
  try: text('Se, hvad der flytter sig', 'See what moves'),
  again: text('Begynd forfra', 'Start again'),
  result: text('Det flytter sig', 'What moves'),
  asks: text(
    'Vælg noget ovenfor, så ser du her, hvad det ville betyde.',
    'Choose something above to see what it would mean.',
  ),
  nothing: text('Ingen datoer eller påmindelser ændrer sig.', 'No date and no reminder changes.'),
  compared: text('Sammenlignet, som sagen ville stå', 'Compared as the case would stand on'),
  moved: text('Flytter sig', 'Moves'),
  added: text('Kommer til', 'Comes in'),
  gone: text('Falder bort', 'Falls away'),
  changed: text('Samme dato, ændret status', 'Same date, another status'),
  before: text('Før', 'Before'),
  after: text('Efter', 'After'),
  by: text('Flytning', 'Moves by'),
  deadline: text('Hvad skal gøres', 'What is to be done'),
  axis: text(
    'Fristerne på én tidslinje: øverst som nu, nederst som de ville blive. De samme datoer står i tabellerne.',
    'The deadlines on one line of time: above as now, below as they would be. The tables hold the same dates.',
  ),
  today: text('I dag', 'Today'),
  remindersAdded: text('Påmindelser, der kommer til', 'Reminders that come in'),
  remindersRemoved: text('Påmindelser, der falder bort', 'Reminders that fall away'),
  reminder: text('Påmindelse', 'Reminder'),
  to: text('Til', 'To'),
  when: text('Hvornår', 'When'),
  opened: text('En ny sag for barnet', 'A new case for the child'),
  withdrawn: text('Barnets sag bortfalder', "The child's case falls away"),
  linked: text('En tilknyttet sag', 'A linked case'),
  register: text('Er det sådan, det er?', 'Is that how it is?'),
  registerEdd: text('Registrér denne termin', 'Record this due date'),
  registerBirth: text('Registrér denne fødsel', 'Record this birth'),
  registerBirthCorrected: text('Ret fødselstidspunktet', 'Correct the time of birth'),
  registerDischarge: text('Registrér denne udskrivelse', 'Record this discharge'),
  registerPause: text('Sæt fristen på pause', 'Pause the deadline'),
  registerRules: text('Tag reglerne i brug', 'Adopt the rules'),
  registerLead: text(
    'Formularen åbner med svarene skrevet ind. Først når du sender den, bliver noget registreret.',
    'The form opens with the answers filled in. Nothing is recorded until you send it.',
  ),
  notYet: text(
    'Det, der ligger ude i tiden, kan først registreres, når det er sket.',
    'What lies ahead can be recorded once it has happened.',
  ),
  share: text(
    'Adressen på siden kan sendes til en kollega, som har adgang til sagen. Den indeholder kun datoer og koder.',
    'The address of this page can be sent to a colleague who has access to the case. It holds dates and codes only.',
  ),
  refused: text('Det kan ikke lade sig gøre', 'That cannot be done'),
  unreadable: text('Skriv en dato eller et tal, der findes.', 'Write a date or a number that exists.'),
} as const satisfies Record<string, Text>;

/** `12 dage senere`, `1 dag tidligere`, `ændret klokkeslæt`. */
export function movedBy(days: number): Text {
  if (Number.isNaN(days)) return text('–', '–');
  if (days === 0) return text('andet klokkeslæt', 'another time of day');
  const n = Math.abs(days);
  const [da, en] = n === 1 ? ['dag', 'day'] : ['dage', 'days'];
  return days > 0
    ? text(`${n} ${da} senere`, `${n} ${en} later`)
    : text(`${n} ${da} tidligere`, `${n} ${en} earlier`);
}

/** A parameter's guide without its codes of conflicts and its notes on special values. */
export const plainAbout = ({ da, en }: Text): Text => text(plain(da), plain(en));

const plain = (about: string): string =>
  about.replace(/\s*\(C\d+\)/g, '').replace(/[:;] (null|0|referral)\b.*$/, '');

export const clockStarts: Readonly<Record<string, Text>> = {
  referral: text('Henvisningen', 'The referral'),
  'pregnancy-record': text('Svangrejournalen', 'The pregnancy record'),
  'first-of': text('Den af dem, der kommer først', 'Whichever comes first'),
};
