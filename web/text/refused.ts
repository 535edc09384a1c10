import { text } from '../../domain/text.ts';

/** Why somebody may not do or see a thing. */
export const refusedWords = {
  contentOfCases: text(
    'Din rolle ser logge og regler, ikke sagers indhold.',
    'Your role sees logs and rules, not the content of cases.',
  ),
  partOfCase: text('Det er ikke for din rolle i den sag.', 'That is not for your role in that case.'),
  foreignForm: text(
    'Formularen kom fra et andet sted end Tovholder og blev ikke brugt.',
    'The form came from somewhere else than Tovholder and was not used.',
  ),
} as const;
