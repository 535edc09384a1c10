import { isFamilyRole, isProfessionalRole, roleName } from '../../domain/rules/roles.ts';
import { type Text, text } from '../../domain/text.ts';
import { childName, personNames } from './record.ts';

export const personWords = {
  tab: text('Personer', 'Persons'),
  person: text('Person', 'Person'),
  lead: text(
    'Hvem der er hvem i sagen, som det er fortalt her og i de sager, den hænger sammen med. At siden er vist, står i «Hvem har set sagen?».',
    'Who is who in the case, as told here and in the cases linked to it. That this page was shown stands in “Who has seen the case?”.',
  ),
  none: text('Ingen er nævnt i sagen endnu.', 'Nobody is named in the case yet.'),
  who: text('Hvem', 'Who'),
  name: text('Navn', 'Name'),
  former: text('Tidligere', 'Earlier'),
  number: text('Personnummer', 'Personal number'),
  replacement: text('Erstatningspersonnummer', 'Replacement number'),
  custody: text('Forældremyndighed', 'Custody'),
  residence: text('bopæl her', 'lives here'),
  second: text('den anden forældremyndighedsindehaver', 'the second custody holder'),
  until: text('til', 'until'),
  address: text('Adresse', 'Address'),
  protected: text('Beskyttet navn og adresse', 'Protected name and address'),
  why: text('Hvorfor skal du se adressen?', 'Why do you need to see the address?'),
  show: text('Vis adressen', 'Show the address'),
  logged: text(
    'Opslaget og grunden skrives i adgangsloggen, før adressen vises.',
    'The look and the reason are written to the access log before the address is shown.',
  ),
  search: text('Søg', 'Search'),
  searchLead: text(
    'Find en sag eller en person i de sager, du kan se. At du har søgt, skrives i adgangsloggen. Det, du skriver, gemmes ingen steder.',
    'Find a case or a person in the cases that you may see. That you searched is written to the access log. What you type is kept nowhere.',
  ),
  typed: text('Hvad leder du efter?', 'What are you looking for?'),
  typedHint: text(
    'Navn, personnummer, termin (f.eks. 20-08-2026) eller sagsnummer. Navne findes, også når de staves anderledes. Du kan skrive navn og termin sammen.',
    'Name, personal number, due date (e.g. 20-08-2026) or case number. Names are found in other spellings too. You may write name and due date together.',
  ),
  notUnderstood: text(
    'Skriv et navn, et personnummer, en termin eller et sagsnummer.',
    'Write a name, a personal number, a due date or a case number.',
  ),
  noNumber: text(
    'Personnummeret skal være ti tegn: dag, måned, år og løbenummer.',
    'The personal number must be ten characters: day, month, year and serial.',
  ),
  more: text(
    'Der er flere. Skriv mere af navnet, eller skriv terminen efter navnet.',
    'There are more. Write more of the name, or the due date after the name.',
  ),
  submit: text('Søg', 'Search'),
  found: text('Fundet', 'Found'),
  nobody: text(
    'Ingen sag, som du kan se, passer med det, du søgte efter.',
    'No case that you may see fits what you searched for.',
  ),
} as const satisfies Record<string, Text>;

/** What people call a person in the journal: the first six digits of the opaque id. */
export const shortPersonId = (id: string): string => `P-${id.slice(2, 8).toUpperCase()}`;

/** Those who are known for a task. */
const officials: Readonly<Record<string, Text>> = {
  caseworker: text('Rådgiver', 'Caseworker'),
  'contact-person': text('Kontaktperson', 'Contact person'),
  supporter: text('Støtte til lægebesøg', 'Support at the visit to the GP'),
  'support-person': text('Støtteperson', 'Support person'),
  participant: text('Deltager i samarbejdet', 'Participant in the cooperation'),
  discloser: text('Fagperson, der videregiver', 'Professional who discloses'),
  notifier: text('Underretter', 'Notifier'),
  party: text('Part i samtykket', 'Party to the consent'),
  relation: text('Pårørende', 'Relative'),
};

const relatives: Readonly<Record<string, Text>> = {
  father: text('Far', 'Father'),
  FMI: text('Forældremyndighedsindehaver', 'Custody holder'),
};

/** Who somebody is to the case; a word of the caller's own stands as it is. */
export function whoName(who: string): Text {
  const child = /^child:(\d+)$/.exec(who)?.[1];
  if (child) return childName(child);
  const known = personNames[who] ?? relatives[who] ?? officials[who];
  if (known) return known;
  return isProfessionalRole(who) || isFamilyRole(who) ? roleName(who) : text(who, who);
}
