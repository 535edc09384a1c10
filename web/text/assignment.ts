import { type Text, text } from '../../domain/text.ts';

/** Taking work, giving it back, keeping it until a day. */
export const assignmentWords = {
  title: text('Hvem har opgaven?', 'Who has the work?'),
  lead: text(
    'Hver faggruppes opgaver i sagen kan tages af én medarbejder. Så længe ingen har dem, står de på hele faggruppens liste.',
    'Each unit’s work in the case can be taken by one member of staff. While nobody has it, it stands on the whole unit’s list.',
  ),
  unit: text('Faggruppe', 'Unit'),
  who: text('Medarbejder', 'Member of staff'),
  until: text('Til og med', 'Until and including'),
  act: text('Hvad vil du gøre?', 'What do you want to do?'),
  you: text('Dig', 'You'),
  yours: text('Du har opgaven.', 'You have the work.'),
  nobody: text('Ingen endnu', 'Nobody yet'),
  nobodys: text('Ingen har opgaven endnu.', 'Nobody has the work yet.'),
  somebody: text('En kollega har opgaven.', 'A colleague has the work.'),
  claim: text('Tag sagen', 'Take it'),
  release: text('Giv fra dig', 'Give it back'),
  reserve: text('Reservér til en dato', 'Reserve until a date'),
  reserveIt: text('Reservér', 'Reserve'),
  reserveHint: text(
    'Derefter er opgaven ingens igen og kommer tilbage på listen af sig selv.',
    'After that day it is nobody’s again and comes back to the list by itself.',
  ),
  keep: text('Behold uden slutdato', 'Keep without an end'),
  giveOn: text('Giv den til en anden', 'Give it to somebody else'),
  more: text('Se hvem der har opgaverne', 'See who has the work'),
  reserved: text('Reserveret til og med', 'Reserved until and including'),
  standsIn: text('står for i dag', 'steps in today'),
  away: text('Fraværende', 'Away'),
  for: text('For', 'For'),
  badDate: text('Vælg en dag fra i dag og frem.', 'Choose a day from today on.'),
  quickerTitle: text('En anden har opgaven', 'Somebody else has the work'),
  quicker: text('var hurtigere end dig og har opgaven nu.', 'was quicker than you and has the work now.'),
  quickerWhat: text(
    'Intet er ændret. Skal opgaven over på dig, kan I aftale det, og opgaven kan gives videre på sagens side.',
    'Nothing was changed. If it should be yours, agree on it; the work can be given on from the page of the case.',
  ),
  back: text('Tilbage til listen', 'Back to the list'),
  toCase: text('Tilbage til sagen', 'Back to the case'),
  refusedTitle: text('Det kunne ikke lade sig gøre', 'That could not be done'),
} as const satisfies Record<string, Text>;
