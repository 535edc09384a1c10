import { type Text, text } from '../../domain/text.ts';

export const lawWords = {
  title: text('Reglerne', 'The rules'),
  lead: text(
    'Alle frister, som Tovholder følger: hvad de bygger på, hvornår de løber, og hvem der har ansvaret.',
    'All deadlines that Tovholder follows: what they rest on, when they run, and who is responsible.',
  ),
  across: text(
    'På tværs: samtykke, databeskyttelse og forvaltning',
    'Across: consent, data protection and administration',
  ),
  code: text('Kode', 'Code'),
  name: text('Regel', 'Rule'),
  limit: text('Frist', 'Limit'),
  opens: text('Begynder med', 'Begins with'),
  meets: text('Opfyldes af', 'Met by'),
  reminders: text('Påmindelser', 'Reminders'),
  versions: text('Versioner', 'Versions'),
  from: text('Gælder fra', 'In force from'),
  always: text('Uden startdato', 'No start date'),
  change: text('Ændrer fristen til', 'Changes the limit to'),
  formerly: text('tidligere', 'formerly'),
  kind: text('Slags regel', 'Kind of rule'),
  certainty: text('Hvor sikkert er det', 'How certain it is'),
  about: text('Om reglen', 'About the rule'),
  doubt: text('Juridisk tvivl', 'Legal doubt'),
  examples: text('Eksempler', 'Examples'),
  trigger: text('Tælles fra', 'Counted from'),
  term: text('Termin', 'Due date of birth'),
  birth: text('Født', 'Born'),
  limitIs: text('fristen er', 'the limit is'),
  parameters: text('Det kan kommunen aftale', 'What the municipality may agree'),
  usually: text('Normalt', 'Usually'),
  search: text('Søg i reglerne', 'Search the rules'),
  searchHint: text('Fx «referat», «barnets lov» eller «F1-15»', 'For example “minutes” or “F1-15”'),
  submit: text('Søg', 'Search'),
  all: text('Vis alle', 'Show all'),
  print: text('Alle regler til udskrift', 'All rules for print'),
  printLead: text(
    'Alle regler i fuld tekst, med kilde, versioner og eksempler. Skriv siden ud, eller gem den som PDF.',
    'All rules in full, with source, versions and examples. Print the page, or save it as PDF.',
  ),
  nothing: text('Ikke noget, der registreres', 'Nothing that is recorded'),
} as const satisfies Record<string, Text>;

export const rulesFound = (n: number): Text =>
  n === 1 ? text('1 regel passer.', '1 rule fits.') : text(`${n} regler passer.`, `${n} rules fit.`);

export const certaintyNames: Readonly<Record<string, Text>> = {
  S: text('Læst i kilden', 'Read in the source'),
  V: text('Efterprøvet i lovteksten eller hos myndigheden', 'Verified in the act or with the authority'),
  'V-old': text('Efterprøvet for den ældre lov', 'Verified for the older act'),
  U: text('Ikke efterprøvet', 'Not verified'),
  'U-high': text('Ikke efterprøvet, høj tiltro', 'Not verified, high confidence'),
  'U-med': text('Ikke efterprøvet, nogen tiltro', 'Not verified, some confidence'),
  'U-low': text('Ikke efterprøvet, lav tiltro', 'Not verified, low confidence'),
};
