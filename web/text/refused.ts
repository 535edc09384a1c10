import { text } from '../../domain/text.ts';

/** Why somebody may not do or see a thing. */
export const refusedWords = {
  contentOfCases: text(
    'Din rolle ser logge og regler, ikke sagers indhold.',
    'Your role sees logs and rules, not the content of cases.',
  ),
  mayNotRecord: text('Din rolle kan ikke registrere hændelser.', 'Your role may not record events.'),
} as const;
