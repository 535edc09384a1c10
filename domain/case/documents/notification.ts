import { boolean, type Fields, longText, optional, personName } from '../field.ts';

const free = (da: string, en: string) => longText(da, en, { optional: true });

/**
 * What a notification should hold (SG; catalogue §4.5). The law asks for no form, so nothing is required; what was
 * seen and heard is told without interpretation.
 */
export const notificationContentFields: Fields = {
  notifierName: optional(personName('Underretters navn', "The notifier's name")),
  cause: free('Anledningen', 'The cause'),
  seenAndHeard: free('Hvad der er set og hørt', 'What was seen and heard'),
  familySituation: free('Familiens situation', "The family's situation"),
  duration: free('Hvor længe det har stået på', 'How long it has lasted'),
  parentsReaction: free('Forældrenes reaktion', "The parents' reaction"),
  consentAttempted: optional(
    boolean(
      'Samtykke er forsøgt (ikke ved mistanke om overgreb)',
      'Consent was sought (not where abuse is suspected)',
    ),
  ),
  copyToParents: optional(boolean('Kopi til forældrene', 'Copy to the parents')),
};
