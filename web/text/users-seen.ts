import { type Text, text } from '../../domain/text.ts';

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
