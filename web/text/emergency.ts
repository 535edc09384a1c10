import { type Text, text } from '../../domain/text.ts';

/** Emergency access: what it is, taking it, and reviewing it. */
export const emergencyWords = {
  menu: text('Nødadgang', 'Emergency access'),
  title: text('Nødadgang til en sag', 'Emergency access to a case'),
  lead: text(
    'Brug den kun, når et barn eller en gravid er i fare, og du skal se en sag, som du ellers ikke har adgang til.',
    'Use it only when a child or a pregnant woman is in danger and you must see a case that you have no access to otherwise.',
  ),
  before: text('Det sker, når du åbner sagen', 'This happens when you open the case'),
  happens: text(
    'Du kan læse denne ene sag i 60 minutter. Du kan ikke registrere noget.',
    'You can read this one case for 60 minutes. You cannot record anything.',
  ),
  told: text(
    'Lederen i den kommune, der har sagen, får straks besked og skal gennemgå det.',
    'The leader of the municipality that has the case is told at once and has to review it.',
  ),
  logged: text(
    'Hvert opslag står i adgangsloggen, mærket som nødadgang. Borgeren kan få at vide, at din organisation har set sagen.',
    'Every look stands in the access log, marked as emergency access. The citizen can be told that your organisation has seen the case.',
  ),
  ends: text(
    'Adgangen ender af sig selv. Ingen kan forlænge den; er der stadig fare, må du begrunde den igen.',
    'The access ends by itself. Nobody can prolong it; while danger lasts you must give your reason again.',
  ),
  municipality: text('Kommunen, der har sagen', 'The municipality that has the case'),
  number: text('Sagens nummer', 'The number of the case'),
  category: text('Hvad er grunden?', 'What is the ground?'),
  reason: text('Begrund med dine egne ord', 'Give the reason in your own words'),
  submit: text('Åbn sagen med nødadgang', 'Open the case by emergency access'),
  banner: text('Du ser sagen med nødadgang', 'You see the case by emergency access'),
  until: text('Adgangen ender', 'The access ends'),
  bannerLead: text(
    'Du kan kun læse, og hvert opslag er mærket. Lederen i kommunen har fået besked.',
    'You can only read, and every look is marked. The leader of the municipality has been told.',
  ),
  reviews: text('Nødadgange', 'Emergency accesses'),
  reviewsLead: text(
    'Nogen har åbnet en af jeres sager, som de ellers ikke kan se. Den bliver stående her, til en leder har gennemgået den.',
    'Somebody has opened one of your cases that they may not see otherwise. It stays here until a leader has reviewed it.',
  ),
  waiting: text('Nødadgange, der venter på din gennemgang', 'Emergency accesses that wait for your review'),
  none: text('Ingen nødadgange.', 'No emergency accesses.'),
  review: text('Gennemgå nødadgangen', 'Review the emergency access'),
  who: text('Hvem', 'Who'),
  when: text('Åbnet', 'Opened'),
  ended: text('Slut', 'Ended'),
  looks: text('Opslag', 'Looks'),
  outcome: text('Gennemgang', 'Review'),
  note: text('Bemærkning', 'Remark'),
  given: text('Begrundelsen', 'The reason given'),
  erased: text(
    'Sagen er slettet, og begrundelsen kan ikke læses.',
    'The case was erased, and the reason cannot be read.',
  ),
  justified: text('Berettiget', 'Justified'),
  'not-justified': text('Ikke berettiget', 'Not justified'),
  unreviewed: text('Ikke gennemgået', 'Not reviewed'),
  unjustifiedHelp: text(
    'Er adgangen ikke berettiget, ender den nu. Overvej, om det er et brud på persondatasikkerheden.',
    'If the access is not justified it ends now. Consider whether it is a personal data breach.',
  ),
  save: text('Gem gennemgangen', 'Save the review'),
} as const satisfies Record<string, Text>;
