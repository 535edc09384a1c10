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
  nothing: text('Ikke noget, der registreres', 'Nothing that is recorded'),
} as const satisfies Record<string, Text>;

export const certaintyNames: Readonly<Record<string, Text>> = {
  S: text('Læst i kilden', 'Read in the source'),
  V: text('Efterprøvet i lovteksten eller hos myndigheden', 'Verified in the act or with the authority'),
  'V-old': text('Efterprøvet for den ældre lov', 'Verified for the older act'),
  U: text('Ikke efterprøvet', 'Not verified'),
  'U-high': text('Ikke efterprøvet, høj tiltro', 'Not verified, high confidence'),
  'U-med': text('Ikke efterprøvet, nogen tiltro', 'Not verified, some confidence'),
  'U-low': text('Ikke efterprøvet, lav tiltro', 'Not verified, low confidence'),
};
