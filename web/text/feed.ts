import { type Text, text } from '../../domain/text.ts';

/** The calendar that one person subscribes to. */
export const feedWords = {
  title: text('Min kalender', 'My calendar'),
  lead: text(
    'Få dine møder og måldatoer ind i din egen kalender. Der står kun tidspunkter og henvisninger hertil: ingen navne og intet om familien.',
    'Have your meetings and target dates in your own calendar. It holds times and links to here only: no names and nothing about the family.',
  ),
  secret: text(
    'Adressen er hemmelig: den, der har den, kan se tidspunkterne uden at logge ind. Luk den, hvis andre har fået den.',
    'The address is secret: whoever has it can see the times without logging in. Close it if somebody else has got it.',
  ),
  made: text('Din nye kalenderadresse', 'Your new calendar address'),
  once: text(
    'Kopiér den nu til din kalender; den vises kun denne ene gang.',
    'Copy it to your calendar now; it is shown this once only.',
  ),
  make: text('Lav en kalenderadresse', 'Make a calendar address'),
  none: text('Du har ingen kalenderadresse.', 'You have no calendar address.'),
  mine: text('Dine kalenderadresser', 'Your calendar addresses'),
  as: text('Som', 'As'),
  created: text('Lavet', 'Made'),
  expires: text('Gælder til', 'Valid until'),
  lastRead: text('Sidst hentet', 'Last read'),
  never: text('Aldrig', 'Never'),
  end: text('Luk', 'Close'),
} as const satisfies Record<string, Text>;
