import { type Text, text } from '../../domain/text.ts';

export const siblingWords = {
  title: text('Søskende', 'Siblings'),
  lead: text(
    'Børnene fra samme graviditet ved siden af hinanden. Det samme står i samme række, så det er let at se, hvis noget mangler for det ene barn.',
    'The children of one pregnancy side by side. The same stands in the same row, so that it is easy to see what one child lacks.',
  ),
  alone: text('Du kan ikke se de andre børns sager.', 'You cannot see the other children’s cases.'),
  state: text('Hvor barnet er nu', 'Where the child is now'),
  deadlines: text('Frister', 'Deadlines'),
  what: text('Hvad', 'What'),
  born: text('Født', 'Born'),
  age: text('Alder', 'Age'),
  phase: text('Fase', 'Phase'),
  know: text('Vær opmærksom på', 'To know'),
  next: text('Næste frist', 'Next deadline'),
  later: text('Længere ude', 'Further ahead'),
  done: text('Opfyldt eller bortfaldet', 'Met or cancelled'),
  nothing: text('Ingen åbne frister.', 'No open deadlines.'),
} as const satisfies Record<string, Text>;
